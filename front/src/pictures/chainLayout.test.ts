import { describe, expect, it } from "vitest";
import { layoutChain, linkPath, reports, type ChainNode } from "./chainLayout";

function node(name: string, kind: string, children: ChainNode<string>[] = [], copy = false): ChainNode<string> {
  return { name, kind, report: kind === "outlet" ? name : null, copy, children };
}

const tree = node("speaker", "person", [
  node("agency", "media", [node("one", "outlet", [node("two", "outlet", [], true), node("three", "outlet", [], true)])]),
  node("four", "outlet"),
]);

describe("the chain picture", () => {
  it("runs from the origin over hops to the reports, all reports in one column", () => {
    const { nodes, reportColumn, columns, rows } = layoutChain([tree]);
    const at = Object.fromEntries(nodes.map((n) => [n.node.name, [n.column, n.row, n.role]]));
    expect(at).toEqual({ speaker: [0, 0, "origin"], agency: [1, 0, "hop"], one: [2, 0, "report"], four: [2, 1, "report"] });
    expect([reportColumn, columns, rows]).toEqual([2, 3, 2]);
  });
  it("folds copies into the report they came from, and unfolds them behind it", () => {
    expect(layoutChain([tree]).nodes.find((n) => n.node.name === "one")!.folded).toBe(2);
    const open = layoutChain([tree], new Set(["0.0.0"]));
    const two = open.nodes.find((n) => n.node.name === "two")!;
    expect(two).toMatchObject({ role: "copy", column: 3, row: 0, parent: "0.0.0" });
    expect(open.nodes.find((n) => n.node.name === "one")!.folded).toBe(0);
    expect(open.links.filter((l) => l.copied)).toHaveLength(2);
  });
  it("counts copies of copies", () => {
    const deep = node("x", "person", [node("a", "outlet", [node("b", "outlet", [node("c", "outlet", [], true)], true)])]);
    expect(layoutChain([deep]).nodes[1]!.folded).toBe(2);
    expect(reports(deep)).toBe(3);
  });
  it("leaves out what is too much, says how much, and shows it when opened", () => {
    const wide = node("x", "person", Array.from({ length: 20 }, (_, i) => node(`r${i}`, "outlet")));
    const few = layoutChain([wide], new Set(), 6);
    expect(few.nodes).toHaveLength(7);
    expect(few.nodes[0]!.more).toBe(14);
    const all = layoutChain([wide], new Set(["0"]), 6);
    expect(all.nodes).toHaveLength(21);
    expect(all.nodes[0]!.more).toBe(0);
  });
  it("puts several origins under one another without sharing a place", () => {
    const { nodes, rows } = layoutChain([tree, node("other", "anonymous", [node("five", "outlet")])]);
    const places = nodes.map((n) => `${n.column},${n.row}`);
    expect(new Set(places).size).toBe(places.length);
    expect(rows).toBe(3);
  });
  it("draws a way only forward", () => {
    expect(linkPath(0, 10, 50, 10)).toBe("M0,10H50");
    expect(linkPath(0, 0, 40, 60)).toBe("M0,0Q12,0 12,12V48Q12,60 24,60H40");
  });
});
