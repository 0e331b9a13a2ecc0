import { expect, it } from "vitest";
import { parseHash, toHash } from "./router.svelte";

it.each([
  ["", null, "home", null, {}],
  ["#/demo", "demo", "home", null, {}],
  ["#/demo/reader/rasil-1?at=3-9", "demo", "reader", "rasil-1", { at: "3-9" }],
  [`#/${encodeURIComponent("قضية / 1")}/search?q=${encodeURIComponent("وزير & ناطق")}`, "قضية / 1", "search", null, { q: "وزير & ناطق" }],
])("reads %s", (hash, name, screen, id, query) => {
  const route = parseHash(hash);
  expect([route.case, route.screen, route.id, Object.fromEntries(route.query)]).toEqual([name, screen, id, query]);
});

it("writes what it reads", () => {
  const hash = toHash("قضية / 1", "reader", "تقرير/1", { at: "3-9", none: null });
  const route = parseHash(hash);
  expect([route.case, route.screen, route.id, route.query.get("at"), route.query.has("none")]).toEqual(["قضية / 1", "reader", "تقرير/1", "3-9", false]);
});
