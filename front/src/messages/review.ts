import type { CountedMessage, Message } from "../lib/say.svelte";

export const review = {
  lead: {
    ar: "مرتبة بقدر ما يغيّره حكمك: ما ينقله كثيرون عن واحد، وما يتعارض، وما تشك فيه الآلة.",
    en: "In the order of what your decision changes: what many carry from one origin, what conflicts, what the machine doubts.",
  },
  queue: { ar: "ما ينتظر", en: "The queue" },
  all: { ar: "الكل", en: "All" },
  single_origin: { ar: "مصدر واحد", en: "One origin" },
  low_confidence: { ar: "شك", en: "Doubtful" },
  conflict: { ar: "تعارض", en: "Conflict" },
  merge: { ar: "دمج", en: "Merge" },
  orphaned: { ar: "بلا موضع", en: "Orphaned" },
  machine: { ar: "ما وجدته الآلة", en: "What the machine found" },
  person: { ar: "ما حكم به إنسان", en: "What a person decided" },
  nobody: { ar: "لا أحد بعد.", en: "Nobody yet." },
  before: { ar: "ما سبق من أحكام", en: "Earlier judgements" },
  evidence: { ar: "الشواهد", en: "Evidence" },
  next: { ar: "التالي", en: "Next" },
  previous: { ar: "السابق", en: "Previous" },
  done: { ar: "لا شيء ينتظر حكمك هنا.", en: "Nothing awaits your judgement here." },
  done_todo: { ar: "تمتلئ القائمة حين تصل تقارير جديدة، أو يتغير نص حُكم فيه.", en: "It fills when new reports come, or when a judged text changes." },
  just: { ar: "حكمتَ: {verdict}.", en: "You decided: {verdict}." },
  merge_with: { ar: "ادمج مع", en: "Merge with" },
  merge_find: { ar: "ابحث عما هو والأول شيء واحد", en: "Find what is the same thing" },
  split: { ar: "افصل", en: "Split" },
  split_off: { ar: "علّم ما لا ينتمي إلى البقية", en: "Tick what does not belong with the rest" },
  set_date: { ar: "حدّد اليوم", en: "Set the day" },
  cancel: { ar: "اترك", en: "Cancel" },
  keep: { ar: "احفظ", en: "Keep" },
  conflict_of: { ar: "رقمان لا يلتقيان", en: "Two numbers that do not meet" },
  open: { ar: "افتح صفحته", en: "Open its page" },
  confidence: { ar: "ثقة الآلة", en: "machine's confidence" },
  withdrawn: { ar: "ثم سُحب", en: "taken back" },
} satisfies Record<string, Message>;

export const left: CountedMessage = {
  ar: { zero: "لا بند", one: "بقي بند واحد", two: "بقي بندان", few: "بقيت {n} بنود", many: "بقي {n} بندًا", other: "بقي {n} بند" },
  en: { one: "1 left", other: "{n} left" },
};
