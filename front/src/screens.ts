import type { Component } from "svelte";
import type { Role } from "./lib/case.svelte";
import type { Message } from "./lib/say.svelte";
import { groups, nav } from "./messages/shell";

export interface Screen {
  /** Its part of the address: #/CASE/NAME. */
  name: keyof typeof nav;
  /** "g" and then this letter opens it. */
  letter: string;
  group: Message | null;
  /** The least role that has a use for it; everybody, where it has none. */
  least?: Role;
  /** Only where people log in. */
  team?: boolean;
  /** Loaded when first opened. */
  load: () => Promise<{ default: Component }>;
}

/** All screens of a case, in the order of the rail. */
export const SCREENS: Screen[] = [
  { name: "home", letter: "h", group: null, load: () => import("./screens/Home.svelte") },
  { name: "reader", letter: "l", group: groups.read, load: () => import("./screens/Reader.svelte") },
  { name: "search", letter: "/", group: groups.read, load: () => import("./screens/Search.svelte") },
  { name: "utterances", letter: "u", group: groups.said, load: () => import("./screens/Utterances.svelte") },
  { name: "claims", letter: "c", group: groups.said, load: () => import("./screens/Claims.svelte") },
  { name: "actors", letter: "a", group: groups.said, load: () => import("./screens/Actors.svelte") },
  { name: "timeline", letter: "t", group: groups.happened, load: () => import("./screens/Timeline.svelte") },
  { name: "figures", letter: "f", group: groups.happened, load: () => import("./screens/Figures.svelte") },
  { name: "commitments", letter: "m", group: groups.happened, load: () => import("./screens/Commitments.svelte") },
  { name: "forecasts", letter: "o", group: groups.happened, load: () => import("./screens/Forecasts.svelte") },
  { name: "process", letter: "p", group: groups.happened, load: () => import("./screens/Process.svelte") },
  { name: "sources", letter: "s", group: groups.from, load: () => import("./screens/Sources.svelte") },
  { name: "map", letter: "w", group: groups.from, load: () => import("./screens/Map.svelte") },
  { name: "review", letter: "r", group: groups.work, load: () => import("./screens/Review.svelte") },
  { name: "add", letter: "n", group: groups.work, least: "editor", load: () => import("./screens/Add.svelte") },
  { name: "team", letter: "e", group: groups.work, team: true, load: () => import("./screens/Team.svelte") },
];
