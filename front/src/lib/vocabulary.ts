/** The words that the dossier uses too: kinds, statuses, counts. They stand once, beside the dossier. */
import labels from "../../../src/tawatur/dossier/labels.json";
import type { CountedMessage, Message } from "./say.svelte";

const texts = labels.text as unknown as Record<string, [string, string]>;

/** The dossier's words under a key, such as "relation.copy". */
export function label(key: keyof typeof labels.text): Message {
  const [ar, en] = texts[key] as [string, string];
  return { ar, en };
}

const FAMILIES = ["how", "kind", "relation", "status", "stance", "mode", "told", "likelihood", "claim", "type", "resolution", "layer"];

/** Values that findings have (status, stance, kind …), in words. */
export const values: Record<string, Message> = Object.fromEntries(
  Object.entries(texts)
    .map(([key, [ar, en]]) => ({ family: key.split(".")[0] as string, value: key.slice(key.indexOf(".") + 1), message: { ar, en } }))
    .filter(({ family }) => FAMILIES.includes(family))
    .sort((a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family))
    .map(({ value, message }) => [value, message]),
);

const shared = labels.counts as unknown as Record<keyof typeof labels.counts, CountedMessage>;

/** Things in numbers, in the plural forms of each language. */
export const counts = {
  ...shared,
  statements: shared.utterances,
};
