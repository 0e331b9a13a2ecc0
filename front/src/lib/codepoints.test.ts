import { describe, expect, it } from "vitest";
import { CodePoints } from "./codepoints";

const TEXTS = [
  "",
  "وقال الوزير: «لن ننسحب»",
  "🚢 الـمـينـاء 🇮🇶 فُتِح",
  "x🙂🙂y 👩‍👩‍👧 نصّ (Reuters) ٢٠٢٣",
  "\ud83d lone \ude42",
];

describe("CodePoints", () => {
  it.each(TEXTS)("agrees with Array.from on %j", (text) => {
    const points = Array.from(text);
    const measured = new CodePoints(text);
    expect(measured.length).toBe(points.length);
    for (let start = 0; start <= points.length; start++) {
      expect(measured.point(measured.unit(start))).toBe(start);
      expect(measured.unit(start)).toBe(points.slice(0, start).join("").length);
      expect(measured.slice(start, points.length)).toBe(points.slice(start).join(""));
    }
  });

  it("moves an offset inside a character to its start, and one outside to the nearer end", () => {
    const measured = new CodePoints("🙂ب");
    expect(measured.point(1)).toBe(0);
    expect(measured.unit(99)).toBe(3);
    expect(measured.unit(-1)).toBe(0);
  });
});
