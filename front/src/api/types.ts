/** What the server sends. Spans count code points: see lib/codepoints.ts. Days are ISO. */
export interface Window { earliest: string | null; latest: string | null; edtf: string | null }
export interface ReportRef { id: string; title: string | null; outlet: string | null; day: Window | null; how: string | null }
export interface Span { start: number; end: number }
export interface Evidence { report: ReportRef; start: number; end: number; text: string; before: string; after: string }
export type Verdict = "accept" | "reject" | "edit" | "merge" | "split" | "resolve" | "withdraw";
export interface Judgement { id: string; verdict: Verdict; author: string; at: string; value: unknown; note: string | null }
export interface FindingHead { id: string; layer: string; rule: string; confidence: number; why: string[]; judgement: Judgement | null; needs_look: boolean }
export type NodeKind = "person" | "organisation" | "state" | "group" | "document" | "media" | "anonymous" | "outlet" | "platform";
export interface Node { name: string; kind: NodeKind; report: ReportRef | null; copy: boolean; children: Node[] }
export interface Page<T> { items: T[]; next: string | null; total: number }
export interface Hop { name: string; kind: string }

export interface Session { user: string | null; mode: "laptop" | "team"; csrf: string | null; version: string }
export interface CaseRow { name: string; reports: number; days: Window; as_of: string; built_at: string; role: string }

export interface TimelineEntry { finding: FindingHead; window: Window; status: string; kind: string | null; text: string; background: boolean; reports: ReportRef[]; evidence: Evidence[]; differences: string[] }
export interface Density { start: string; end: string; past: number; ongoing: number; planned: number; conditional: number }

export interface UtteranceCard { finding: FindingHead; speaker: { name: string; type: string; entity: string | null } | null; when: Window; words: string; witnesses: [number, number]; reports: number; carried: Carried[]; origin: string | null }
export interface Carried { evidence: Evidence; via: Hop[]; mode: string }
export interface UtteranceFull extends UtteranceCard { tree: Node; folded: string[] }

export interface ClaimCard { finding: FindingHead; type: "position" | "commitment" | "forecast"; holder: string | null; target: string | null; stance: string | null; actor: string | null; act: string | null; due: Window | null; status: string | null; outcome: string | null; condition: string | null; likelihood: string | null; reports: number; independent_origins: [number, number]; evidence: Evidence[] }
export interface OriginRow { id: string; kind: string; name: string | null; reports: ReportRef[] }
export interface ClaimFull extends ClaimCard { trees: Node[]; origins: OriginRow[]; working: string[] }

export interface FigureValue { min: number | null; max: number | null; approx: boolean; as_of: Window | null; evidence: Evidence; fresh: boolean; stale: boolean; origin: string | null }
export interface FigureCard { finding: FindingHead; counted: string; scope: { place: string | null; since: string | null; until: string | null } | null; relation: string; values: FigureValue[]; conflicts: [number, number][] }

export interface ActorRow { entity: string; name: string; type: string; latin: string | null; statements: number; reports: number; shifts: number }
export interface PositionEntry { window: Window; stance: string; told: string; evidence: Evidence }
export interface PositionCard { finding: FindingHead; holder: string | null; holder_entity: string | null; issue: string; entries: PositionEntry[]; shifts: [number, number][] }
export interface CommitmentStep { status: string; window: Window; evidence: Evidence; why: string }
export interface CommitmentCard { finding: FindingHead; actor: string | null; act: string; due: Window | null; status: string; days_to: number | null; history: CommitmentStep[]; evidence: Evidence }
export interface ForecastCard { finding: FindingHead; holder: string | null; outcome: string; condition: string | null; odds: [number, number] | null; resolves_by: Window | null; rule_of_resolution: string | null; resolution: string | null; suggestions: Evidence[]; made: Window; evidence: Evidence }
export interface ProcessItem { finding: FindingHead; name: string; kind: string; parts: string[]; mandate: string | null; window: Window; evidence: Evidence[] }
export interface Process { bodies: ProcessItem[]; rounds: ProcessItem[]; agreements: ProcessItem[]; decisions: ProcessItem[] }
export interface SourceRow { outlet: string; reports: number; statements: number; unnamed_share: [number, number]; agencies: { name: string; n: number }[]; copies_from: { outlet: string; n: number }[]; copied_by: { outlet: string; n: number }[] }

export interface Alert { kind: string; text: string; finding: string | null; layer: string | null; evidence: Evidence | null; at: string | null }
export interface ReviewItem { finding: FindingHead; layer: string; kind: "single_origin" | "low_confidence" | "conflict" | "merge" | "orphaned"; value: number; card: unknown; evidence: Evidence[]; seen_judgement: string | null }
export interface Turn { window: Window; text: string; evidence: Evidence; reports: number }
export interface Activity { day?: string; month?: string; reports: number; statements: number }
export interface Overview {
  case: CaseRow; counts: Record<string, number>; since: { mark: string | null; new: Alert[]; changed: Alert[] }; activity: Activity[]; turns: Turn[];
  due: CommitmentCard[]; disagreements: FigureCard[]; single_origin: ClaimCard[]; review: { waiting: number; first: ReviewItem[] };
  shifts: PositionCard[]; most_quoted: ActorRow[]; sources: SourceRow[]; issues: number;
}

export interface ReportRow extends ReportRef { words: number; statements: number; copies_of: ReportRef[] }
export interface StatementMark { finding: FindingHead; content: Span[]; source: Span | null; cue: Span | null; speaker: { name: string; type: string; entity: string | null } | null; via: Hop[]; mode: string; utterance: string | null }
export interface TimeMark { finding: FindingHead; start: number; end: number; window: Window; value: string; type: string }
export interface QuantityMark { finding: FindingHead; start: number; end: number; min: number | null; max: number | null; approx: boolean; unit: string | null; figure: string | null }
export interface EntityMark { finding: FindingHead; name: string; type: string; latin: string | null; entity: string | null; mentions: Span[] }
export interface ClaimMark { finding: FindingHead; type: string; start: number; end: number; claim: string | null }
export interface PassageMark { finding: FindingHead; start: number; end: number; other: ReportRef; other_start: number; other_end: number; relation: string; taken_from: string | null }
export interface ReportFull { report: ReportRef; text: string; url: string | null; author: string | null; window_why: string[]; version: string; versions: string[]; layers: { statements: StatementMark[]; times: TimeMark[]; quantities: QuantityMark[]; entities: EntityMark[]; claims: ClaimMark[]; passages: PassageMark[]; skipped: Span[] }; judgements: Judgement[] }

export interface SearchHit { report: ReportRef | null; kind: string; snippet: { text: string; hit: boolean }[]; start: number; end: number; finding: string | null }
export interface Issue { id: string; kind: string; where: string; message: string; report: string | null; read: boolean }
export interface Job { id: string; case: string; state: "waiting" | "reading" | "linking" | "done" | "failed"; done: number; total: number; reports: number; issues: Issue[]; error: string | null }
export interface MapPlace { entity: string; name: string; latin: string | null; lat: number; lon: number; mentions: number; reports: number }
/** What was joined into a finding, and what it could be one with. */
export interface Members { members: { finding: string; evidence: Evidence }[]; candidates: { finding: string; name: string; evidence: Evidence | null }[] }
