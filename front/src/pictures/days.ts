/** Calendar days as whole numbers: days since 1970-01-01 in the proleptic Gregorian calendar. No time zones enter. */
export type Day = number;

const MS = 86_400_000;

/** The day of an ISO date `YYYY-MM-DD`. */
export function dayOf(iso: string): Day {
  const [year, month, day] = iso.split("-").map(Number);
  return dayFrom(year ?? 1970, month ?? 1, day ?? 1);
}

/** The day of a year, month (1–12, may run over) and day of the month. */
export function dayFrom(year: number, month = 1, day = 1): Day {
  const t = new Date(0);
  t.setUTCFullYear(year, month - 1, day);
  return Math.round(t.getTime() / MS);
}

/** [year, month 1–12, day of the month]. */
export function partsOf(day: Day): [number, number, number] {
  const t = new Date(Math.floor(day) * MS);
  return [t.getUTCFullYear(), t.getUTCMonth() + 1, t.getUTCDate()];
}

/** `YYYY-MM-DD`, as the API takes it. Years beyond 1–9999 are held at the end. */
export function isoOf(day: Day): string {
  const [year, month, date] = partsOf(day);
  if (year < 1) return "0001-01-01";
  if (year > 9999) return "9999-12-31";
  return `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
}

function pad(n: number, width = 2): string {
  return String(n).padStart(width, "0");
}
