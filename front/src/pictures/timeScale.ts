/**
 * The time axis: a stretch of days shown over a width. Positions are shares 0–1 from the inline start, so that the same
 * numbers run right to left in Arabic and left to right in English.
 */
import { type Day, dayFrom, dayOf, partsOf } from "./days";

/** `from` inclusive, `to` exclusive; both may lie within a day. */
export interface Domain {
  from: number;
  to: number;
}

/** Earliest and latest ISO day, inclusive; null: open. */
export interface Span {
  earliest: string | null;
  latest: string | null;
}

export type Unit = "day" | "month" | "year";

/** `last` is the last day that the tick's label names. */
export interface Tick {
  at: number;
  day: Day;
  last: Day;
  unit: Unit;
}

/** A window on the axis: `start` and `size` are shares of the width. `exact`: one day; an open or cut end runs on. */
export interface Placed {
  start: number;
  size: number;
  exact: boolean;
  openStart: boolean;
  openEnd: boolean;
}

export const ZOOMS = { decade: 3653, year: 366, month: 31, week: 7, day: 1 } as const;
export type Zoom = keyof typeof ZOOMS;

const STEPS: [Unit, number, number][] = [
  ["day", 1, 1],
  ["day", 2, 2],
  ["day", 7, 7],
  ["day", 14, 14],
  ["month", 1, 30.5],
  ["month", 3, 91.3],
  ["month", 6, 182.6],
  ["year", 1, 365.25],
  ["year", 2, 730.5],
  ["year", 5, 1826],
  ["year", 10, 3652],
  ["year", 20, 7305],
  ["year", 50, 18262],
  ["year", 100, 36525],
  ["year", 500, 182625],
];

export function share(domain: Domain, day: number): number {
  return (day - domain.from) / Math.max(1e-9, domain.to - domain.from);
}

/** Where a window stands; null where it lies outside. */
export function place(domain: Domain, window: Span): Placed | null {
  if (window.earliest === null && window.latest === null) return null;
  const first = window.earliest === null ? -Infinity : dayOf(window.earliest);
  const last = window.latest === null ? Infinity : dayOf(window.latest) + 1;
  if (last <= domain.from || first >= domain.to) return null;
  const start = share(domain, Math.max(first, domain.from));
  const end = share(domain, Math.min(last, domain.to));
  return {
    start,
    size: Math.max(0, end - start),
    exact: last - first <= 1,
    openStart: first < domain.from,
    openEnd: last > domain.to,
  };
}

/**
 * Ticks on whole days, months or years, at least `apart` pixels from each other on an axis of `width` pixels; none so near
 * the end that its words, half as wide, would be cut.
 */
export function ticks(domain: Domain, width: number, apart = 90): Tick[] {
  const days = domain.to - domain.from;
  const most = Math.max(1, Math.floor(width / apart));
  const [unit, step] = STEPS.find(([, , size]) => days / size <= most) ?? STEPS[STEPS.length - 1]!;
  const out: Tick[] = [];
  for (let day = firstTick(domain.from, unit, step); day < domain.to && out.length <= most + 2; day = after(day, unit, step)) {
    if (day >= domain.from && (1 - share(domain, day)) * width >= apart / 2) out.push({ at: share(domain, day), day, last: lastOf(day, unit), unit });
  }
  return out;
}

function firstTick(from: number, unit: Unit, step: number): Day {
  const [year, month] = partsOf(from);
  if (unit === "year") return dayFrom(Math.floor(year / step) * step);
  if (unit === "month") return dayFrom(year, Math.floor((month - 1) / step) * step + 1);
  // Weeks begin on Monday (day 4 of 1970), so that panning does not move the ticks.
  return Math.ceil((from - 4) / step) * step + 4;
}

function after(day: Day, unit: Unit, step: number): Day {
  const [year, month] = partsOf(day);
  if (unit === "year") return dayFrom(year + step);
  if (unit === "month") return dayFrom(year, month + step);
  return day + step;
}

function lastOf(day: Day, unit: Unit): Day {
  const [year, month] = partsOf(day);
  if (unit === "year") return dayFrom(year + 1) - 1;
  if (unit === "month") return dayFrom(year, month + 1) - 1;
  return day;
}

/** A stretch with all windows and some air; far outliers (beyond the given share at each end) are left out. */
export function fit(windows: readonly Span[], cut = 0): Domain | null {
  const first: number[] = [];
  const last: number[] = [];
  for (const w of windows) {
    const from = w.earliest ?? w.latest;
    const to = w.latest ?? w.earliest;
    if (from === null || to === null) continue;
    first.push(dayOf(from));
    last.push(dayOf(to) + 1);
  }
  if (first.length === 0) return null;
  first.sort((a, b) => a - b);
  last.sort((a, b) => a - b);
  const skip = Math.floor(first.length * cut);
  const from = first[skip]!;
  const to = Math.max(from + 1, last[last.length - 1 - skip]!);
  return aired(from, to);
}

/** Where the bulk of a story lies: the shortest stretch in which the given share of all begins. */
export function bulk(counted: readonly { start: string; end: string; n: number }[], part: number): Domain | null {
  const rows = counted.filter((row) => row.n > 0).toSorted((a, b) => (a.start < b.start ? -1 : 1));
  const needed = part * rows.reduce((n, row) => n + row.n, 0);
  let best: [number, number] | null = null;
  let inside = 0;
  for (let last = 0, first = 0; last < rows.length; last++) {
    inside += rows[last]!.n;
    while (inside - rows[first]!.n >= needed) inside -= rows[first++]!.n;
    if (inside < needed) continue;
    const found: [number, number] = [dayOf(rows[first]!.start), dayOf(rows[last]!.end) + 1];
    if (best === null || found[1] - found[0] < best[1] - best[0]) best = found;
  }
  return best && aired(...best);
}

function aired(from: number, to: number): Domain {
  const air = Math.max(1, (to - from) * 0.04);
  return { from: from - air, to: to + air };
}

/** Zoomed by `factor` (below 1: closer) about the point at `about` (share); not closer than a day, not wider than 2000 years. */
export function zoomed(domain: Domain, factor: number, about = 0.5): Domain {
  const size = domain.to - domain.from;
  const next = Math.min(730_500, Math.max(1, size * factor));
  const at = domain.from + size * about;
  return { from: at - next * about, to: at + next * (1 - about) };
}

/** Moved by a share of its own length; positive: later. */
export function panned(domain: Domain, by: number): Domain {
  const d = (domain.to - domain.from) * by;
  return { from: domain.from + d, to: domain.to + d };
}

/** The named zoom that fits the stretch best. */
export function zoomOf(domain: Domain): Zoom {
  const size = Math.log(domain.to - domain.from);
  const names = Object.keys(ZOOMS) as Zoom[];
  return names.reduce((a, b) => (Math.abs(Math.log(ZOOMS[b]) - size) < Math.abs(Math.log(ZOOMS[a]) - size) ? b : a));
}

/** Where on the axis a pointer is: a share from the inline start. */
export function pointed(box: { left: number; width: number }, clientX: number, rtl: boolean): number {
  const share = (clientX - box.left) / Math.max(1, box.width);
  return rtl ? 1 - share : share;
}
