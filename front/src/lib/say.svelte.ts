import { formatDay, formatMonth, formatWindow, type Days } from "./dates";
import { formatNumber, withDigits } from "./digits";
import { preferences } from "./preferences.svelte";

/** Words of the interface in both languages; {name} is filled in. */
export interface Message {
  ar: string;
  en: string;
}

type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Words that depend on a number; {n} is the number. Arabic has up to six forms. */
export interface CountedMessage {
  ar: Plural;
  en: Plural;
}

const RULES = { ar: new Intl.PluralRules("ar"), en: new Intl.PluralRules("en") };

/** The words in the reader's language. Numbers among the values take the reader's digits. */
export function say(message: Message, values: Record<string, string | number> = {}): string {
  return fill(message[preferences.language], values);
}

/** The words for n things, in the form the language wants. */
export function count(message: CountedMessage, n: number, values: Record<string, string | number> = {}): string {
  const forms = message[preferences.language];
  return fill(forms[RULES[preferences.language].select(n)] ?? forms.other, { n, ...values });
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    // A name keeps its direction to itself, whatever marks it holds.
    return typeof value === "number" ? number(value) : `\u2068${value}\u2069`;
  });
}

/** Between things in a row. */
export const comma: Message = { ar: "، ", en: ", " };

/** A number in the reader's digits. */
export function number(value: number): string {
  return formatNumber(value, preferences.digits);
}

/** lo–hi, or one number when they are the same. */
export function range(low: number, high: number): string {
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

/** A window of days in the reader's months and digits. */
export function sayWindow(days: Days): string {
  return formatWindow(days, preferences);
}

/** A day (ISO) in the reader's months and digits. */
export function day(iso: string): string {
  return formatDay(iso, preferences);
}

/** A moment (ISO) by the reader's clock: day, hour and minute. */
export function moment(iso: string): string {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, "0");
  const local = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day(local)} ${withDigits(`${two(at.getHours())}:${two(at.getMinutes())}`, preferences.digits)}`;
}

/** A month (2023-09, or a day in it) in the reader's months and digits. */
export function month(iso: string): string {
  return formatMonth(iso, preferences);
}

/** One of the values a finding can have (status, stance, kind …), or the value itself if we have no word for it. */
export function sayValue(words: Record<string, Message>, value: string | null | undefined): string {
  if (!value) return "";
  const message = words[value];
  return message ? say(message) : value;
}
