import { expect, it } from "vitest";
import { pack } from "./lanes";

const box = (item: string, start: number, end: number) => ({ item, start, end });

it("puts bars that do not meet into one row", () => {
  const found = pack([box("a", 0, 10), box("b", 300, 310)], 1000, 200, 9);
  expect(found.rows).toBe(1);
  expect(found.bars.map((b) => b.label)).toEqual(["after", "after"]);
});

it("gives a row of its own to a bar whose label would be run over", () => {
  const found = pack([box("a", 0, 10), box("b", 100, 110)], 1000, 200, 9);
  expect(found.bars.map((b) => b.row)).toEqual([0, 1]);
});

it("writes before a bar at the far end, and over a long one", () => {
  const found = pack([box("end", 950, 1000), box("long", 100, 600), box("wide", 10, 40)], 1000, 200, 9);
  expect(found.bars.map((b) => b.label)).toEqual(["before", "over", "after"]);
  const narrow = pack([box("a", 20, 60)], 180, 170, 9);
  expect(narrow.bars[0]!.label).toBe("over");
});

it("writes on the side that is asked for, where there is room", () => {
  const found = pack([box("far", 500, 510), box("near", 50, 60)], 1000, 200, 9, "before");
  expect(found.bars.map((b) => b.label)).toEqual(["before", "after"]);
});

it("never lets two of a row meet, and counts what finds no place", () => {
  const boxes = Array.from({ length: 60 }, (_, i) => box(String(i), (i * 137) % 900, ((i * 137) % 900) + (i % 7) * 20));
  const found = pack(boxes, 1000, 150, 5);
  expect(found.bars.length + found.leftOut).toBe(60);
  expect(found.rows).toBeLessThanOrEqual(5);
  expect(found.leftOut).toBeGreaterThan(0);
  const reach = (b: (typeof found.bars)[number]) =>
    b.label === "before" ? [b.start - 150, b.end] : b.label === "after" ? [b.start, b.end + 150] : [b.start, Math.max(b.end, b.start + 150)];
  for (const a of found.bars)
    for (const b of found.bars) {
      if (a === b || a.row !== b.row) continue;
      const [a1, a2] = reach(a) as [number, number];
      const [b1, b2] = reach(b) as [number, number];
      expect(a2 <= b1 || b2 <= a1).toBe(true);
    }
});
