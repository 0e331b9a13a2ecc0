import { expect, it } from "vitest";
import { CodePoints } from "./codepoints";
import { markedSpan } from "./selection";

const kept = (text: string, from: number, to: number) => {
  const measured = new CodePoints(text);
  const span = markedSpan(measured, from, to);
  return span && Array.from(text).slice(span.start, span.end).join("");
};
const at = (text: string, words: string) => [text.indexOf(words), text.indexOf(words) + words.length] as const;

it.each([
  ["وبالوزير قال", "الوزير"],
  ["وبالوزير قال", "وبالوزير"],
  ["الـمـيـنـاء فُتح", "ـمـيـنـاء"],
  ["🚢🚢 الميناء 🇮🇶 فُتح", "الميناء 🇮🇶"],
  ["قال Reuters إن 2,500 جندي", "Reuters إن 2,500"],
  ["👩‍👩‍👧 قالت", "👩‍👩‍👧"],
])("in %j keeps exactly %j", (text, words) => {
  expect(kept(text, ...at(text, words))).toBe(words);
  const [from, to] = at(text, words);
  expect(kept(text, to, from)).toBe(words);
});

it("keeps a letter with its marks, and an emoji whole", () => {
  const text = "مُحَمَّد 👩‍👩‍👧 قال";
  expect(kept(text, 0, text.indexOf("َّد"))).toBe("مُحَمَّ");
  const family = text.indexOf("👩");
  expect(kept(text, family, family + 3)).toBe("👩‍👩‍👧");
});

it("drops white space at the ends and marks nothing where nothing is", () => {
  expect(kept("قال  الوزير ", 3, 12)).toBe("الوزير");
  expect(kept("قال   ", 3, 6)).toBeNull();
});
