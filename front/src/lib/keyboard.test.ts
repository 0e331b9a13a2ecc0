import { expect, it } from "vitest";
import { pressed } from "./keyboard.svelte";

it("knows a key by its place, whatever the layout writes", () => {
  expect(pressed({ key: "ت", code: "KeyJ", shiftKey: false })).toBe("j");
  expect(pressed({ key: "j", code: "KeyJ", shiftKey: false })).toBe("j");
  expect(pressed({ key: "ظ", code: "Slash", shiftKey: false })).toBe("/");
  expect(pressed({ key: "؟", code: "Slash", shiftKey: true })).toBe("?");
  expect(pressed({ key: "/", code: "Digit7", shiftKey: true })).toBe("/");
  expect(pressed({ key: "Escape", code: "Escape", shiftKey: false })).toBe("Escape");
});
