import { route } from "../lib/router.svelte";
import type { Session } from "./types";

/** What the server says when something did not work (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** What the reader can do about it, when the server knows. */
    readonly todo: string,
    /** The whole body: a 409 carries the other person's judgement. */
    readonly body: Record<string, unknown> = {},
  ) {
    super(detail || title);
  }
}

/** What was caught, as a problem: also a defect of our own. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(-1, String(error), "", "");
}

export type Query = Record<string, string | number | null | undefined>;

let csrf: string | null = null;
let user: string | null = null;
let ended = () => {};

/** Hears when the server no longer knows who is here: the session ended. */
export function whenSessionEnds(act: () => void): void {
  ended = act;
}

async function send<T>(method: string, path: string, body?: BodyInit, type?: string): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (type) headers["Content-Type"] = type;
  if (method !== "GET" && csrf) headers["X-Csrf-Token"] = csrf;
  let answer: Response;
  try {
    answer = await fetch(`/api${path}`, { method, headers, body, credentials: "same-origin" });
  } catch {
    throw new Problem(0, "no answer", "", "");
  }
  if (answer.status === 401) ended();
  // Another tab logged in anew: the session is the same person's, its token another.
  if (answer.status === 403 && method !== "GET" && (await renewed())) return send(method, path, body, type);
  if (!answer.ok) throw await problem(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

async function problem(answer: Response): Promise<Problem> {
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  const text = (key: string) => (typeof body[key] === "string" ? body[key] : "");
  return new Problem(answer.status, text("title") || answer.statusText, text("detail"), text("todo"), body);
}

/** GET /api{path}. The browser keeps answers by their ETag and asks whether they are still true. */
export function get<T>(path: string, query: Query = {}): Promise<T> {
  const entries = Object.entries(query).filter(([, value]) => value != null && value !== "");
  const tail = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
  return send<T>("GET", path + (tail ? `?${tail}` : ""));
}

export function post<T>(path: string, body?: unknown): Promise<T> {
  return body instanceof FormData
    ? send<T>("POST", path, body)
    : send<T>("POST", path, body === undefined ? undefined : JSON.stringify(body), "application/json");
}

export function put(path: string, body: unknown): Promise<void> {
  return send("PUT", path, JSON.stringify(body), "application/json");
}

export function patch(path: string, body: unknown): Promise<void> {
  return send("PATCH", path, JSON.stringify(body), "application/json");
}

export function drop(path: string): Promise<void> {
  return send("DELETE", path);
}

/** The path of something of the case that is open: ofCase("claims", id). */
export function ofCase(...parts: string[]): string {
  return ["/cases", route.case ?? "", ...parts].map((part, i) => (i === 0 ? part : encodeURIComponent(part))).join("/");
}

/** Who is here; keeps the token that writes must carry. */
export async function session(): Promise<Session> {
  const found = await get<Session>("/session");
  ({ csrf, user } = found);
  return found;
}

/** Asks for the token again; true where the same person has another one now. */
async function renewed(): Promise<boolean> {
  const before = { csrf, user };
  const now = await get<Session>("/session");
  if (now.user !== before.user || now.csrf === before.csrf) return false;
  csrf = now.csrf;
  return true;
}
