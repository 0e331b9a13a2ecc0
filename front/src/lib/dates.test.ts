import { describe, expect, it } from "vitest";
import { daysBetween, formatWindow, monthName, type DateStyle } from "./dates";

const levant: DateStyle = { language: "ar", months: "levant", digits: "western" };
const english: DateStyle = { language: "en", months: "levant", digits: "western" };
const w = (earliest: string | null, latest: string | null, edtf = "") => ({ earliest, latest, edtf });

describe("months", () => {
  it("come in the reader's system", () => {
    expect(monthName(9, levant)).toBe("أيلول");
    expect(monthName(9, { ...levant, months: "nile" })).toBe("سبتمبر");
    expect(monthName(9, { ...levant, months: "both" })).toBe("أيلول/سبتمبر");
    expect(monthName(9, { ...levant, months: "morocco" })).toBe("شتنبر");
    expect(monthName(7, { ...levant, months: "algeria" })).toBe("جويلية");
    expect(monthName(9, english)).toBe("September");
  });
});

describe("windows", () => {
  it.each([
    [w("2023-09-15", "2023-09-15"), "15 أيلول 2023", "15 September 2023"],
    [w("2023-09-01", "2023-09-30"), "أيلول 2023", "September 2023"],
    [w("2024-02-01", "2024-02-29"), "شباط 2024", "February 2024"],
    [w("2023-01-01", "2023-12-31"), "2023", "2023"],
    [w("2019-01-01", "2023-12-31"), "2019–2023", "2019–2023"],
    [w("2023-09-11", "2023-09-20"), "11–20 أيلول 2023", "11–20 September 2023"],
    [w("2023-09-01", "2023-11-30"), "أيلول – تشرين الثاني 2023", "September – November 2023"],
    [w("2023-09-21", "2023-10-03"), "21 أيلول – 3 تشرين الأول 2023", "21 September – 3 October 2023"],
    [w("2022-12-21", "2023-01-03"), "21 كانون الأول 2022 – 3 كانون الثاني 2023", "21 December 2022 – 3 January 2023"],
    [w("2023-09-15", null), "منذ 15 أيلول 2023", "from 15 September 2023"],
    [w(null, "2023-09-15"), "حتى 15 أيلول 2023", "until 15 September 2023"],
    [w(null, null), "غير معروف", "unknown"],
    [w("2023-01-01", "2023-12-31", "2023~"), "نحو 2023", "about 2023"],
  ])("%j", (window, arabic, latin) => {
    expect(formatWindow(window, levant)).toBe(arabic);
    expect(formatWindow(window, english)).toBe(latin);
  });

  it("take the reader's digits", () => {
    expect(formatWindow(w("2023-09-15", "2023-09-15"), { ...levant, digits: "arabic" })).toBe("١٥ أيلول ٢٠٢٣");
  });
});

it("counts days", () => {
  expect(daysBetween("2023-11-15", "2023-12-01")).toBe(16);
  expect(daysBetween("2023-11-15", "2023-11-10")).toBe(-5);
});
