/** The number axis of a figure: ranges with open ends, straight or logarithmic. Positions are shares 0–1, from low to high. */

export interface Ranged {
  min: number | null;
  max: number | null;
  approx: boolean;
}

export interface NumberScale {
  low: number;
  high: number;
  log: boolean;
  ticks: number[];
}

export interface PlacedRange {
  low: number;
  high: number;
  openLow: boolean;
  openHigh: boolean;
  /** Exactly one number. */
  exact: boolean;
}

/** "About n" is drawn as 0.9 n – 1.1 n, as the linking reads it. */
export const ABOUT = 0.1;

/** Nothing that is counted in a report goes beyond; what does is drawn at the end. */
const LIMIT = 1e15;

/** The range that a value can mean. */
export function ends(value: Ranged): [number | null, number | null] {
  const low = clip(value.min);
  const high = clip(value.max);
  if (value.approx && low !== null && low === high) {
    const about = Math.abs(low) * ABOUT;
    return [low - about, low + about];
  }
  return [low, high];
}

function clip(x: number | null): number | null {
  return x === null || Number.isNaN(x) ? null : Math.max(-LIMIT, Math.min(LIMIT, x));
}

/** Null where no value names a number. */
export function numberScale(values: readonly Ranged[]): NumberScale | null {
  const numbers = values.flatMap((v) => ends(v)).filter((x): x is number => x !== null);
  if (numbers.length === 0) return null;
  let low = Math.min(...numbers);
  let high = Math.max(...numbers);
  const log = low > 0 && high / low > 50;
  const open = values.some((v) => v.max === null);
  if (log) {
    if (open) high *= 3;
    return { low: low / 1.5, high: high * 1.5, log, ticks: logTicks(low / 1.5, high * 1.5) };
  }
  if (open) high = high > 0 ? high * 1.25 : high + 1;
  // Lengths from nought compare honestly; only numbers that all lie close together get an axis of their own.
  if (low >= 0 && low < 0.85 * high) low = 0;
  if (low === high) [low, high] = high > 0 ? [0, 1.25 * high] : [low - 1, high + 1];
  const step = niceStep((high - low) / 4);
  low = Math.floor(low / step) * step;
  high = Math.ceil(high / step) * step;
  const ticks: number[] = [];
  for (let n = 0; low + n * step <= high + step / 2; n++) ticks.push(tidy(low + n * step));
  return { low, high, log, ticks };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1e-9)));
  const step = [1, 2, 5, 10].find((s) => s * power >= rough) ?? 10;
  return Math.max(step * power, rough >= 0.5 ? 1 : 0);
}

function logTicks(low: number, high: number): number[] {
  const out: number[] = [];
  for (let p = Math.ceil(Math.log10(low)); 10 ** p <= high; p++) out.push(10 ** p);
  return out;
}

function tidy(x: number): number {
  return Number(x.toPrecision(12));
}

export function at(scale: NumberScale, x: number): number {
  const share = scale.log
    ? Math.log(Math.max(x, scale.low) / scale.low) / Math.log(scale.high / scale.low)
    : (x - scale.low) / (scale.high - scale.low);
  return Math.min(1, Math.max(0, share));
}

export function placeRange(scale: NumberScale, value: Ranged): PlacedRange | null {
  const [low, high] = ends(value);
  if (low === null && high === null) return null;
  return {
    low: low === null ? 0 : at(scale, low),
    high: high === null ? 1 : at(scale, high),
    openLow: low === null,
    openHigh: high === null,
    exact: low !== null && low === high,
  };
}
