import type { CountedMessage, Message } from "../lib/say.svelte";

export const actors = {
  title: { ar: "الأطراف", en: "Actors" },
  lead: {
    ar: "من يتكلم ومن يُذكر: ما قاله، وأين يقف ومتى تحوّل، وما شغله من مناصب، وكيف يسميه كل منبر.",
    en: "Who speaks and who is named: what they said, where they stand and when they moved, the offices they held, what each outlet calls them.",
  },
  all: { ar: "الكل", en: "All" },
  person: { ar: "أشخاص", en: "People" },
  organisation: { ar: "جهات", en: "Organisations" },
  place: { ar: "أماكن", en: "Places" },
  type: { ar: "النوع", en: "Kind" },
  search: { ar: "اسم", en: "A name" },
  name: { ar: "الاسم", en: "Name" },
  statements: { ar: "أقواله", en: "Utterances" },
  reports: { ar: "تقارير تذكره", en: "Reports naming it" },
  shifts: { ar: "تحولات", en: "Shifts" },
  back: { ar: "كل الأطراف", en: "All actors" },
  positions: { ar: "مواقفه", en: "Positions" },
  positionsLead: { ar: "التحول كلمتان مؤرختان لصاحب واحد في أمر واحد.", en: "A shift is two dated words of one holder on one issue." },
  shift: { ar: "تحوّل", en: "Shift" },
  before: { ar: "كان", en: "Before" },
  after: { ar: "صار", en: "After" },
  utterances: { ar: "ما قاله", en: "What they said" },
  allUtterances: { ar: "كل أقواله", en: "All utterances" },
  offices: { ar: "مناصبه", en: "Offices" },
  former: { ar: "سابقًا", en: "former" },
  of: { ar: "{title} – {of}", en: "{title} – {of}" },
  namings: { ar: "من يسميه بماذا", en: "Who calls it what" },
  namingsLead: { ar: "الاسم خيار: «القوات الأميركية» أم «قوات التحالف»؟ العدد عدد المرات.", en: "A name is a choice. The number is how often." },
  spelt: { ar: "كما كُتب", en: "As spelt" },
  outlet: { ar: "المنبر", en: "Outlet" },
  mentions: { ar: "ذكره في الزمن", en: "Mentions over time" },
  month: { ar: "الشهر", en: "Month" },
  times: { ar: "المرات", en: "Times" },
  quotedBy: { ar: "من ينقل عنه", en: "Who quotes them" },
  commitments: { ar: "تعهداته", en: "Commitments" },
  merged: { ar: "كيف جُمعت أسماؤه", en: "How its names were brought together" },
  none: { ar: "لا شيء بعد.", en: "Nothing yet." },
  empty: { ar: "لا أطراف بهذا الاسم.", en: "No actors of that name." },
  emptyExample: { ar: "يظهر هنا كل شخص وجهة ومكان ذكرته التقارير، ومن تكلم منهم أولًا.", en: "Every person, organisation and place that reports name stands here, those who speak first." },
  words: { ar: "الكلمات", en: "The words" },
} satisfies Record<string, Message>;

export const actorCounts = {
  actors: {
    ar: { zero: "لا أطراف", one: "طرف واحد", two: "طرفان", few: "{n} أطراف", many: "{n} طرفًا", other: "{n} طرف" },
    en: { one: "1 actor", other: "{n} actors" },
  },
  shifts: {
    ar: { zero: "", one: "تحوّل واحد", two: "تحوّلان", few: "{n} تحوّلات", many: "{n} تحوّلًا", other: "{n} تحوّل" },
    en: { zero: "", one: "1 shift", other: "{n} shifts" },
  },
} satisfies Record<string, CountedMessage>;

/** How a stance is known. */
export const told: Record<string, Message> = {
  "own words": { ar: "بكلماته", en: "own words" },
  reported: { ar: "منقول عنه", en: "reported" },
  leaked: { ar: "مسرَّب", en: "leaked" },
  outlet: { ar: "بصوت المنبر", en: "the outlet's voice" },
};
