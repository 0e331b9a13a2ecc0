/** Layout of the copy network: outlets in rows, an arc for each pair from giver to taker, nested arcs further out. */

export interface CopyEdge {
  giver: string;
  taker: string;
  n: number;
}

export interface CopyRow {
  name: string;
  given: number;
  taken: number;
}

/** `reach`: how far out the arc swings, in steps from 1; `width` in pixels. `down`: the giver stands above the taker. */
export interface CopyArc extends CopyEdge {
  from: number;
  to: number;
  reach: number;
  width: number;
  down: boolean;
}

export interface CopyLayout {
  rows: CopyRow[];
  arcs: CopyArc[];
  reach: number;
  leftOut: number;
}

/** Who gives most stands on top, so that most arcs run down. Only the strongest `most` arcs are drawn. */
export function layoutCopies(edges: readonly CopyEdge[], most = 60): CopyLayout {
  const between = edges.filter((e) => e.giver !== e.taker && e.n > 0).sort((a, b) => b.n - a.n || compare(a, b));
  const drawn = between.slice(0, most);
  const rows = new Map<string, CopyRow>();
  const row = (name: string): CopyRow => {
    const found = rows.get(name) ?? { name, given: 0, taken: 0 };
    rows.set(name, found);
    return found;
  };
  for (const e of drawn) {
    row(e.giver).given += e.n;
    row(e.taker).taken += e.n;
  }
  const order = [...rows.values()].sort(
    (a, b) => givingShare(b) - givingShare(a) || b.given - a.given || a.taken - b.taken || (a.name < b.name ? -1 : 1),
  );
  const at = new Map(order.map((r, i) => [r.name, i]));
  const top = drawn[0]?.n ?? 1;
  const arcs = drawn.map((e) => {
    const from = at.get(e.giver)!;
    const to = at.get(e.taker)!;
    return { ...e, from, to, reach: Math.abs(to - from), width: 1 + 5 * Math.sqrt(e.n / top), down: to > from };
  });
  return { rows: order, arcs, reach: Math.max(0, ...arcs.map((a) => a.reach)), leftOut: between.length - drawn.length };
}

function givingShare(row: CopyRow): number {
  return row.given / Math.max(1, row.given + row.taken);
}

function compare(a: CopyEdge, b: CopyEdge): number {
  return a.giver < b.giver ? -1 : a.giver > b.giver ? 1 : a.taker < b.taker ? -1 : 1;
}
