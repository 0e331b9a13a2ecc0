import { get, ofCase } from "../api/client";
import { nav } from "../messages/shell";
import { resource, type Resource } from "./resource.svelte";
import { route } from "./router.svelte";

/** The finding that the address names (#/CASE/SCREEN/ID); null where it names none. */
export function named<T>(screen: string): Resource<T | null> {
  return resource(() => (route.id ? get<T>(ofCase(screen, route.id)) : Promise.resolve(null)));
}

/** The screen that shows one finding of a layer; null where none does. */
export function screenOf(layer: string | null): string | null {
  if (layer === "entities") return "actors";
  return layer !== null && layer in nav ? layer : null;
}
