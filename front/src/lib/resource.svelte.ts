import { asProblem, type Problem } from "../api/client";

export interface Resource<T> {
  /** What came; kept while newer data is on its way, so that the page does not jump. */
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  readonly loading: boolean;
  reload(): void;
}

/** Loads what `ask` asks for, and again whenever something reactive that it reads changes. */
export function resource<T>(ask: () => Promise<T>): Resource<T> {
  let data = $state.raw<T>();
  let problem = $state.raw<Problem>();
  let loading = $state(true);
  let turn = $state(0);
  let latest = 0;
  $effect(() => {
    void turn;
    const mine = ++latest;
    loading = true;
    ask().then(
      (found) => {
        if (mine !== latest) return;
        data = found;
        problem = undefined;
        loading = false;
      },
      (error: unknown) => {
        if (mine !== latest) return;
        problem = asProblem(error);
        loading = false;
      },
    );
    return () => {
      latest++;
    };
  });
  return {
    get data() {
      return data;
    },
    get problem() {
      return problem;
    },
    get loading() {
      return loading;
    },
    reload() {
      turn++;
    },
  };
}
