import type { ClaimMark, EntityMark, FindingHead, PassageMark, QuantityMark, ReportFull, Span, StatementMark, TimeMark } from "../api/types";
import type { CodePoints } from "./codepoints";

export const LAYERS = ["statement", "time", "quantity", "entity", "passage", "claim", "skipped"] as const;
export type Layer = (typeof LAYERS)[number];

/** How a person stands to a finding: nobody looked, it holds, it does not. */
export type Standing = "machine" | "judged" | "rejected";

interface Place {
  /** Where the finding stands, in UTF-16 units of the text, ascending. */
  units: Span[];
  standing: Standing;
}

/** A finding in the text of its report. */
export type Mark = Place &
  (
    | { layer: "statement"; found: StatementMark }
    | { layer: "time"; found: TimeMark }
    | { layer: "quantity"; found: QuantityMark }
    | { layer: "entity"; found: EntityMark }
    | { layer: "passage"; found: PassageMark }
    | { layer: "claim"; found: ClaimMark }
    | { layer: "skipped"; found: null }
  );

export function standing(finding: FindingHead): Standing {
  if (!finding.judgement) return "machine";
  return finding.judgement.verdict === "reject" ? "rejected" : "judged";
}

/** Everything found in a report, with its places in the string. The only place where spans become units. */
export function marksOf(report: ReportFull, text: CodePoints): Mark[] {
  const units = (...spans: Span[]) => spans.map((s) => ({ start: text.unit(s.start), end: text.unit(s.end) })).sort((a, b) => a.start - b.start);
  const { statements, times, quantities, entities, passages, claims, skipped } = report.layers;
  return [
    ...statements.map((found) => ({ layer: "statement" as const, found, units: units(...found.content), standing: standing(found.finding) })),
    ...times.map((found) => ({ layer: "time" as const, found, units: units(found), standing: standing(found.finding) })),
    ...quantities.map((found) => ({ layer: "quantity" as const, found, units: units(found), standing: standing(found.finding) })),
    ...entities.map((found) => ({ layer: "entity" as const, found, units: units(...found.mentions), standing: standing(found.finding) })),
    ...passages.map((found) => ({ layer: "passage" as const, found, units: units(found), standing: standing(found.finding) })),
    ...claims.map((found) => ({ layer: "claim" as const, found, units: units(found), standing: standing(found.finding) })),
    ...skipped.map((span) => ({ layer: "skipped" as const, found: null, units: units(span), standing: "machine" as const })),
  ];
}

const length = (mark: Mark) => mark.units.reduce((sum, u) => sum + u.end - u.start, 0);

/** What stands at a unit, the shortest first. */
export function marksAt(marks: Mark[], unit: number): Mark[] {
  return marks.filter((mark) => mark.units.some((u) => u.start <= unit && unit < u.end)).sort((a, b) => length(a) - length(b));
}

export interface Paragraph extends Span {
  text: string;
}

/** The lines of a text with their places (units); empty ones are left out. */
export function paragraphs(text: string): Paragraph[] {
  const found: Paragraph[] = [];
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    if (text.slice(start, end).trim()) found.push({ start, end, text: text.slice(start, end) });
    start = end + 1;
  }
  return found;
}

/** A paragraph cut wherever a span begins or ends, with the names that hold there; for browsers without highlights. */
export function segments(paragraph: Paragraph, named: { name: string; spans: Span[] }[]): { text: string; names: string[] }[] {
  const inside = named
    .map(({ name, spans }) => ({ name, spans: spans.filter((s) => s.start < paragraph.end && s.end > paragraph.start) }))
    .filter(({ spans }) => spans.length);
  const clip = (unit: number) => Math.min(Math.max(unit, paragraph.start), paragraph.end);
  const cuts = [...new Set([paragraph.start, paragraph.end, ...inside.flatMap(({ spans }) => spans.flatMap((s) => [clip(s.start), clip(s.end)]))])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] as number;
    return {
      text: paragraph.text.slice(start - paragraph.start, end - paragraph.start),
      names: inside.filter(({ spans }) => spans.some((s) => s.start <= start && end <= s.end)).map(({ name }) => name),
    };
  });
}
