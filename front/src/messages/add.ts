import type { CountedMessage, Message } from "../lib/say.svelte";

export const add = {
  lead: {
    ar: "تُقرأ التقارير على هذا الجهاز، ثم تُربط بما في القضية. أحكامك تبقى كما هي.",
    en: "Reports are read on this machine and then linked with the case. Your judgements stay as they are.",
  },
  paste: { ar: "ألصق نصًا", en: "Paste a text" },
  text: { ar: "نص التقرير", en: "The report's text" },
  title: { ar: "العنوان", en: "Title" },
  outlet: { ar: "المنبر", en: "Outlet" },
  url: { ar: "الرابط", en: "Address" },
  published: { ar: "يوم النشر", en: "Day of publication" },
  optional: { ar: "(اختياري)", en: "(optional)" },
  add_text: { ar: "أضف النص", en: "Add the text" },
  files: { ar: "ملفات أو مجلد", en: "Files or a folder" },
  drop: { ar: "أفلت هنا ملفات أو مجلدًا كاملًا", en: "Drop files or a whole folder here" },
  kinds: { ar: "نصوص وصفحات وأسطر JSON، ولو كانت مضغوطة: txt, html, jsonl, gz, zip", en: "Texts, pages, JSON lines, also packed: txt, html, jsonl, gz, zip" },
  choose_files: { ar: "اختر ملفات", en: "Choose files" },
  choose_folder: { ar: "اختر مجلدًا", en: "Choose a folder" },
  send: { ar: "أضف {files}", en: "Add {files}" },
  clear: { ar: "أزلها", en: "Take them away" },
  waiting: { ar: "في الانتظار", en: "waiting" },
  reading: { ar: "تُقرأ", en: "reading" },
  linking: { ar: "تُربط بالقضية", en: "linking with the case" },
  done: { ar: "تمّ", en: "done" },
  failed: { ar: "لم ينجح", en: "failed" },
  progress: { ar: "{done} من {total}", en: "{done} of {total}" },
  issues: { ar: "ما لم يُقرأ", en: "What was not read" },
  all_read: { ar: "قُرئ كل شيء.", en: "Everything was read." },
  see: { ar: "انظر ما تغيّر في القضية", en: "See what changed in the case" },
  failed_todo: { ar: "لم يتغير شيء في القضية. أعد المحاولة.", en: "Nothing in the case was changed. Try again." },
} satisfies Record<string, Message>;

export const files: CountedMessage = {
  ar: { zero: "لا ملفات", one: "ملف واحد", two: "ملفين", few: "{n} ملفات", many: "{n} ملفًا", other: "{n} ملف" },
  en: { one: "1 file", other: "{n} files" },
};
