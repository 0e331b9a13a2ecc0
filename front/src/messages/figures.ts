import type { CountedMessage, Message } from "../lib/say.svelte";

export const figures = {
  title: { ar: "الأرقام", en: "Figures" },
  lead: {
    ar: "كل رقم مدى يقف عند يومه. ما لا يلتقي مداه بغيره متعارض وعليه ≠، والفارغ تكرار بلا مصدر جديد. انقر لتقرأ الكلمات.",
    en: "Each number is a range at its day. Ranges that do not meet are in conflict and carry ≠; a hollow one is a repeat without a new source. Click to read the words.",
  },
  back: { ar: "كل الأرقام", en: "All figures" },
  show: { ar: "أظهر", en: "Show" },
  many: { ar: "ما ورد غير مرة", en: "Told more than once" },
  conflict: { ar: "المتعارض", en: "In conflict" },
  single: { ar: "ما ورد مرة", en: "Told once" },
  search: { ar: "ما يُعدّ", en: "What is counted" },
  place: { ar: "في {place}", en: "in {place}" },
  since: { ar: "منذ {day}", en: "since {day}" },
  until: { ar: "حتى {day}", en: "until {day}" },
  words: { ar: "الكلمات", en: "The words" },
  choose: { ar: "اختر رقمًا لتقرأ هنا جملته كما وردت.", en: "Choose a number to read its sentence here as printed." },
  value: { ar: "المدى", en: "Range" },
  day: { ar: "كما في", en: "As of" },
  source: { ar: "المنبر", en: "Outlet" },
  origin: { ar: "المصدر الأول", en: "Origin" },
  sign: { ar: "جديد أم مكرر", en: "New or repeat" },
  sentence: { ar: "كلمات التقرير", en: "The report's words" },
  conflicts: { ar: "رقمان لا يلتقيان", en: "Two numbers that do not meet" },
  against: { ar: "في مقابل", en: "against" },
  table: { ar: "جدول: {what}", en: "Table: {what}" },
  empty: { ar: "لا أرقام بهذه الشروط.", en: "No numbers like this." },
  emptyExample: {
    ar: "يظهر هنا مثلًا «أُصيب أربعة» في مقابل «أكثر من أربعة»، و«٢٥٠٠ جندي» مكررة منذ سنوات.",
    en: "“Four were wounded” against “more than four” would stand here, and “2,500 soldiers” repeated for years.",
  },
} satisfies Record<string, Message>;

export const figureCounts = {
  figures: {
    ar: { zero: "لا أرقام", one: "رقم واحد", two: "رقمان", few: "{n} أرقام", many: "{n} رقمًا", other: "{n} رقم" },
    en: { one: "1 figure", other: "{n} figures" },
  },
  clashes: {
    ar: { zero: "", one: "تعارض واحد", two: "تعارضان", few: "{n} تعارضات", many: "{n} تعارضًا", other: "{n} تعارض" },
    en: { one: "1 conflict", other: "{n} conflicts" },
  },
} satisfies Record<string, CountedMessage>;
