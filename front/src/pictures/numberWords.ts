import { number, say } from "../lib/say.svelte";
import { pictures } from "../messages/pictures";
import type { Ranged } from "./figureScale";

/** A value in words: "150", "about 150", "4 or more", "30–50". */
export function sayRange(value: Ranged): string {
  const { min, max } = value;
  if (min === null && max === null) return say(pictures.some);
  if (min === null) return say(pictures.atMost, { n: number(max!) });
  if (max === null) return say(pictures.atLeast, { n: number(min) });
  const words = min === max ? number(min) : `${number(min)}–${number(max)}`;
  return value.approx ? say(pictures.about, { n: words }) : words;
}
