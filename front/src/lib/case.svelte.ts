import { route } from "./router.svelte";
import { here } from "./session.svelte";

/** The day from which the open case is looked at (ISO): due windows count from it. Today, where the case has none. */
export function asOf(): string {
  const open = here.cases?.find((row) => row.name === route.case);
  return open?.as_of ?? new Date().toISOString().slice(0, 10);
}
