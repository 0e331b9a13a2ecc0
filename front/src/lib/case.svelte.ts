import type { Member } from "../api/types";
import { route } from "./router.svelte";
import { here } from "./session.svelte";

export type Role = Member["role"];

/** From the narrowest to the widest: each may what those before it may. */
export const ROLES: Role[] = ["reader", "reviewer", "editor", "owner"];

const row = () => here.cases?.find((found) => found.name === route.case);

/** The day from which the open case is looked at (ISO): due windows count from it. Today, where the case has none. */
export function asOf(): string {
  return row()?.as_of ?? new Date().toISOString().slice(0, 10);
}

/** Whether who is here has at least this role in the open case. The server decides; this keeps away what it would refuse. */
export function may(least: Role): boolean {
  return ROLES.indexOf((row()?.role ?? "reader") as Role) >= ROLES.indexOf(least);
}
