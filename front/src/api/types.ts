/**
 * What the server sends, by the names that the client uses. The shapes are generated (wire.ts); spans count code points
 * (see lib/codepoints.ts), days are ISO.
 */
import type { Activity, Days, EvidenceIn, HopOf, JudgementOf, ProcessCard, ProcessView, SpanOf, StatusAt, PositionAt, TimelineItem, ValueOf } from "./wire";

export type * from "./wire";
export type Window = Days;
export type Evidence = EvidenceIn;
export type Span = SpanOf;
export type Hop = HopOf;
export type Judgement = JudgementOf;
export type Verdict = Judgement["verdict"];
export type FigureValue = ValueOf;
export type PositionEntry = PositionAt;
export type CommitmentStep = StatusAt;
export type TimelineEntry = TimelineItem;
export type ProcessItem = ProcessCard;
export type Process = ProcessView;
export type { Activity };

/** A place with its coordinates (degrees). */
export interface MapPlace {
  entity: string;
  name: string;
  latin: string | null;
  lat: number;
  lon: number;
  mentions: number;
  reports: number;
}
