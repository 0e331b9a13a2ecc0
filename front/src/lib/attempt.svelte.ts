import { asProblem, type Problem } from "../api/client";

/** Something sent to the server: whether it is under way, and what went wrong with it. */
export interface Attempt {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** Does it; true where it worked. */
  run(act: () => Promise<unknown>): Promise<boolean>;
}

export function attempt(): Attempt {
  let busy = $state(false);
  let problem = $state.raw<Problem>();
  return {
    get busy() {
      return busy;
    },
    get problem() {
      return problem;
    },
    async run(act) {
      busy = true;
      problem = undefined;
      try {
        await act();
        return true;
      } catch (error) {
        problem = asProblem(error);
        return false;
      } finally {
        busy = false;
      }
    },
  };
}
