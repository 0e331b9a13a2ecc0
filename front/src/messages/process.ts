import type { Message } from "../lib/say.svelte";

export const process = {
  title: { ar: "المسار", en: "Process" },
  lead: {
    ar: "اقرأ هذه الصفحة أولًا: من يجتمع، وبأي تكليف، وكم جولة عقدوا، وعلى ماذا اتفقوا، وماذا تقرر.",
    en: "Read this page first: who meets, with what mandate, how many rounds they held, what was agreed and decided.",
  },
  way: { ar: "الطريق إلى الآن", en: "The way so far" },
  bodies: { ar: "الهيئات", en: "Bodies" },
  rounds: { ar: "الجولات", en: "Rounds" },
  agreements: { ar: "الاتفاقات", en: "Agreements" },
  decisions: { ar: "القرارات", en: "Decisions" },
  parts: { ar: "التشكيل", en: "Parts" },
  mandate: { ar: "التكليف", en: "Mandate" },
  words: { ar: "الكلمات", en: "The words" },
  choose: { ar: "اختر بندًا لتقرأ هنا كلمات التقارير.", en: "Choose an item to read the reports' words here." },
  none: { ar: "لا شيء من هذا في التقارير بعد.", en: "None in the reports yet." },
  empty: { ar: "لا هيئات ولا جولات بعد.", en: "No bodies or rounds yet." },
  emptyExample: {
    ar: "تظهر هنا اللجان وفرق عملها وتكليفها، ثم جولاتها واحدة بعد أخرى، وما اتفقت عليه، وما قرره البرلمان.",
    en: "Commissions, their working groups and mandate would stand here, then their rounds one after another, what they agreed, and what parliament decided.",
  },
} satisfies Record<string, Message>;
