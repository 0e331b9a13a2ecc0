import { expect, it } from "vitest";
import { fitted, placeSpots, zoomedView, type Spot } from "./mapLayout";

const spot = (name: string, lat: number, lon: number, mentions: number): Spot => ({ entity: name, name, lat, lon, mentions });
const FIXED = { k: 1, x: 0, y: 0 };
const spots = [spot("Baghdad", 33.3, 44.4, 40), spot("Erbil", 36.2, 44, 12), spot("Basra", 30.5, 47.8, 8), spot("Santiago", -33.4, -70.6, 1)];

it("fits the places that are spoken of, not the one far away that is named once", () => {
  const placed = placeSpots(spots, fitted(spots, 800, 500), FIXED, 800, 500, (s) => s.name);
  expect(placed.map((p) => p.spot.name)).not.toContain("Santiago");
  expect(placed).toHaveLength(3);
  for (const p of placed) {
    expect(p.x).toBeGreaterThan(0);
    expect(p.x).toBeLessThan(800);
  }
  expect(placed.at(-1)!.spot.name).toBe("Baghdad");
});

it("leaves a country around a single town, and shows the world when there is none", () => {
  const one = [spot("Erbil", 36.2, 44, 3)];
  const projection = fitted(one, 800, 500);
  const [x1] = projection([44, 36.2])!;
  const [x2] = projection([45, 36.2])!;
  expect(Math.abs(x2 - x1)).toBeLessThan(130);
  expect(fitted([], 800, 500)([0, 0])).toEqual([400, expect.any(Number)]);
});

it("keeps labels apart and leaves out those that find no room", () => {
  const crowd = Array.from({ length: 30 }, (_, i) => spot(`place ${i}`, 33 + i * 0.001, 44 + i * 0.001, 30 - i));
  const placed = placeSpots(crowd, fitted(crowd, 800, 500), FIXED, 800, 500, (s) => s.name);
  const labels = placed.filter((p) => p.label);
  expect(labels.length).toBeGreaterThan(0);
  expect(labels.length).toBeLessThan(30);
  expect(placed.at(-1)!.label).not.toBeNull();
});

it("zooms about the point under the pointer", () => {
  const view = zoomedView({ k: 1, x: 10, y: 20 }, 2, 110, 120);
  expect(view).toEqual({ k: 2, x: -90, y: -80 });
  expect(zoomedView(FIXED, 1e6, 0, 0).k).toBe(40);
});
