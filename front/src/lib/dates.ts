import { withDigits, type Digits } from "./digits";

export type Language = "ar" | "en";
/** Which month names Arabic dates are shown in: أيلول, سبتمبر, أيلول/سبتمبر, شتنبر, سبتمبر/جويلية. */
export type Months = "levant" | "nile" | "both" | "morocco" | "algeria";

/** First and last day it can mean (ISO); null is open. */
export interface Days {
  earliest: string | null;
  latest: string | null;
  edtf?: string | null;
}

export interface DateStyle {
  language: Language;
  months: Months;
  digits: Digits;
}

const LEVANT = "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول".split("|");
const NILE = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر".split("|");
const MOROCCO = "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر".split("|");
const ALGERIA = "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر".split("|");
const ENGLISH = "January|February|March|April|May|June|July|August|September|October|November|December".split("|");

/** The name of a month (1–12). */
export function monthName(month: number, style: Pick<DateStyle, "language" | "months">): string {
  const of = (names: string[]) => names[month - 1] ?? "";
  if (style.language === "en") return of(ENGLISH);
  switch (style.months) {
    case "levant":
      return of(LEVANT);
    case "nile":
      return of(NILE);
    case "morocco":
      return of(MOROCCO);
    case "algeria":
      return of(ALGERIA);
    case "both":
      return `${of(LEVANT)}/${of(NILE)}`;
  }
}

interface Day {
  year: number;
  month: number;
  day: number;
}

function parse(iso: string): Day {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  return { year: year ?? 0, month: month ?? 1, day: day ?? 1 };
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A day in full: 15 أيلول 2023. */
export function formatDay(iso: string, style: DateStyle): string {
  const { year, month, day } = parse(iso);
  return withDigits(`${day} ${monthName(month, style)} ${year}`, style.digits);
}

/** A month: أيلول 2023 (from 2023-09 or a day in it). */
export function formatMonth(iso: string, style: DateStyle): string {
  const { year, month } = parse(iso);
  return withDigits(`${monthName(month, style)} ${year}`, style.digits);
}

const WORDS = {
  ar: { to: "–", from: "منذ", until: "حتى", about: "نحو", unknown: "غير معروف" },
  en: { to: "–", from: "from", until: "until", about: "about", unknown: "unknown" },
};

/** A window as shortly as it can be said exactly: a day, a month, a year, or its two ends. */
export function formatWindow(window: Days, style: DateStyle): string {
  const words = WORDS[style.language];
  const { earliest, latest } = window;
  const about = /[~%]/.test(window.edtf ?? "") ? `${words.about} ` : "";
  if (!earliest && !latest) return words.unknown;
  if (!latest) return `${words.from} ${formatDay(earliest as string, style)}`;
  if (!earliest) return `${words.until} ${formatDay(latest, style)}`;
  return about + span(parse(earliest), parse(latest), style, words.to);
}

function span(a: Day, b: Day, style: DateStyle, to: string): string {
  const show = (text: string) => withDigits(text, style.digits);
  const month = (day: Day) => monthName(day.month, style);
  const wholeMonths = a.day === 1 && b.day === lastDay(b.year, b.month);
  if (wholeMonths && a.month === 1 && b.month === 12) return show(a.year === b.year ? `${a.year}` : `${a.year}${to}${b.year}`);
  if (a.year !== b.year) {
    return wholeMonths
      ? show(`${month(a)} ${a.year} ${to} ${month(b)} ${b.year}`)
      : show(`${a.day} ${month(a)} ${a.year} ${to} ${b.day} ${month(b)} ${b.year}`);
  }
  if (wholeMonths) return show(a.month === b.month ? `${month(a)} ${a.year}` : `${month(a)} ${to} ${month(b)} ${a.year}`);
  if (a.month !== b.month) return show(`${a.day} ${month(a)} ${to} ${b.day} ${month(b)} ${a.year}`);
  if (a.day !== b.day) return show(`${a.day}${to}${b.day} ${month(a)} ${a.year}`);
  return show(`${a.day} ${month(a)} ${a.year}`);
}

/** Days from one ISO day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}
