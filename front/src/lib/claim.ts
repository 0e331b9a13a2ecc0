import type { ClaimCard } from "../api/types";

type Worded = Pick<ClaimCard, "type" | "holder" | "actor" | "target" | "act" | "outcome" | "evidence" | "origin">;

/** Who, and what: the two halves of a claim in the report's words. Where nobody holds it, who is its one origin. */
export function claimWords(claim: Worded): { who: string | null; what: string } {
  const what = claim.type === "commitment" ? claim.act : claim.type === "forecast" ? claim.outcome : claim.target;
  const holder = claim.type === "commitment" ? claim.actor : claim.holder;
  return { who: holder ?? claim.origin, what: what ?? claim.evidence[0]?.text ?? "" };
}
