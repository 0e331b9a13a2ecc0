/** What the map shows: a projection that fits the places, circles by mentions, labels that do not run into each other. */
import { geoDistance, geoMercator, type GeoProjection } from "d3";

export interface Spot {
  entity: string;
  name: string;
  lat: number;
  lon: number;
  mentions: number;
}

export interface PlacedSpot<S extends Spot> {
  spot: S;
  x: number;
  y: number;
  r: number;
  label: { x: number; y: number } | null;
}

/** Zoom factor and shift in pixels on top of the projection that fits. */
export interface View {
  k: number;
  x: number;
  y: number;
}

const AIR = 48;

/** How much of all mentions the frame holds at first: of a few places nearly all, of many the bulk. */
const bulkOf = (places: number) => (places < 12 ? 0.95 : 0.78);

/** The projection on which the bulk of what is named fills the frame; the rest lies beyond, one step out. */
export function fitted(spots: readonly Spot[], width: number, height: number): GeoProjection {
  const projection = geoMercator();
  const near = around(spots);
  if (near.length === 0) return projection.fitSize([width, height], { type: "Sphere" });
  // A single town needs its country around it: never closer than some six degrees.
  const lons = near.map((s) => s.lon);
  const lats = near.map((s) => s.lat);
  const [w, e] = spread(Math.min(...lons), Math.max(...lons), 6);
  const [s, n] = spread(Math.min(...lats), Math.max(...lats), 5);
  const box = { type: "MultiPoint" as const, coordinates: [[w, s], [e, n], [w, n], [e, s]] as [number, number][] };
  return projection.fitExtent([[AIR, AIR], [width - AIR, height - AIR]], box);
}

/** The places nearest to the middle of all that is named, until they hold the bulk of it. */
function around<S extends Spot>(spots: readonly S[]): S[] {
  const all = spots.reduce((n, s) => n + s.mentions, 0);
  const middle: [number, number] = [median(spots, (s) => s.lon), median(spots, (s) => s.lat)];
  const far = (s: S) => geoDistance(middle, [s.lon, s.lat]);
  const near: S[] = [];
  let sum = 0;
  for (const s of [...spots].sort((a, b) => far(a) - far(b))) {
    if (sum >= bulkOf(spots.length) * all) break;
    near.push(s);
    sum += s.mentions;
  }
  return near;
}

/** The value at which half of the mentions lie below. */
function median<S extends Spot>(spots: readonly S[], value: (spot: S) => number): number {
  const rows = [...spots].sort((a, b) => value(a) - value(b));
  const half = rows.reduce((n, s) => n + s.mentions, 0) / 2;
  let sum = 0;
  for (const s of rows) {
    sum += s.mentions;
    if (sum >= half) return value(s);
  }
  return 0;
}

function spread(low: number, high: number, least: number): [number, number] {
  const more = Math.max(0, least - (high - low)) / 2;
  return [low - more, high + more];
}

/** Spots on the frame, the most mentioned last (on top) and labelled first. `name` gives the words of a label. */
export function placeSpots<S extends Spot>(spots: readonly S[], projection: GeoProjection, view: View, width: number, height: number, name: (spot: S) => string): PlacedSpot<S>[] {
  const top = Math.max(1, ...spots.map((s) => s.mentions));
  const order = [...spots].sort((a, b) => b.mentions - a.mentions || (a.entity < b.entity ? -1 : 1));
  const boxes: [number, number, number, number][] = [];
  const out: PlacedSpot<S>[] = [];
  for (const spot of order) {
    const at = projection([spot.lon, spot.lat]);
    if (!at) continue;
    const x = at[0] * view.k + view.x;
    const y = at[1] * view.k + view.y;
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
    const r = 3 + 17 * Math.sqrt(spot.mentions / top);
    out.push({ spot, x, y, r, label: room(boxes, x, y, r, name(spot).length * 7.2 + 6, width) });
  }
  return out.reverse();
}

function room(boxes: [number, number, number, number][], x: number, y: number, r: number, wide: number, width: number): { x: number; y: number } | null {
  for (const below of [y + r + 12, y - r - 5]) {
    const middle = Math.min(width - wide / 2, Math.max(wide / 2, x));
    const box: [number, number, number, number] = [middle - wide / 2, below - 13, middle + wide / 2, below + 4];
    if (boxes.every((b) => box[2] < b[0] || b[2] < box[0] || box[3] < b[1] || b[3] < box[1])) {
      boxes.push(box);
      return { x: middle, y: below };
    }
  }
  return null;
}

/** The view zoomed by `factor` about a point of the frame. */
export function zoomedView(view: View, factor: number, x: number, y: number): View {
  const k = Math.min(40, Math.max(0.2, view.k * factor));
  return { k, x: x - ((x - view.x) * k) / view.k, y: y - ((y - view.y) * k) / view.k };
}
