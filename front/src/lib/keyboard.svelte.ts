import { untrack } from "svelte";
import type { Message } from "./say.svelte";

export interface Key {
  /** A letter ("j"), two in a row ("g h"), or a named key ("/", "?", "Escape", "Enter"). */
  keys: string;
  what: Message;
  run: () => void;
}

let layers = $state.raw<Key[][]>([]);

/** The keys that work now, for the help; those bound last first. */
export function boundKeys(): Key[] {
  return layers.flat();
}

/** Binds keys for as long as the calling component lives. The one bound last wins. */
export function bindKeys(keys: Key[]): void {
  $effect(() => {
    layers = [keys, ...untrack(() => layers)];
    return () => {
      layers = layers.filter((layer) => layer !== keys);
    };
  });
}

/**
 * What was pressed, by the place of the key: on an Arabic layout the key of "j" gives "ت", and the shortcuts must work
 * without changing the layout.
 */
export function pressed(event: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): string {
  if (event.key === "/" || event.key === "?") return event.key;
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter) return event.shiftKey ? letter : letter.toLowerCase();
  return event.key;
}

const GAP = 1200;
let first = "";
let since = 0;

/** Runs what is bound to the key; for the window's keydown. */
export function handleKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const key = pressed(event);
  const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable=true]");
  if (typing && key !== "Escape") return;
  // Enter and Space belong to the button or link that has the focus.
  if ((key === "Enter" || key === " ") && event.target instanceof HTMLElement && event.target.matches("a, button, summary")) return;
  const pair = performance.now() - since < GAP ? `${first} ${key}` : "";
  first = key;
  since = performance.now();
  const keys = boundKeys();
  const found = keys.find((k) => k.keys === pair) ?? keys.find((k) => k.keys === key);
  if (!found) return;
  event.preventDefault();
  first = "";
  found.run();
}
