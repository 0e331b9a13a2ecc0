import type { Span } from "../api/types";
import type { CodePoints } from "./codepoints";

/**
 * The words that a person sees marked, as a span of code points: without white space at its ends, and never cutting a
 * letter from its tashkil or an emoji in two.
 */
export function markedSpan(text: CodePoints, from: number, to: number): Span | null {
  let start = Math.max(0, Math.min(from, to));
  let end = Math.min(text.text.length, Math.max(from, to));
  while (start < end && /\s/.test(text.text[start] as string)) start++;
  while (end > start && /\s/.test(text.text[end - 1] as string)) end--;
  if (start >= end) return null;
  const around = { start: Math.max(0, start - AROUND), end: Math.min(text.text.length, end + AROUND) };
  for (const { index, segment } of GRAPHEMES.segment(text.text.slice(around.start, around.end))) {
    const first = around.start + index;
    const next = first + segment.length;
    if (first < start && start < next) start = first;
    if (first < end && end < next) end = next;
  }
  return { start: text.point(start), end: text.point(end) };
}

/** As far as one letter with its marks, or one joined emoji, may reach (units). */
const AROUND = 64;
const GRAPHEMES = new Intl.Segmenter("ar", { granularity: "grapheme" });
