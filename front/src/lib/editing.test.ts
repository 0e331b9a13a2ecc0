import { expect, it } from "vitest";
import { editable, editValue } from "./editing";

const values = (e: ReturnType<typeof editable>, change: Record<string, string | number | null>) => ({ ...Object.fromEntries(e.fields.map((f) => [f.path, f.value])), ...change });

it("sends only what was changed", () => {
  const e = editable("claims", { type: "commitment", actor: "الوزارة", act: "تسليم القاعدة", status: "planned", due: { earliest: "2023-05-01", latest: "2023-05-31" } });
  expect(editValue(e, values(e, { actor: "البعثة" }))).toEqual({ actor: "البعثة" });
  expect(editValue(e, values(e, { "due.latest": "2023-06-30" }))).toEqual({ due: { earliest: "2023-05-01", latest: "2023-06-30" } });
  expect(editValue(e, values(e, {}))).toEqual({});
});

it("names a speaker with his type, and empties a field", () => {
  const e = editable("statement", { speaker: { name: "مصدر", type: "anonymous" } });
  expect(editValue(e, values(e, { "speaker.name": "كارل" }))).toEqual({ speaker: { type: "person", name: "كارل" } });
  const q = editable("quantity", { min: 3, max: 4 });
  expect(editValue(q, values(q, { max: "" }))).toEqual({ max: null });
});
