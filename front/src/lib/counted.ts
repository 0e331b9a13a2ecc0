import { claimCounts } from "../messages/claims";
import { utteranceCounts } from "../messages/utterances";
import { count, number, type CountedMessage } from "./say.svelte";
import { counts } from "./vocabulary";

function between(one: CountedMessage, several: CountedMessage, [low, high]: [number, number]): string {
  return low === high ? count(one, high) : count(several, high, { low: number(low) });
}

/** "1 independent origin", "2 to 4 independent origins". */
export function sayOrigins(origins: [number, number]): string {
  return between(counts.origins, claimCounts.originsRange, origins);
}

/** "1 independent path", "1 to 3 independent paths". */
export function sayWitnesses(witnesses: [number, number]): string {
  return between(counts.witnesses, utteranceCounts.witnessesRange, witnesses);
}
