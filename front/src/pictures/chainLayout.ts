/**
 * Layout of the chain picture: the origin in the first column, hops after it, all reports in one column (what one can
 * read), copies behind the report that they came from. Rows and columns are whole numbers; the first child continues its
 * parent's row, so that a single path is a straight line.
 */

export interface ChainNode<R = unknown> {
  name: string;
  kind: string;
  report: R | null;
  copy: boolean;
  children: ChainNode<R>[];
}

export interface PlacedNode<R> {
  key: string;
  node: ChainNode<R>;
  column: number;
  row: number;
  role: "origin" | "hop" | "report" | "copy";
  parent: string | null;
  /** Reports folded into this one: copies not drawn, at any depth. */
  folded: number;
  /** Further children left out for want of room. */
  more: number;
}

export interface ChainLink {
  key: string;
  from: [number, number];
  to: [number, number];
  copied: boolean;
}

export interface ChainLayout<R> {
  nodes: PlacedNode<R>[];
  links: ChainLink[];
  columns: number;
  rows: number;
  reportColumn: number;
}

/** `opened`: keys of nodes whose copies and further children are all drawn. `most`: children drawn at first. */
export function layoutChain<R>(roots: readonly ChainNode<R>[], opened: ReadonlySet<string> = new Set(), most = 6): ChainLayout<R> {
  const reportColumn = Math.max(1, ...roots.map((r) => hops(r)));
  const nodes: PlacedNode<R>[] = [];
  const links: ChainLink[] = [];
  let rows = 0;

  function put(node: ChainNode<R>, key: string, depth: number, parent: PlacedNode<R> | null): void {
    const role = parent === null ? "origin" : node.copy ? "copy" : node.report ? "report" : "hop";
    const column = role === "copy" ? parent!.column + 1 : role === "report" ? reportColumn : depth;
    const placed: PlacedNode<R> = { key, node, column, row: rows, role, parent: parent?.key ?? null, folded: 0, more: 0 };
    nodes.push(placed);
    if (parent) {
      const to: [number, number] = [column, rows];
      links.push({ key, from: [parent.column, parent.row], to, copied: role === "copy" });
    }
    const all = opened.has(key);
    const copies = node.children.filter((c) => c.copy);
    const others = node.children.filter((c) => !c.copy);
    if (!all) placed.folded = copies.reduce((n, c) => n + reports(c), 0);
    const shown = all ? [...others, ...copies] : others.length > most + 1 ? others.slice(0, most) : others;
    if (!all) placed.more = others.slice(shown.length).reduce((n, c) => n + reports(c), 0);
    shown.forEach((child, i) => {
      if (i > 0) rows += 1;
      put(child, `${key}.${node.children.indexOf(child)}`, depth + 1, placed);
    });
  }

  roots.forEach((root, i) => {
    if (i > 0) rows += 1;
    put(root, String(i), 0, null);
  });
  const columns = 1 + Math.max(0, ...nodes.map((n) => n.column));
  return { nodes, links, columns, rows: nodes.length ? rows + 1 : 0, reportColumn };
}

/** Columns before the reports of a tree: 1 for the origin, and one a hop. */
function hops(node: ChainNode): number {
  const below = node.children.filter((c) => !c.copy && !c.report).map(hops);
  return 1 + Math.max(0, ...below);
}

/** Reports of a tree, copies too. */
export function reports(node: ChainNode): number {
  return (node.report ? 1 : 0) + node.children.reduce((n, c) => n + reports(c), 0);
}

/** The way of a link from node to node, in pixels; columns run from the inline start, the picture is mirrored by its frame. */
export function linkPath(x1: number, y1: number, x2: number, y2: number): string {
  if (y1 === y2) return `M${x1},${y1}H${x2}`;
  // A quarter turn down beside the parent, then straight to the child: crossings stay at right angles.
  const turn = Math.min(12, Math.abs(y2 - y1), Math.max(2, (x2 - x1) / 2));
  const x = x1 + turn;
  const down = y2 > y1 ? 1 : -1;
  return `M${x1},${y1}Q${x},${y1} ${x},${y1 + down * turn}V${y2 - down * turn}Q${x},${y2} ${x + turn},${y2}H${x2}`;
}
