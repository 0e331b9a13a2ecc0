import type { Message } from "../lib/say.svelte";

/** Words that the frame and the shared components use. Each screen has its own file beside this one. */
export const nav = {
  home: { ar: "القضية", en: "Overview" },
  reader: { ar: "التقارير", en: "Reports" },
  search: { ar: "البحث", en: "Search" },
  utterances: { ar: "الأقوال", en: "Utterances" },
  claims: { ar: "المزاعم", en: "Claims" },
  actors: { ar: "الأطراف", en: "Actors" },
  timeline: { ar: "الخط الزمني", en: "Timeline" },
  commitments: { ar: "التعهدات", en: "Commitments" },
  forecasts: { ar: "التوقعات", en: "Forecasts" },
  figures: { ar: "الأرقام", en: "Figures" },
  process: { ar: "المسار", en: "Process" },
  sources: { ar: "المصادر", en: "Sources" },
  map: { ar: "الخريطة", en: "Map" },
  review: { ar: "المراجعة", en: "Review" },
  add: { ar: "إضافة تقارير", en: "Add reports" },
  team: { ar: "الفريق", en: "Team" },
} satisfies Record<string, Message>;

export const groups = {
  read: { ar: "القراءة", en: "Read" },
  said: { ar: "ما قيل", en: "What was said" },
  happened: { ar: "ما جرى", en: "What happened" },
  from: { ar: "من أين", en: "Where from" },
  work: { ar: "العمل", en: "Work" },
} satisfies Record<string, Message>;

export const shell = {
  skip: { ar: "إلى المحتوى", en: "Skip to content" },
  menu: { ar: "القائمة", en: "Menu" },
  screens: { ar: "الشاشات", en: "Screens" },
  cases: { ar: "القضايا", en: "Cases" },
  cases_lead: { ar: "اختر قضية لتفتحها.", en: "Choose a case to open." },
  no_cases: { ar: "لا قضية هنا بعد.", en: "There is no case here yet." },
  no_cases_todo: {
    ar: "تُبنى القضية من مجلد فيه تقارير، ثم تظهر هنا:",
    en: "A case is built from a folder of reports, and then appears here:",
  },
  preferences: { ar: "التفضيلات", en: "Preferences" },
  language: { ar: "اللغة", en: "Language" },
  theme: { ar: "المظهر", en: "Theme" },
  system: { ar: "كالجهاز", en: "As the device" },
  light: { ar: "نهاري", en: "Light" },
  dark: { ar: "ليلي", en: "Dark" },
  digits: { ar: "الأرقام", en: "Digits" },
  months: { ar: "الأشهر", en: "Months" },
  size: { ar: "حجم القراءة", en: "Reading size" },
  normal: { ar: "عادي", en: "Normal" },
  large: { ar: "كبير", en: "Large" },
  keys: { ar: "مفاتيح العمل", en: "Keys" },
  show_keys: { ar: "كل المفاتيح", en: "Show all keys" },
  close: { ar: "إغلاق", en: "Close" },
  loading: { ar: "يُحمَّل…", en: "Loading…" },
  again: { ar: "أعد المحاولة", en: "Try again" },
  go_to: { ar: "انتقل إلى: {what}", en: "Go to: {what}" },
  logout: { ar: "خروج", en: "Log out" },
  why: { ar: "لماذا؟", en: "Why?" },
  more: { ar: "المزيد", en: "More" },
  open_report: { ar: "افتح التقرير", en: "Open the report" },
  no_outlet: { ar: "منبر غير معروف", en: "unknown outlet" },
  no_date: { ar: "بلا تاريخ", en: "no date" },
  untitled: { ar: "بلا عنوان", en: "untitled" },
  machine: { ar: "رأي الآلة، لم يراجعه أحد", en: "machine finding, nobody has looked at it" },
  accepted: { ar: "قبله {who}", en: "accepted by {who}" },
  rejected: { ar: "رفضه {who}", en: "rejected by {who}" },
  edited: { ar: "عدّله {who}", en: "edited by {who}" },
  needs_look: { ar: "تغيّر النص بعد الحكم: يحتاج إلى نظر", en: "text changed after the judgement: needs a look" },
  takes_role: { ar: "هذا يحتاج إلى دور «{role}» في القضية، ودورك فيها «{own}». يعطي الأدوارَ مالكُ القضية.", en: "This takes the role “{role}” in the case; yours is “{own}”. The owner of the case gives roles." },
  unnamed: { ar: "مصدر لم يُسمَّ", en: "unnamed source" },
} satisfies Record<string, Message>;

/** What somebody may in a case, the wider role all that the narrower may. */
export const roles = {
  reader: { ar: "قارئ", en: "reader" },
  reviewer: { ar: "مراجِع", en: "reviewer" },
  editor: { ar: "محرِّر", en: "editor" },
  owner: { ar: "مالك", en: "owner" },
} satisfies Record<string, Message>;

/** What happened, what is safe, what to do. */
export const problems = {
  offline: { ar: "الخادم لا يجيب.", en: "The server does not answer." },
  offline_todo: {
    ar: "ما حُفظ من أحكام محفوظ. تأكد أن «tawatur serve» ما زال يعمل ثم أعد المحاولة.",
    en: "Judgements already made are kept. Check that “tawatur serve” is still running, then try again.",
  },
  forbidden: { ar: "ليس لك إذن بهذا.", en: "You may not do this." },
  forbidden_todo: { ar: "اطلب من مالك القضية دورًا أوسع.", en: "Ask the owner of the case for a wider role." },
  missing: { ar: "لا شيء بهذا العنوان.", en: "There is nothing at this address." },
  missing_todo: {
    ar: "ربما أُعيد بناء القضية فتغيّر المعرّف. ابحث عنه من جديد.",
    en: "The case may have been rebuilt and the id changed. Search for it again.",
  },
  failed: { ar: "لم ينجح ذلك.", en: "That did not work." },
  failed_todo: { ar: "لم يتغير شيء. أعد المحاولة.", en: "Nothing was changed. Try again." },
} satisfies Record<string, Message>;

export { counts, values } from "../lib/vocabulary";
