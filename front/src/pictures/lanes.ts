/** Packing of labelled bars into rows, so that no two bars or labels of a row meet. All lengths in pixels from the inline start. */

export interface Boxed<T> {
  item: T;
  start: number;
  end: number;
}

/** `label`: where the words stand: after the bar, before it for want of room, or over a long one. */
export interface Packed<T> extends Boxed<T> {
  row: number;
  label: "after" | "before" | "over";
}

export interface Packing<T> {
  bars: Packed<T>[];
  rows: number;
  leftOut: number;
}

/**
 * Rows are filled in the order of `items`: give the weightiest first when not all will fit; what finds no place in `most`
 * rows is counted in `leftOut`. `first`: the side of its bar on which a label stands where there is room.
 */
export function pack<T>(items: readonly Boxed<T>[], width: number, label: number, most: number, first: "after" | "before" = "after", gap = 8): Packing<T> {
  const rows: [number, number][][] = [];
  const bars: Packed<T>[] = [];
  let leftOut = 0;
  for (const box of items) {
    const side = labelSide(box, width, label, first);
    const from = side === "before" ? box.start - label : box.start;
    const to = side === "after" ? box.end + label : Math.max(box.end, side === "over" ? box.start + label : 0);
    let row = rows.findIndex((taken) => taken.every(([a, b]) => to + gap <= a || b + gap <= from));
    if (row < 0 && rows.length < most) row = rows.push([]) - 1;
    if (row < 0) {
      leftOut += 1;
      continue;
    }
    rows[row]!.push([from, to]);
    bars.push({ ...box, row, label: side });
  }
  return { bars, rows: rows.length, leftOut };
}

function labelSide(box: { start: number; end: number }, width: number, label: number, first: "after" | "before"): Packed<unknown>["label"] {
  if (box.end - box.start >= label * 0.75) return "over";
  const room = { after: box.end + label <= width, before: box.start >= label };
  const other = first === "after" ? "before" : "after";
  return room[first] ? first : room[other] ? other : "over";
}
