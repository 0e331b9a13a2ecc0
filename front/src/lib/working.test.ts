import { expect, it } from "vitest";
import { workingInArabic } from "./working";

it("says known lines in Arabic, whole or not at all", () => {
  expect(workingInArabic("named in 3 reports, 5 times")).toBe("مذكور في تقارير عددها 3، ومرات عددها 5");
  expect(workingInArabic("told once; no later report tells of it")).toBe("قيل مرة واحدة؛ لا تقرير لاحقًا يذكره");
  expect(workingInArabic("told once; something nobody has words for")).toBeNull();
});
