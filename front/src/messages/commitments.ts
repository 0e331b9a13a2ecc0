import type { CountedMessage, Message } from "../lib/say.svelte";

export const commitments = {
  title: { ar: "التعهدات", en: "Commitments" },
  lead: {
    ar: "من قال إنه سيفعل ماذا، ومتى. الشريط موعده، والدائرة الفارغة يوم قيل. لا يتغير الحال إلا بكلمات تُظهره.",
    en: "Who said they would do what, by when. The bar is the due window, the hollow dot the day it was said. A state changes only by words that show it.",
  },
  status: { ar: "الحال", en: "State" },
  anyStatus: { ar: "كل الأحوال", en: "any state" },
  search: { ar: "الفاعل أو الفعل", en: "Actor or act" },
  from: { ar: "الموعد من", en: "Due from" },
  to: { ar: "إلى", en: "to" },
  dated: { ar: "ما له موعد", en: "With a due window" },
  undated: { ar: "بلا موعد", en: "no due date" },
  who: { ar: "من", en: "Who" },
  what: { ar: "ماذا", en: "What" },
  due: { ar: "الموعد", en: "Due" },
  left: { ar: "المدة", en: "Time" },
  noActor: { ar: "فاعل غير مذكور", en: "actor not named" },
  history: { ar: "كيف جرى", en: "How it went" },
  told: { ar: "قيل", en: "said" },
  words: { ar: "الكلمات", en: "The words" },
  noWords: { ar: "لا كلمات تُظهر ما جرى. انقضى الموعد ولم يُخبر تقرير.", en: "No words show what came of it. The window is over and no report tells." },
  table: { ar: "جدول التعهدات", en: "Table of commitments" },
  empty: { ar: "لا تعهدات بهذه الشروط.", en: "No commitments like this." },
  emptyExample: {
    ar: "يظهر هنا مثلًا «ستنتهي المهمة خلال عام» شريطًا من اليوم الذي قيل فيه إلى موعده، ثم ما قالته التقارير بعده.",
    en: "“The mission ends within a year” would stand here as a bar from the day it was said to its due day, with what later reports say of it.",
  },
  choose: { ar: "اختر تعهدًا لتقرأ هنا كلماته وما جرى عليه.", en: "Choose a commitment to read its words and what came of it here." },
} satisfies Record<string, Message>;

export const commitmentCounts = {
  commitments: {
    ar: { zero: "لا تعهدات", one: "تعهد واحد", two: "تعهدان", few: "{n} تعهدات", many: "{n} تعهدًا", other: "{n} تعهد" },
    en: { one: "1 commitment", other: "{n} commitments" },
  },
  ahead: {
    ar: { zero: "اليوم", one: "بعد يوم", two: "بعد يومين", few: "بعد {n} أيام", many: "بعد {n} يومًا", other: "بعد {n} يوم" },
    en: { zero: "today", one: "in 1 day", other: "in {n} days" },
  },
  ago: {
    ar: { zero: "اليوم", one: "قبل يوم", two: "قبل يومين", few: "قبل {n} أيام", many: "قبل {n} يومًا", other: "قبل {n} يوم" },
    en: { zero: "today", one: "1 day ago", other: "{n} days ago" },
  },
} satisfies Record<string, CountedMessage>;
