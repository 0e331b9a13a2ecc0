import type { CountedMessage, Message } from "../lib/say.svelte";

export const claims = {
  title: { ar: "المزاعم", en: "Claims" },
  lead: {
    ar: "مواقف وتعهدات وتوقعات. كثرة التقارير لا تعني كثرة المصادر الأولى: خمسة منابر تنقل عن مصدر واحد لها مصدر أول واحد.",
    en: "Positions, commitments and forecasts. Many reports are not many origins: five outlets with one source are one origin.",
  },
  all: { ar: "الكل", en: "All" },
  position: { ar: "مواقف", en: "Positions" },
  commitment: { ar: "تعهدات", en: "Commitments" },
  forecast: { ar: "توقعات", en: "Forecasts" },
  type: { ar: "النوع", en: "Type" },
  single: { ar: "مصدر أول واحد فقط", en: "One origin only" },
  search: { ar: "كلمات أو صاحبها", en: "Words or who holds it" },
  empty: { ar: "لا مزاعم بهذه الشروط.", en: "No claims like this." },
  emptyExample: {
    ar: "تظهر هنا مثلًا «قالت الوزارة إن القوات ستنسحب قبل نهاية العام»: أربعة تقارير ومصدر أول واحد.",
    en: "“The ministry said the troops leave before the end of the year” would stand here: four reports, one origin.",
  },
  chain: { ar: "الطرق من المصدر الأول إلى ما تقرؤه", en: "The ways from origin to what you read" },
  sentences: { ar: "كل جملة تحملها", en: "Every sentence that carries it" },
  working: { ar: "كيف عُدّت المصادر الأولى", en: "How the origins were counted" },
  origins: { ar: "المصادر الأولى", en: "Origins" },
  back: { ar: "كل المزاعم", en: "All claims" },
  due: { ar: "الموعد", en: "Due" },
  condition: { ar: "الشرط: {what}", en: "condition: {what}" },
  accordingTo: { ar: "عن {who}", en: "according to {who}" },
  ownVoice: { ar: "صوت التقرير نفسه", en: "the report's own voice" },
  choose: { ar: "اختر زعمًا لتقرأ هنا كلمات التقارير.", en: "Choose a claim to read the reports' words here." },
  open: { ar: "السلسلة كاملة", en: "The whole chain" },
  words: { ar: "الكلمات", en: "The words" },
  hidden: { ar: "وطرق أخرى لا يتسع لها الرسم؛ جملها في القائمة أدناه.", en: "More paths than the picture holds; their sentences stand in the list below." },
} satisfies Record<string, Message>;

export const claimCounts = {
  originsRange: {
    ar: { two: "مصدر أول أو اثنان", few: "بين {low} و{n} مصادر أولى", many: "بين {low} و{n} مصدرًا أول", other: "بين {low} و{n} مصدر أول" },
    en: { other: "{low} to {n} independent origins" },
  },
  claims: {
    ar: { zero: "لا مزاعم", one: "زعم واحد", two: "زعمان", few: "{n} مزاعم", many: "{n} زعمًا", other: "{n} زعم" },
    en: { one: "1 claim", other: "{n} claims" },
  },
} satisfies Record<string, CountedMessage>;
