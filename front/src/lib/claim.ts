import type { ClaimCard } from "../api/types";

/** Who, and what: the two halves of a claim in the report's words. */
export function claimWords(claim: Pick<ClaimCard, "type" | "holder" | "actor" | "target" | "act" | "outcome" | "evidence">): { who: string | null; what: string } {
  const what = claim.type === "commitment" ? claim.act : claim.type === "forecast" ? claim.outcome : claim.target;
  return { who: claim.type === "commitment" ? claim.actor : claim.holder, what: what ?? claim.evidence[0]?.text ?? "" };
}
