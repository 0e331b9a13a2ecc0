import { asProblem, get, type Problem, type Query } from "../api/client";
import type { Page } from "../api/types";

export interface Pages<T> {
  readonly items: T[];
  readonly total: number | undefined;
  readonly more: boolean;
  readonly loading: boolean;
  readonly problem: Problem | undefined;
  /** Loads the next page behind those that are there. */
  next(): void;
  reload(): void;
}

/**
 * A list that comes page by page; it starts anew whenever something reactive that `query` reads changes. A query of
 * null asks for nothing.
 */
export function pages<T>(path: () => string, query: () => Query | null): Pages<T> {
  let items = $state.raw<T[]>([]);
  let total = $state<number>();
  let cursor = $state<string | null>(null);
  let loading = $state(true);
  let problem = $state.raw<Problem>();
  let turn = $state(0);
  let latest = 0;

  async function load(at: string, asked: Query | null, from: string | null, before: T[]): Promise<void> {
    const mine = ++latest;
    if (asked === null) {
      items = [];
      total = undefined;
      loading = false;
      return;
    }
    loading = true;
    try {
      const page = await get<Page<T>>(at, { ...asked, cursor: from });
      if (mine !== latest) return;
      items = [...before, ...page.items];
      total = page.total;
      cursor = page.next;
      problem = undefined;
    } catch (error) {
      if (mine !== latest) return;
      problem = asProblem(error);
    }
    loading = false;
  }

  $effect(() => {
    void turn;
    void load(path(), query(), null, []);
    return () => {
      latest++;
    };
  });

  return {
    get items() {
      return items;
    },
    get total() {
      return total;
    },
    get more() {
      return cursor !== null;
    },
    get loading() {
      return loading;
    },
    get problem() {
      return problem;
    },
    next() {
      if (cursor !== null && !loading) void load(path(), query(), cursor, items);
    },
    reload() {
      turn++;
    },
  };
}
