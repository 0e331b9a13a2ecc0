const PREFIX = ".hl-";

/** Whether the browser paints highlights over a text without changing it. */
export const paints = typeof CSS !== "undefined" && "highlights" in CSS;

let ready = false;

/**
 * Makes a ::highlight(name) rule of every .hl-name class. Both cannot stand in one rule: a browser that does not know
 * ::highlight drops the whole of it.
 */
export function prepareHighlights(): void {
  if (!paints || ready) return;
  ready = true;
  const sheet = new CSSStyleSheet();
  for (const known of document.styleSheets) {
    for (const rule of known.cssRules) {
      if (!(rule instanceof CSSStyleRule)) continue;
      for (const selector of rule.selectorText.split(",").map((s) => s.trim())) {
        if (selector.startsWith(PREFIX)) sheet.insertRule(`::highlight(${selector.slice(PREFIX.length)}) { ${rule.style.cssText} }`);
      }
    }
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
