import type { CountedMessage, Message } from "../lib/say.svelte";

export const timeline = {
  title: { ar: "الخط الزمني", en: "Timeline" },
  lead: {
    ar: "كل شريط مدة يمكن أن يقع فيها الحدث كما تقول التقارير: النقطة يوم معلوم، والطرف الباهت شك. انقر لتقرأ الكلمات.",
    en: "Each bar is the stretch in which the reports let a thing happen: a dot is a known day, a faded end is doubt. Click to read the words.",
  },
  actor: { ar: "الطرف", en: "Actor" },
  place: { ar: "المكان", en: "Place" },
  kind: { ar: "النوع", en: "Kind" },
  words: { ar: "كلمات", en: "Words" },
  anyone: { ar: "اسم طرف", en: "an actor's name" },
  anywhere: { ar: "اسم مكان", en: "a place" },
  anyKind: { ar: "كل الأنواع", en: "all kinds" },
  clear: { ar: "امسح المرشحات", en: "Clear filters" },
  when: { ar: "متى", en: "When" },
  what: { ar: "ما قيل إنه جرى أو سيجري", en: "What is said to have happened or to come" },
  who: { ar: "من رواه", en: "Told by" },
  status: { ar: "الحال", en: "State" },
  evidence: { ar: "الكلمات", en: "The words" },
  differences: { ar: "تختلف التقارير فيه", en: "Where the reports differ" },
  decade: { ar: "عقد", en: "Decade" },
  year: { ar: "سنة", en: "Year" },
  month: { ar: "شهر", en: "Month" },
  week: { ar: "أسبوع", en: "Week" },
  day: { ar: "يوم", en: "Day" },
  zoom: { ar: "المدى", en: "Span" },
  empty: { ar: "لا تواريخ بعد في هذه القضية.", en: "There are no dates in this case yet." },
  emptyExample: {
    ar: "تظهر هنا مثلًا «عقدت اللجنة جولتها الثانية في أيلول» نقطةً في خانة ما مضى، و«ينتهي الانسحاب قبل نهاية العام» شريطًا في خانة المخطط له.",
    en: "“The committee held its second round in September” would stand here as a mark under Past, “the withdrawal ends before the year is out” as a bar under Planned.",
  },
  nothing: { ar: "لا شيء في هذه المدة بهذه المرشحات.", en: "Nothing in this stretch with these filters." },
  nothingTodo: { ar: "وسّع المدى أو امسح المرشحات.", en: "Widen the span or clear the filters." },
  list: { ar: "في هذه المدة", en: "In this stretch" },
  showWhole: { ar: "أظهر القصة كلها", en: "show the whole story" },
  key_whole: { ar: "القصة كلها", en: "Whole story" },
} satisfies Record<string, Message>;

export const timelineCounts = {
  entries: {
    ar: { zero: "لا حدث", one: "حدث واحد", two: "حدثان", few: "{n} أحداث", many: "{n} حدثًا", other: "{n} حدث" },
    en: { one: "1 entry", other: "{n} entries" },
  },
} satisfies Record<string, CountedMessage>;
