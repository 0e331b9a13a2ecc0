import { describe, expect, it } from "vitest";
import { dayFrom, dayOf, isoOf, partsOf } from "./days";
import { bulk, fit, panned, place, pointed, share, ticks, ZOOMS, zoomed, zoomOf, type Domain } from "./timeScale";

const year: Domain = { from: dayFrom(2023), to: dayFrom(2024) };

describe("days", () => {
  it("counts days by the calendar, leap days and far years too", () => {
    expect(dayOf("1970-01-01")).toBe(0);
    expect(dayOf("2024-03-01") - dayOf("2024-02-28")).toBe(2);
    expect(isoOf(dayFrom(2023, 14))).toBe("2024-02-01");
    expect(partsOf(dayOf("0622-07-16"))).toEqual([622, 7, 16]);
    expect(isoOf(dayOf("0622-07-16"))).toBe("0622-07-16");
    expect(isoOf(dayFrom(12000))).toBe("9999-12-31");
  });
});

describe("windows on the axis", () => {
  it("gives a day its own width and says that it is exact", () => {
    const p = place(year, { earliest: "2023-01-01", latest: "2023-01-01" })!;
    expect(p.start).toBe(0);
    expect(p.size).toBeCloseTo(1 / 365);
    expect(p.exact).toBe(true);
  });
  it("lets open and cut ends run on", () => {
    expect(place(year, { earliest: "2023-07-02", latest: null })).toMatchObject({ openStart: false, openEnd: true, exact: false });
    const cut = place(year, { earliest: "2020-01-01", latest: "2023-12-31" })!;
    expect(cut).toMatchObject({ start: 0, size: 1, openStart: true, openEnd: false });
  });
  it("leaves out what lies outside or has no date", () => {
    expect(place(year, { earliest: "2024-01-01", latest: "2024-02-01" })).toBeNull();
    expect(place(year, { earliest: null, latest: "2022-12-31" })).toBeNull();
    expect(place(year, { earliest: null, latest: null })).toBeNull();
  });
});

describe("ticks", () => {
  it("stand on whole months of a year", () => {
    const found = ticks(year, 1100);
    expect(found.map((t) => isoOf(t.day))).toEqual(Array.from({ length: 12 }, (_, i) => isoOf(dayFrom(2023, i + 1))));
    expect(isoOf(found[1]!.last)).toBe("2023-02-28");
  });
  it("stand on whole decades of a century, whatever the first year", () => {
    const found = ticks({ from: dayFrom(1917), to: dayFrom(2017) }, 1000);
    expect(found[0]).toMatchObject({ day: dayFrom(1920), unit: "year" });
    expect(found.every((t) => partsOf(t.day)[0] % 10 === 0)).toBe(true);
  });
  it("keep apart at every zoom and width", () => {
    for (let days = 1; days < 400_000; days *= 1.7)
      for (const width of [260, 700, 1400]) {
        const found = ticks({ from: dayFrom(1600), to: dayFrom(1600) + days }, width);
        expect(found.length).toBeLessThanOrEqual(width / 90 + 1);
        for (let i = 1; i < found.length; i++) expect((found[i]!.at - found[i - 1]!.at) * width).toBeGreaterThan(75);
      }
  });
  it("do not move when the axis is moved", () => {
    const march: Domain = { from: dayFrom(2023, 3), to: dayFrom(2023, 4, 20) };
    const before = ticks(march, 600).map((t) => t.day);
    const moved = ticks(panned(march, 0.03), 600).map((t) => t.day);
    expect(moved.filter((day) => before.includes(day)).length).toBeGreaterThanOrEqual(before.length - 1);
  });
});

describe("zooming", () => {
  it("holds the point under the pointer", () => {
    const closer = zoomed(year, 0.5, 0.25);
    expect(share(closer, year.from + 365 * 0.25)).toBeCloseTo(0.25);
    expect(closer.to - closer.from).toBeCloseTo(182.5);
  });
  it("stops at a day and at two thousand years", () => {
    expect(zoomed({ from: 0, to: 1 }, 0.1)).toEqual({ from: 0, to: 1 });
    const wide = zoomed(year, 1e9);
    expect(wide.to - wide.from).toBeCloseTo(730_500);
  });
  it("names itself", () => {
    expect(zoomOf(year)).toBe("year");
    expect(zoomOf({ from: 0, to: ZOOMS.decade * 1.4 })).toBe("decade");
    expect(zoomOf({ from: 0, to: 1.2 })).toBe("day");
  });
  it("fits what there is, without far outliers where asked", () => {
    const windows = Array.from({ length: 20 }, (_, i) => ({ earliest: `2023-01-${String(i + 1).padStart(2, "0")}`, latest: null }));
    windows.push({ earliest: "0636-01-01", latest: null });
    expect(fit(windows, 0.05)!.from).toBeGreaterThan(dayFrom(2022, 12));
    expect(fit(windows)!.from).toBeLessThan(dayFrom(637));
    expect(fit([{ earliest: null, latest: null }])).toBeNull();
  });
});

describe("the bulk of a story", () => {
  const month = (start: string, end: string, n: number) => ({ start, end, n });
  it("leaves out what few entries stretch to, and keeps all where nothing sticks out", () => {
    const rows = [month("1945-08-01", "1945-08-31", 3), month("2015-07-01", "2015-07-31", 500), month("2015-08-01", "2015-08-31", 400), month("2045-01-01", "2045-01-31", 2)];
    const found = bulk(rows, 0.9)!;
    expect(isoOf(found.from).slice(0, 7)).toBe("2015-06");
    expect(isoOf(found.to).slice(0, 7)).toBe("2015-09");
    expect(bulk(rows, 1)!.from).toBeLessThan(dayFrom(1945, 8));
    expect(bulk(rows, 1)!.to).toBeGreaterThan(dayFrom(2045));
  });
  it("is nothing where there is nothing", () => {
    expect(bulk([], 0.9)).toBeNull();
    expect(bulk([month("2015-07-01", "2015-07-31", 0)], 0.9)).toBeNull();
  });
});

it("reads the pointer from the inline start: from the right in Arabic", () => {
  const box = { left: 100, width: 200 };
  expect(pointed(box, 150, false)).toBeCloseTo(0.25);
  expect(pointed(box, 150, true)).toBeCloseTo(0.75);
});
