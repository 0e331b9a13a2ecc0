import type { CountedMessage, Message } from "../lib/say.svelte";

export const search = {
  placeholder: { ar: "كلمة أو اسم أو عبارة", en: "A word, a name, a phrase" },
  layer: { ar: "أين", en: "Where" },
  reports: { ar: "التقارير", en: "Reports" },
  statements: { ar: "الأقوال", en: "Statements" },
  actors: { ar: "الأطراف", en: "Actors" },
  order: { ar: "الترتيب", en: "Order" },
  relevance: { ar: "الأوثق صلة", en: "Most about it" },
  newest: { ar: "الأحدث", en: "Newest" },
  from: { ar: "من", en: "From" },
  to: { ar: "إلى", en: "To" },
  outlet: { ar: "المنبر", en: "Outlet" },
  speaker: { ar: "القائل", en: "Speaker" },
  any: { ar: "الكل", en: "Any" },
  none: { ar: "لا شيء عن «{q}».", en: "Nothing for “{q}”." },
  none_todo: { ar: "جرّب كلمة أقل، أو أزل ما يضيّق البحث.", en: "Try fewer words, or take a filter away." },
  start: { ar: "ابحث في كل ما قُرئ.", en: "Search all that was read." },
  start_example: {
    ar: "السوابق وفروق الإملاء لا تهم: «انسحاب» تجد «والانسحاب» و«بانسحابها»، و«الامارات» تجد «الإمارات».",
    en: "Attached letters and spelling do not matter: انسحاب finds والانسحاب and بانسحابها, الامارات finds الإمارات.",
  },
  more: { ar: "أظهر المزيد", en: "Show more" },
} satisfies Record<string, Message>;

export const hits: CountedMessage = {
  ar: { zero: "لا نتيجة", one: "نتيجة واحدة", two: "نتيجتان", few: "{n} نتائج", many: "{n} نتيجة", other: "{n} نتيجة" },
  en: { one: "1 result", other: "{n} results" },
};
