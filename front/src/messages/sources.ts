import type { CountedMessage, Message } from "../lib/say.svelte";

export const sources = {
  title: { ar: "المصادر", en: "Sources" },
  lead: {
    ar: "على من يعتمد كل منبر: كم من أقواله بلا اسم لصاحبها، وعن أي وكالة ينقل، ومن ينسخ عمّن.",
    en: "Whom each outlet relies on: how much of what it hands on has no named source, which agencies it credits, who copies whom.",
  },
  network: { ar: "من أخذ عمّن", en: "Who takes from whom" },
  networkLead: { ar: "السهم إلى الآخذ، وسُمكه بعدد المقاطع. من يُؤخذ عنه أكثر يأتي أولًا.", en: "The arrow points to the taker; thicker is more. Those most taken from stand on top." },
  copy: { ar: "نسخ", en: "Copies" },
  credit: { ar: "إسناد إلى وكالة", en: "Credits" },
  which: { ar: "أظهر", en: "Show" },
  outlet: { ar: "المنبر", en: "Outlet" },
  reports: { ar: "تقارير", en: "Reports" },
  statements: { ar: "أقوال", en: "Statements" },
  unnamed: { ar: "بلا اسم لصاحبها", en: "Without a named source" },
  share: { ar: "{n} من {all}", en: "{n} of {all}" },
  agencies: { ar: "الوكالات التي ينسب إليها", en: "Agencies it credits" },
  copiesFrom: { ar: "نسخ عن", en: "Copies from" },
  copiedBy: { ar: "نُسخ عنه", en: "Copied by" },
  readReports: { ar: "تقاريره", en: "Its reports" },
  readUtterances: { ar: "الأقوال التي يحملها", en: "Utterances it carries" },
  unknown: { ar: "منبر غير معروف", en: "unknown outlet" },
  noEdges: { ar: "لم ينسخ منبر عن آخر في هذه القضية.", en: "No outlet copies another in this case." },
  none: { ar: "لا أحد", en: "none" },
  empty: { ar: "لا منابر بعد.", en: "No outlets yet." },
  emptyExample: { ar: "يظهر هنا كل منبر، وكم من أقواله عن مصدر لم يُسمَّ: مثلًا ٧ من ١٢.", en: "Each outlet would stand here with how many of its statements have no named source: 7 of 12, say." },
} satisfies Record<string, Message>;

export const sourceCounts = {
  outlets: {
    ar: { zero: "لا منابر", one: "منبر واحد", two: "منبران", few: "{n} منابر", many: "{n} منبرًا", other: "{n} منبر" },
    en: { one: "1 outlet", other: "{n} outlets" },
  },
} satisfies Record<string, CountedMessage>;
