import { describe, expect, it } from "vitest";
import { at, ends, numberScale, placeRange } from "./figureScale";

const value = (min: number | null, max: number | null, approx = false) => ({ min, max, approx });

describe("ranges", () => {
  it("reads about n as a tenth to both sides", () => {
    expect(ends(value(150, 150, true))).toEqual([135, 165]);
    expect(ends(value(-10, -10, true))).toEqual([-11, -9]);
    expect(ends(value(150, null, true))).toEqual([150, null]);
  });
  it("begins at nought, so that lengths compare", () => {
    const scale = numberScale([value(150, 150), value(300, 300)])!;
    expect(scale.low).toBe(0);
    expect(at(scale, 150) * 2).toBeCloseTo(at(scale, 300));
    expect(scale.ticks[0]).toBe(0);
    expect(scale.ticks.at(-1)).toBe(scale.high);
  });
  it("goes to powers of ten where numbers differ by far", () => {
    const scale = numberScale([value(900, 900), value(160_000, 160_000)])!;
    expect(scale.log).toBe(true);
    expect(scale.ticks).toEqual([1000, 10_000, 100_000]);
    expect(at(scale, 900)).toBeLessThan(at(scale, 2500));
  });
  it("lets an open end run to the edge", () => {
    const scale = numberScale([value(4, null), value(4, 4)])!;
    expect(placeRange(scale, value(4, null))).toMatchObject({ high: 1, openHigh: true, exact: false });
    expect(placeRange(scale, value(4, 4))).toMatchObject({ exact: true, openHigh: false });
    expect(placeRange(scale, value(4, null))!.low).toBeLessThan(1);
  });
  it("copes with nought, one number, none, and the absurd", () => {
    expect(numberScale([value(null, null)])).toBeNull();
    expect(placeRange(numberScale([value(1, 1)])!, value(null, null))).toBeNull();
    for (const n of [0, 1, 3, 2500, 1e40, -5]) {
      const scale = numberScale([value(n, n)])!;
      expect(scale.high).toBeGreaterThan(scale.low);
      expect(scale.ticks.length).toBeGreaterThan(1);
      expect(scale.ticks.length).toBeLessThan(12);
      expect(at(scale, n)).toBeGreaterThanOrEqual(0);
      expect(at(scale, n)).toBeLessThanOrEqual(1);
    }
  });
});
