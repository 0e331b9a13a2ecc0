import type { CountedMessage, Message } from "../lib/say.svelte";

export const forecasts = {
  title: { ar: "التوقعات", en: "Forecasts" },
  lead: {
    ar: "من توقع ماذا، وبأي ترجيح، ومتى يُعرف. لا يُقاس توقع إلا بموعد وقاعدة كُتبا قبل أن يُعرف ما جرى.",
    en: "Who expected what, at what odds, and when it can be known. A forecast is scored only with a date and a rule written before its outcome.",
  },
  search: { ar: "صاحبه أو كلماته", en: "Who, or words" },
  who: { ar: "من", en: "Who" },
  outcome: { ar: "ماذا توقع", en: "What" },
  odds: { ar: "الترجيح", en: "Odds" },
  dates: { ar: "متى", en: "When" },
  made: { ar: "قيل", en: "Said" },
  by: { ar: "يُعرف في", en: "Known by" },
  state: { ar: "الحال", en: "State" },
  condition: { ar: "الشرط: {what}", en: "condition: {what}" },
  open: { ar: "مفتوح", en: "open" },
  yes: { ar: "صدق", en: "came true" },
  no: { ar: "لم يصدق", en: "did not come true" },
  void: { ar: "لا يُقاس", en: "void" },
  voidWhy: { ar: "لم يُحدَّد له موعد ولا قاعدة سلفًا.", en: "No date or rule was fixed beforehand." },
  rule: { ar: "القاعدة", en: "Rule" },
  noHolder: { ar: "صوت التقرير نفسه", en: "the report's own voice" },
  oddsRange: { ar: "بين {low} و{high} من كل {hundred}", en: "{low} to {high} in {hundred}" },
  words: { ar: "الكلمات", en: "The words" },
  suggestions: { ar: "ما قد يحسمه", en: "What may settle it" },
  resolve: { ar: "الحكم عليه", en: "Resolve it" },
  ruleHint: { ar: "بماذا يُعرف أنه صدق؟ اكتبه قبل أن تعرف الجواب.", en: "How will one know that it came true? Write it before you know the answer." },
  dateHint: { ar: "آخر يوم", en: "Last day" },
  verdict: { ar: "ما جرى", en: "Outcome" },
  stillOpen: { ar: "لم يُعرف بعد", en: "not known yet" },
  note: { ar: "ملاحظة", en: "Note" },
  tooLate: {
    ar: "لا يُقاس به أحد: لم تُكتب القاعدة والموعد قبل حلوله. اكتبهما أولًا والجواب ما زال مفتوحًا.",
    en: "This scores nobody: rule and date were not written before the day. Write them first, while the outcome is open.",
  },
  save: { ar: "احفظ الحكم", en: "Save the judgement" },
  saved: { ar: "حُفظ الحكم.", en: "Saved." },
  conflict: { ar: "حكم عليه غيرك قبل لحظات. اقرأ حكمه ثم أعد المحاولة.", en: "Someone else judged it a moment ago. Read theirs, then try again." },
  scores: { ar: "سجل المتوقعين", en: "How forecasters did" },
  scoresLead: { ar: "متوسط مربع الخطأ (Brier): صفر إصابة تامة، وواحد خطأ تام. عدد ما حُكم عليه بجانبه.", en: "Mean squared error (Brier): 0 is always right, 1 always wrong, beside the number it rests on." },
  notEnough: { ar: "ما حُكم عليه قليل، فلا يُرتَّب أحد بعد.", en: "Too few forecasts are resolved to rank anybody yet." },
  brier: { ar: "Brier", en: "Brier" },
  resolved: { ar: "حُكم عليه", en: "Resolved" },
  choose: { ar: "اختر توقعًا لتقرأ هنا كلماته وتحكم عليه.", en: "Choose a forecast to read its words and resolve it here." },
  empty: { ar: "لا توقعات بهذه الشروط.", en: "No forecasts like this." },
  emptyExample: {
    ar: "يظهر هنا مثلًا «قد يعود التنظيم إذا انسحبت القوات»، ممكنًا، ومعه من قاله ومتى.",
    en: "“The group may return if the forces leave” would stand here as possible, with who said it and when.",
  },
} satisfies Record<string, Message>;

export const forecastCounts = {
  forecasts: {
    ar: { zero: "لا توقعات", one: "توقع واحد", two: "توقعان", few: "{n} توقعات", many: "{n} توقعًا", other: "{n} توقع" },
    en: { one: "1 forecast", other: "{n} forecasts" },
  },
} satisfies Record<string, CountedMessage>;
