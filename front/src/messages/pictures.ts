import type { CountedMessage, Message } from "../lib/say.svelte";

export const pictures = {
  origin: { ar: "المنشأ", en: "Origin" },
  through: { ar: "عن طريق", en: "Through" },
  read: { ar: "ما تقرؤه", en: "What you read" },
  copies: { ar: "منسوخ عنه", en: "Copied from it" },
  copiedSign: { ar: "نسخة", en: "copy" },
  fold: { ar: "اطوِ", en: "Fold" },
  from: { ar: "عن {name}", en: "from {name}" },
  chain: { ar: "الطريق من المنشأ إلى التقارير", en: "The way from the origin to the reports" },
  today: { ar: "يوم النظر", en: "as of" },
  earlier: { ar: "أقدم", en: "Earlier" },
  later: { ar: "أحدث", en: "Later" },
  closer: { ar: "أقرب", en: "Closer" },
  wider: { ar: "أبعد", en: "Wider" },
  all: { ar: "القصة كلها", en: "Whole story" },
  lanes: { ar: "خط الزمن: ما مضى وما يجري وما خُطط له وما عُلّق على شرط", en: "Timeline: past, ongoing, planned, conditional" },
  overview: { ar: "القصة كلها؛ اسحب لتختار مدة", en: "The whole story; drag to choose a stretch" },
  noneHere: { ar: "لا شيء في هذه المدة", en: "nothing in this stretch" },
  stale: { ar: "مكرر قديم", en: "stale repeat" },
  repeat: { ar: "مكرر", en: "repeat" },
  fresh: { ar: "جديد", en: "fresh" },
  clash: { ar: "لا يلتقي بغيره", en: "does not meet another" },
  against: { ar: "في مقابل", en: "against" },
  log: { ar: "المحور لوغاريتمي: كل خطوة عشرة أضعاف", en: "Logarithmic axis: each step is ten times" },
  moreThan: { ar: "أكثر من {n}", en: "more than {n}" },
  atLeast: { ar: "{n} فأكثر", en: "{n} or more" },
  atMost: { ar: "{n} فأقل", en: "{n} or fewer" },
  about: { ar: "نحو {n}", en: "about {n}" },
  some: { ar: "عدد غير محدد", en: "an unstated number" },
  due: { ar: "الموعد", en: "Due" },
  said: { ar: "قيل", en: "Said" },
  noDue: { ar: "بلا موعد", en: "no due date" },
  stances: { ar: "المواقف في الزمن", en: "Stances over time" },
  gantt: { ar: "ما وُعد به ومتى", en: "What was promised for when" },
  gives: { ar: "يؤخذ عنه", en: "taken from it" },
  takes: { ar: "يأخذ", en: "it takes" },
  copyPair: { ar: "{taker} أخذ عن {giver}: {n}", en: "{taker} took from {giver}: {n}" },
  network: { ar: "من أخذ عمّن", en: "Who takes from whom" },
  map: { ar: "الأماكن في الخريطة", en: "Places on the map" },
  allPlaces: { ar: "كل الأماكن", en: "All places" },
  borders: { ar: "الأشكال من Natural Earth، ولا رأي فيها في حدود متنازع عليها.", en: "Shapes from Natural Earth; they take no side on disputed borders." },
} satisfies Record<string, Message>;

export const pictureCounts = {
  folded: {
    ar: { zero: "لا نسخ", one: "نسخة واحدة مطوية", two: "نسختان مطويتان", few: "{n} نسخ مطوية", many: "{n} نسخة مطوية", other: "{n} نسخة مطوية" },
    en: { one: "1 copy folded", other: "{n} copies folded" },
  },
  moreReports: {
    ar: { zero: "", one: "وتقرير آخر", two: "وتقريران آخران", few: "و{n} تقارير أخرى", many: "و{n} تقريرًا آخر", other: "و{n} تقرير آخر" },
    en: { one: "and 1 more report", other: "and {n} more reports" },
  },
  reports: {
    ar: { zero: "لا تقارير", one: "تقرير واحد", two: "تقريران", few: "{n} تقارير", many: "{n} تقريرًا", other: "{n} تقرير" },
    en: { one: "1 report", other: "{n} reports" },
  },
  notDrawn: {
    ar: {
      zero: "", one: "وواحد غيرها في هذه المدة، في القائمة أدناه", two: "واثنان غيرها في هذه المدة، في القائمة أدناه",
      few: "و{n} غيرها في هذه المدة؛ قرّب لتراها", many: "و{n} غيرها في هذه المدة؛ قرّب لتراها", other: "و{n} غيرها في هذه المدة؛ قرّب لتراها",
    },
    en: { one: "1 more in this stretch, in the list below", other: "{n} more in this stretch; zoom in to see them" },
  },
  mentions: {
    ar: { zero: "بلا ذكر", one: "ذكر واحد", two: "ذكران", few: "{n} مرات", many: "{n} مرة", other: "{n} مرة" },
    en: { one: "1 mention", other: "{n} mentions" },
  },
  passages: {
    ar: { zero: "لا مقاطع", one: "مقطع واحد", two: "مقطعان", few: "{n} مقاطع", many: "{n} مقطعًا", other: "{n} مقطع" },
    en: { one: "1 passage", other: "{n} passages" },
  },
  pairsLeft: {
    ar: { zero: "", one: "وصلة أضعف لم تُرسم؛ هي في الجدول", two: "وصلتان أضعف لم تُرسما؛ هما في الجدول", few: "{n} وصلات أضعف لم تُرسم؛ هي في الجدول", many: "{n} وصلة أضعف لم تُرسم؛ هي في الجدول", other: "{n} وصلة أضعف لم تُرسم؛ هي في الجدول" },
    en: { one: "1 weaker link is not drawn; the table has it", other: "{n} weaker links are not drawn; the table has them" },
  },
} satisfies Record<string, CountedMessage>;
