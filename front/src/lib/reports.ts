import type { ReportRef } from "../api/types";
import { shell } from "../messages/shell";
import { say } from "./say.svelte";

const LONG = 36;

/** What a report is called in short: its outlet; else the beginning of its title; else that nothing is known. */
export function outletOf(report: ReportRef): string {
  if (report.outlet) return report.outlet;
  if (!report.title) return say(shell.no_outlet);
  return beginning(report.title, LONG);
}

/** The first words of a text, at most so many letters, with a mark where it was cut. */
export function beginning(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const cut = text.lastIndexOf(" ", letters);
  return `${text.slice(0, cut > letters / 2 ? cut : letters)}…`;
}

/** The last words of a text, at most so many letters, with a mark where it was cut. */
export function ending(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const cut = text.indexOf(" ", text.length - letters);
  return `…${text.slice(cut >= 0 ? cut : text.length - letters)}`;
}
