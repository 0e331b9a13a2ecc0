import { get, session as ask } from "../api/client";
import type { CaseRow, Session } from "../api/types";

/** Who is here and what they may open; undefined until the server has said. */
export const here = $state<{ session: Session | undefined; cases: CaseRow[] | undefined }>({ session: undefined, cases: undefined });

/** Asks the server anew: at the start, after login and logout, after a case changed. */
export async function enter(): Promise<void> {
  here.session = await ask();
  here.cases = here.session.mode === "team" && here.session.user === null ? undefined : await get<CaseRow[]>("/cases");
}
