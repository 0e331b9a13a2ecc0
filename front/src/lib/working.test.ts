import { expect, it } from "vitest";
import { gathered, workingInArabic } from "./working";

it("says known lines in Arabic, whole or not at all", () => {
  expect(workingInArabic("named in 3 reports, 5 times")).toBe("مذكور في تقارير عددها 3، ومرات عددها 5");
  expect(workingInArabic("told once; no later report tells of it")).toBe("قيل مرة واحدة؛ لا تقرير لاحقًا يذكره");
  expect(workingInArabic("told once; something nobody has words for")).toBeNull();
});

it("makes one line of pairs of which the same is said", () => {
  const lines = ["a and b: the same words", "a and c: the same words", "a and b: the same words", "b and c: the same words", "told once"];
  expect(gathered(lines)).toEqual([
    { line: "a and b: the same words", also: ["c"] },
    { line: "b and c: the same words", also: [] },
    { line: "told once", also: [] },
  ]);
});
