import { expect, it } from "vitest";
import { paragraphs, segments } from "./layers";

const text = "🚢 عنوان\n\nقال الوزير: «نعم»\n";

it("finds the lines of a text with their places", () => {
  const found = paragraphs(text);
  expect(found.map((p) => p.text)).toEqual(["🚢 عنوان", "قال الوزير: «نعم»"]);
  for (const p of found) expect(text.slice(p.start, p.end)).toBe(p.text);
});

it("cuts overlapping and crossing spans without losing a letter", () => {
  const paragraph = paragraphs(text)[1]!;
  const s = paragraph.start;
  const cut = segments(paragraph, [
    { name: "statement", spans: [{ start: s + 13, end: s + 16 }] },
    { name: "entity", spans: [{ start: s + 4, end: s + 10 }] },
    { name: "passage", spans: [{ start: 0, end: s + 14 }] },
  ]);
  expect(cut.map((c) => c.text).join("")).toBe(paragraph.text);
  expect(cut.find((c) => c.text === "الوزير")?.names).toEqual(["entity", "passage"]);
  expect(cut.filter((c) => c.names.includes("statement")).map((c) => c.text)).toEqual(["ن", "عم"]);
});
