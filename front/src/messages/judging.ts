import type { Message } from "../lib/say.svelte";

export const judging = {
  accept: { ar: "اقبل", en: "Accept" },
  reject: { ar: "ارفض", en: "Reject" },
  edit: { ar: "عدّل", en: "Edit" },
  undo: { ar: "تراجع", en: "Undo" },
  keep: { ar: "احفظ", en: "Keep" },
  cancel: { ar: "اترك", en: "Cancel" },
  note: { ar: "ملاحظة (لا تلزم)", en: "Note (optional)" },
  meanwhile: { ar: "سبقك {who} فحكم: {verdict}.", en: "{who} judged this meanwhile: {verdict}." },
  theirs: { ar: "أبقِ حكمه", en: "Keep theirs" },
  mine: { ar: "احكم بعده", en: "Judge after them" },
  speaker: { ar: "القائل", en: "Speaker" },
  name: { ar: "الاسم", en: "Name" },
  earliest: { ar: "من يوم", en: "First day" },
  latest: { ar: "إلى يوم", en: "Last day" },
  min: { ar: "الأدنى", en: "Lowest" },
  max: { ar: "الأعلى", en: "Highest" },
  status: { ar: "الحال", en: "Status" },
} satisfies Record<string, Message>;

export const verdicts: Record<string, Message> = {
  accept: { ar: "قَبول", en: "accepted" },
  reject: { ar: "رفض", en: "rejected" },
  edit: { ar: "تعديل", en: "edited" },
  merge: { ar: "دمج", en: "merged" },
  split: { ar: "فصل", en: "split" },
  resolve: { ar: "بتّ", en: "resolved" },
  withdraw: { ar: "سحب", en: "withdrawn" },
};
