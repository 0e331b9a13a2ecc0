import { expect, it } from "vitest";
import { formatNumber, withDigits } from "./digits";

it("writes digits in the reader's kind", () => {
  expect(withDigits("15 أيلول 2023", "arabic")).toBe("١٥ أيلول ٢٠٢٣");
  expect(withDigits("15 أيلول 2023", "western")).toBe("15 أيلول 2023");
});

it("sets thousands apart", () => {
  expect(formatNumber(31000, "western")).toBe("31,000");
  expect(formatNumber(31000, "arabic")).toBe("٣١٬٠٠٠");
  expect(formatNumber(0.5, "arabic")).toBe("٠٫٥");
});
