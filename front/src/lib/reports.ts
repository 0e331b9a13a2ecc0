import type { ReportRef } from "../api/types";
import { shell } from "../messages/shell";
import { say } from "./say.svelte";

/** What a report is called in one word: its outlet, or that it is not known. */
export function outletOf(report: ReportRef): string {
  return report.outlet ?? say(shell.no_outlet);
}
