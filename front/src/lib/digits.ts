/** Which digits numbers are shown in: 123 or ١٢٣. The words of a report always stay as written. */
export type Digits = "western" | "arabic";

const EASTERN = "٠١٢٣٤٥٦٧٨٩";

/** The digits of a text that we wrote ourselves (dates, counts), in the reader's kind. */
export function withDigits(text: string, kind: Digits): string {
  return kind === "arabic" ? text.replace(/[0-9]/g, (digit) => EASTERN[Number(digit)] as string) : text;
}

/** A number with its thousands set apart, at most two decimals. */
export function formatNumber(value: number, kind: Digits): string {
  const locale = kind === "arabic" ? "ar-u-nu-arab" : "en";
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}
