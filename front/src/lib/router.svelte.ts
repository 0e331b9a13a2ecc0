/**
 * Addresses look like #/CASE/SCREEN/ID?key=value. They stand behind the # so that any server, and a saved page, can
 * open them; everything a colleague needs to see the same thing stands in them.
 */
export interface Route {
  case: string | null;
  screen: string;
  id: string | null;
  query: URLSearchParams;
}

export function parseHash(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [name, screen, id] = path.split("/").map(decodeURIComponent);
  return { case: name || null, screen: screen || "home", id: id || null, query: new URLSearchParams(query) };
}

type Query = Record<string, string | number | null | undefined>;

export function toHash(name: string | null, screen: string, id?: string | null, query: Query = {}): string {
  const path = [name, screen === "home" && !id ? null : screen, id].filter((part) => part != null).map((part) => encodeURIComponent(String(part)));
  const entries = Object.entries(query).filter(([, value]) => value != null && value !== "");
  const tail = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
  return `#/${path.join("/")}${tail ? `?${tail}` : ""}`;
}

export const route = $state<Route>(parseHash(typeof location === "undefined" ? "" : location.hash));

function follow(): void {
  Object.assign(route, parseHash(location.hash));
}

if (typeof window !== "undefined") window.addEventListener("hashchange", follow);

/** The address of a screen of the case that is open. */
export function href(screen: string, id?: string | null, query: Query = {}): string {
  return toHash(route.case, screen, id, query);
}

/** Opens a screen of the case that is open. */
export function go(screen: string, id?: string | null, query: Query = {}): void {
  location.hash = href(screen, id, query);
}

/** Changes some keys of the query in place (filters): Back leaves the screen, it does not undo typing. */
export function setQuery(change: Query): void {
  const merged: Query = { ...Object.fromEntries(route.query), ...change };
  history.replaceState(null, "", toHash(route.case, route.screen, route.id, merged));
  follow();
}
