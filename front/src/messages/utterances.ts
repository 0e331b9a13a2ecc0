import type { CountedMessage, Message } from "../lib/say.svelte";

export const utterances = {
  title: { ar: "الأقوال", en: "Utterances" },
  lead: {
    ar: "القول الواحد سطر واحد مهما حملته التقارير. الطرق المستقلة هي ما يُعتدّ به: تقرير ينسخ تقريرًا لا يزيد طريقًا.",
    en: "One act of speaking is one line, however many reports carry it. What counts is independent paths: a report that copies adds none.",
  },
  speaker: { ar: "المتكلم", en: "Speaker" },
  outlet: { ar: "المنبر", en: "Outlet" },
  words: { ar: "كلمات", en: "Words" },
  empty: { ar: "لا أقوال بهذه الشروط.", en: "No utterances like this." },
  emptyExample: {
    ar: "يظهر هنا مثلًا «قال المتحدث باسم اللجنة إن الجولة المقبلة في أيلول» مع طريقه من المتحدث إلى الوكالة إلى المنابر.",
    en: "“The commission's spokesman said the next round is in September” would stand here, with its way from him to the agency to the outlets.",
  },
  choose: { ar: "اختر قولًا لتقرأ هنا كلماته في كل تقرير.", en: "Choose an utterance to read its words in every report here." },
  carried: { ar: "كل جملة تحمله", en: "Every sentence that carries it" },
  folded: { ar: "كيف عُدّت الطرق", en: "How the paths were counted" },
  chain: { ar: "الطريق من المتكلم إلى ما تقرؤه", en: "The way from the speaker to what you read" },
  back: { ar: "كل الأقوال", en: "All utterances" },
  open: { ar: "السلسلة كاملة", en: "The whole chain" },
  others: { ar: "وجمل أخرى في صفحة القول", en: "More sentences on the utterance's page" },
} satisfies Record<string, Message>;

export const utteranceCounts = {
  witnessesRange: {
    ar: { two: "طريق مستقل أو اثنان", few: "بين {low} و{n} طرق مستقلة", many: "بين {low} و{n} طريقًا مستقلًا", other: "بين {low} و{n} طريق مستقل" },
    en: { other: "{low} to {n} independent paths" },
  },
} satisfies Record<string, CountedMessage>;
