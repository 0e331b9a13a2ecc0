import { expect, it } from "vitest";
import { compareWords } from "./compare";

it("tells which words stand in one text alone", () => {
  const [a, b] = compareWords("أن الجانبين متمسكان بتسليم القاعدة", "إن الجانبين مُتمسّكان فعلًا بتسليم القاعدة.");
  expect(a.filter((w) => w.alone)).toEqual([]);
  expect(b.filter((w) => w.alone).map((w) => w.text.trim())).toEqual(["فعلًا"]);
  expect(b.map((w) => w.text).join("")).toBe("إن الجانبين مُتمسّكان فعلًا بتسليم القاعدة.");
});
