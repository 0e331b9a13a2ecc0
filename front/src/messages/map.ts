import type { Message } from "../lib/say.svelte";

export const map = {
  title: { ar: "الخريطة", en: "Map" },
  lead: { ar: "الأماكن التي تذكرها التقارير؛ مساحة الدائرة بعدد مرات الذكر. انقر مكانًا لتنتقل إلى ما جرى فيه.", en: "The places that reports name; a circle's area is how often. Click a place to go to what happened there." },
  place: { ar: "المكان", en: "Place" },
  mentions: { ar: "مرات الذكر", en: "Mentions" },
  reports: { ar: "تقارير", en: "Reports" },
  table: { ar: "الأماكن", en: "Places" },
  timeline: { ar: "ما جرى فيه وما خُطط له", en: "What happened and is planned there" },
  card: { ar: "من يذكره وكيف", en: "Who names it, and how" },
  reading: { ar: "تقارير تذكره", en: "Reports that name it" },
  empty: { ar: "لا أماكن لها إحداثيات في هذه القضية.", en: "No place of this case has coordinates." },
  emptyExample: { ar: "تظهر هنا المدن والبلدان التي تذكرها التقارير، دوائر على الخريطة وجدول تحتها.", en: "Towns and countries that reports name would stand here, as circles on the map and a table under it." },
} satisfies Record<string, Message>;
