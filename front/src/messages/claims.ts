import type { CountedMessage, Message } from "../lib/say.svelte";

export const claims = {
  title: { ar: "الدعاوى", en: "Claims" },
  lead: {
    ar: "مواقف وتعهدات وتوقعات. كثرة التقارير لا تعني كثرة المناشئ: خمسة منابر عن مصدر واحد منشأ واحد.",
    en: "Positions, commitments and forecasts. Many reports are not many origins: five outlets with one source are one origin.",
  },
  all: { ar: "الكل", en: "All" },
  position: { ar: "مواقف", en: "Positions" },
  commitment: { ar: "تعهدات", en: "Commitments" },
  forecast: { ar: "توقعات", en: "Forecasts" },
  type: { ar: "النوع", en: "Type" },
  single: { ar: "منشأ واحد فقط", en: "One origin only" },
  search: { ar: "كلمات أو صاحبها", en: "Words or who holds it" },
  nOfK: { ar: "{n}، {k}", en: "{n}, {k}" },
  empty: { ar: "لا دعاوى بهذه الشروط.", en: "No claims like this." },
  emptyExample: {
    ar: "تظهر هنا مثلًا «قالت الوزارة إن القوات ستنسحب قبل نهاية العام»: أربعة تقارير ومنشأ واحد.",
    en: "“The ministry said the troops leave before the end of the year” would stand here: four reports, one origin.",
  },
  chain: { ar: "الطرق من المنشأ إلى ما تقرؤه", en: "The ways from origin to what you read" },
  sentences: { ar: "كل جملة تحملها", en: "Every sentence that carries it" },
  working: { ar: "كيف عُدّت المناشئ", en: "How the origins were counted" },
  origins: { ar: "المناشئ", en: "Origins" },
  back: { ar: "كل الدعاوى", en: "All claims" },
  due: { ar: "الموعد", en: "Due" },
  condition: { ar: "إذا {what}", en: "if {what}" },
  ownVoice: { ar: "صوت التقرير نفسه", en: "the report's own voice" },
  choose: { ar: "اختر دعوى لتقرأ هنا كلمات التقارير.", en: "Choose a claim to read the reports' words here." },
  open: { ar: "الطريق كله", en: "The whole chain" },
  words: { ar: "الكلمات", en: "The words" },
  hidden: { ar: "وطرق أخرى لا يتسع لها الرسم؛ جملها في القائمة أدناه.", en: "More paths than the picture holds; their sentences stand in the list below." },
} satisfies Record<string, Message>;

export const claimCounts = {
  origins: {
    ar: { zero: "لا منشأ", one: "منشأ واحد", two: "منشآن", few: "{n} مناشئ", many: "{n} منشأً", other: "{n} منشأ" },
    en: { one: "1 independent origin", other: "{n} independent origins" },
  },
  originsRange: {
    ar: { few: "بين {low} و{n} مناشئ", many: "بين {low} و{n} منشأً", other: "بين {low} و{n} منشأ" },
    en: { other: "{low} to {n} independent origins" },
  },
  claims: {
    ar: { zero: "لا دعاوى", one: "دعوى واحدة", two: "دعويان", few: "{n} دعاوى", many: "{n} دعوى", other: "{n} دعوى" },
    en: { one: "1 claim", other: "{n} claims" },
  },
} satisfies Record<string, CountedMessage>;
