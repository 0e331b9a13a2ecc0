import { expect, it } from "vitest";
import { layoutCopies } from "./copyLayout";

const edges = [
  { giver: "agency", taker: "daily", n: 9 },
  { giver: "agency", taker: "site", n: 4 },
  { giver: "daily", taker: "site", n: 1 },
  { giver: "site", taker: "site", n: 30 },
];

it("puts who gives most on top, and leaves out copies within one outlet", () => {
  const found = layoutCopies(edges);
  expect(found.rows.map((r) => r.name)).toEqual(["agency", "daily", "site"]);
  expect(found.arcs).toHaveLength(3);
  expect(found.arcs.every((a) => a.down)).toBe(true);
  expect(found.rows[1]).toEqual({ name: "daily", given: 1, taken: 9 });
});

it("draws more copies thicker, and says what it left out", () => {
  const found = layoutCopies(edges, 2);
  expect(found.arcs[0]!.width).toBeGreaterThan(found.arcs[1]!.width);
  expect(found.leftOut).toBe(1);
  expect(layoutCopies([])).toEqual({ rows: [], arcs: [], reach: 0, leftOut: 0 });
});
