import type { Message } from "../lib/say.svelte";

export const rowMessages = {
  next: { ar: "السطر التالي", en: "Next line" },
  previous: { ar: "السطر السابق", en: "Previous line" },
} satisfies Record<string, Message>;
