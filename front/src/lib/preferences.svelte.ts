import type { Language, Months } from "./dates";
import type { Digits } from "./digits";
import type { Layer } from "./layers";

export type Theme = "system" | "light" | "dark";
export type Size = "normal" | "large";

interface Stored {
  language: Language;
  theme: Theme;
  digits: Digits;
  months: Months;
  size: Size;
  /** The layers of a report that are shown. */
  layers: Layer[];
}

const KEY = "tawatur.preferences";
const DEFAULTS: Stored = { language: "ar", theme: "system", digits: "western", months: "both", size: "normal", layers: ["statement", "time", "quantity", "entity", "passage"] };

function stored(): Stored {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Stored>) };
  } catch {
    // No storage, or not ours: the defaults do.
    return DEFAULTS;
  }
}

/** What this reader likes; kept in this browser. */
export const preferences = $state<Stored>(stored());

/** Writes the preferences to the page and keeps them. Call once, inside the root component. */
export function followPreferences(): void {
  $effect(() => {
    const root = document.documentElement;
    root.lang = preferences.language;
    root.dir = preferences.language === "ar" ? "rtl" : "ltr";
    root.dataset.size = preferences.size;
    if (preferences.theme === "system") delete root.dataset.theme;
    else root.dataset.theme = preferences.theme;
  });
  $effect(() => {
    const text = JSON.stringify(preferences);
    try {
      localStorage.setItem(KEY, text);
    } catch {
      // Storage is full or forbidden: they last as long as the page.
    }
  });
}
