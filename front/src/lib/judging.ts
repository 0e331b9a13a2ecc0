import { ofCase, post, Problem } from "../api/client";
import type { FindingHead, Judgement, Verdict } from "../api/types";

/** What came of a judgement: it is kept, or somebody else judged the same finding in the meantime. */
export type Outcome = { kept: Judgement } | { meanwhile: Judgement };

/**
 * Judges a finding. `expects` is the judgement that one saw: if another has come since, nothing is written and the
 * other comes back.
 */
export async function judge(finding: FindingHead, verdict: Verdict, more: { value?: unknown; note?: string; expects?: string | null } = {}): Promise<Outcome> {
  const { value, note, expects = finding.judgement?.id ?? null } = more;
  try {
    return { kept: await post<Judgement>(ofCase("judgements"), { finding: finding.id, verdict, value, note, expects }) };
  } catch (error) {
    if (error instanceof Problem && error.status === 409 && error.body.judgement) return { meanwhile: error.body.judgement as Judgement };
    throw error;
  }
}

/** Takes a judgement back; the one before it holds again. */
export function undo(judgement: Judgement): Promise<Judgement> {
  return post<Judgement>(ofCase("judgements", judgement.id, "undo"));
}
