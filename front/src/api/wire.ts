// Made by scripts/write_client.py from the OpenAPI document; not to be edited by hand.
/* eslint-disable */

/** One page of a list. `next` goes back as `cursor`; null on the last page; `total` counts the whole list. */
export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}

export interface AccountChange {
  password?: string | null;
  closed?: boolean | null;
}

export interface AccountOf {
  name: string;
  admin: boolean;
  closed: boolean;
  created_at: string;
  roles: Record<string, string>;
}

export interface Activity {
  month: string | null;
  day: string | null;
  reports: number;
  statements: number;
}

export interface ActorFull {
  entity: EntityCard;
  utterances: Page<UtteranceCard>;
  positions: PositionCard[];
  commitments: CommitmentCard[];
  quoted_by: OutletCount[];
}

export interface ActorRow {
  entity: string;
  name: string;
  type: string;
  latin: string | null;
  statements: number;
  reports: number;
  shifts: number;
}

export interface Added {
  files?: Blob[];
  text?: string | null;
  title?: string | null;
  outlet?: string | null;
  url?: string | null;
  published?: string | null;
}

export interface Alert {
  kind: string;
  text: string;
  finding: string;
  layer: string;
  fields: string[];
  why: string[];
  evidence: EvidenceIn | null;
  judged: string | null;
  act: string | null;
}

export interface Anchor {
  layer: string;
  quotes?: Quote[];
  seen?: Record<string, unknown>;
}

export interface AuditEntry {
  at: string;
  account: string;
  action: string;
  about: Record<string, unknown>;
}

export interface Candidate {
  finding: string;
  name: string;
  evidence: EvidenceIn | null;
}

export interface Carried {
  evidence: EvidenceIn;
  via: HopOf[];
  mode: string;
}

export interface CaseRow {
  name: string;
  reports: number;
  days: Days;
  as_of: string | null;
  built_at: string | null;
  role: string;
}

export interface Changes {
  mark: string | null;
  new: Alert[];
  changed: Alert[];
}

export interface Child {
  role: string;
  words: string;
  start: number;
  end: number;
  entry?: string | null;
  entry_text?: string | null;
}

export interface ClaimCard {
  finding: FindingHead;
  type: "position" | "commitment" | "forecast";
  holder: string | null;
  target: string | null;
  stance: string | null;
  actor: string | null;
  act: string | null;
  due: Days | null;
  status: string | null;
  outcome: string | null;
  condition: string | null;
  likelihood: string | null;
  reports: number;
  independent_origins: [number, number];
  evidence: EvidenceIn[];
  origin: string | null;
}

export interface ClaimFull {
  finding: FindingHead;
  type: "position" | "commitment" | "forecast";
  holder: string | null;
  target: string | null;
  stance: string | null;
  actor: string | null;
  act: string | null;
  due: Days | null;
  status: string | null;
  outcome: string | null;
  condition: string | null;
  likelihood: string | null;
  reports: number;
  independent_origins: [number, number];
  evidence: EvidenceIn[];
  origin: string | null;
  trees: Node[];
  origins: OriginRow[];
  working: string[];
}

export interface ClaimMark {
  finding: FindingHead;
  type: "position" | "commitment" | "forecast";
  start: number;
  end: number;
  claim: string | null;
}

export interface CommitmentCard {
  finding: FindingHead;
  actor: string | null;
  act: string;
  due: Days | null;
  status: string;
  days_to: number | null;
  history: StatusAt[];
  evidence: EvidenceIn | null;
}

export interface Days {
  earliest: string | null;
  latest: string | null;
  edtf: string;
}

export interface Density {
  start: string;
  end: string;
  past: number;
  ongoing: number;
  planned: number;
  conditional: number;
}

export interface DiffView {
  since_at: string | null;
  new: Alert[];
  changed: Alert[];
  withdrawn: Alert[];
  contradicted: Alert[];
  totals: Record<string, number>;
}

export interface EntityCard {
  finding: FindingHead;
  name: string;
  type: string;
  kind: string | null;
  latin: string | null;
  names: NameCount[];
  namings: OutletNamings[];
  offices: OfficeOf[];
  mentions: MonthCount[];
  members: number;
  evidence: EvidenceIn[];
}

export interface EntityMark {
  finding: FindingHead;
  name: string;
  type: string;
  latin: string | null;
  entity: string | null;
  mentions: SpanOf[];
}

export interface Evidence {
  document: string;
  start: number;
  end: number;
  text: string;
}

export interface EvidenceIn {
  report: ReportRef;
  start: number;
  end: number;
  text: string;
  before: string;
  after: string;
}

export interface Explanation {
  id: string;
  case: string;
  layer: string;
  rule: string;
  rule_text: string | null;
  confidence: number;
  value: Record<string, unknown>;
  children: Child[];
  evidence: Evidence[];
  sentences: string[];
  why: string[];
  lexicon?: string;
  judged?: Standing | null;
}

export interface FigureCard {
  finding: FindingHead;
  counted: string;
  scope: ScopeOf;
  relation: "agree" | "conflict" | "single";
  values: ValueOf[];
  conflicts: [number, number][];
}

export interface FindingHead {
  id: string;
  layer: string;
  rule: string;
  confidence: number;
  why: string[];
  judgement: JudgementOf | null;
  needs_look: boolean;
}

export interface ForecastCard {
  finding: FindingHead;
  holder: string | null;
  outcome: string;
  condition: string | null;
  odds: [number, number];
  resolves_by: Days | null;
  rule_of_resolution: string | null;
  resolution: "yes" | "no" | "void" | null;
  suggestions: EvidenceIn[];
  made: Days;
  evidence: EvidenceIn | null;
}

export interface HopOf {
  name: string;
  kind: string;
}

export interface Issue {
  id: string;
  kind: string;
  where: string;
  message: string;
  report: string | null;
  read: boolean;
}

export interface Job {
  id: string;
  case: string;
  state: "waiting" | "reading" | "linking" | "done" | "failed";
  done: number;
  total: number;
  reports: number;
  issues: Issue[];
  error: string | null;
}

export interface JobStarted {
  job: string;
}

export interface Judgement {
  id: string;
  finding: string;
  verdict: "accept" | "reject" | "edit" | "merge" | "split" | "resolve" | "mark" | "withdraw";
  author: string;
  at: string;
  value?: Record<string, unknown>;
  note?: string;
  undoes?: string | null;
  anchor?: Anchor | null;
  others?: Anchor[];
}

export interface JudgementOf {
  id: string;
  verdict: "accept" | "reject" | "edit" | "merge" | "split" | "resolve" | "mark" | "withdraw";
  author: string;
  at: string;
  value: Record<string, unknown>;
  note: string;
}

export interface Layers {
  statements: StatementMark[];
  times: TimeMark[];
  quantities: QuantityMark[];
  entities: EntityMark[];
  claims: ClaimMark[];
  passages: PassageMark[];
  skipped: SpanOf[];
}

export interface LogIn {
  name: string;
  password: string;
}

export interface MapPlace {
  entity: string;
  name: string;
  latin: string | null;
  lat: number;
  lon: number;
  mentions: number;
  reports: number;
}

export interface Member {
  account: string;
  role: "reader" | "reviewer" | "editor" | "owner";
}

export interface MemberOf {
  finding: string;
  evidence: EvidenceIn;
}

export interface Members {
  members: MemberOf[];
  candidates: Candidate[];
}

export interface MonthCount {
  month: string;
  n: number;
}

export interface NameCount {
  name: string;
  n: number;
}

export interface Network {
  nodes: NetworkNode[];
  edges: NetworkEdge[];
}

export interface NetworkEdge {
  source: string;
  target: string;
  kind: "copy" | "credit";
  n: number;
}

export interface NetworkNode {
  name: string;
  kind: "outlet" | "agency";
  reports: number;
}

export interface NewAccount {
  name: string;
  password: string;
  admin?: boolean;
}

export interface NewJudgement {
  finding: string;
  verdict: "accept" | "reject" | "edit" | "merge" | "split" | "resolve";
  value?: Record<string, unknown> | null;
  note?: string;
  expects?: string | null;
}

export interface NewMark {
  report: string;
  start: number;
  end: number;
  layer: "statement" | "time" | "quantity" | "entity" | "claim";
  value?: Record<string, unknown>;
  note?: string;
}

export interface NewToken {
  label: string;
  days?: number | null;
}

export interface Node {
  name: string;
  kind: string;
  report: ReportRef | null;
  copy: boolean;
  hidden: number;
  children: Node[];
}

export interface OfficeOf {
  title: string;
  of: string | null;
  window: Days;
  former: boolean;
}

export interface OriginRow {
  id: string;
  kind: string;
  name: string;
  reports: ReportRef[];
}

export interface OutletCount {
  outlet: string;
  n: number;
}

export interface OutletNamings {
  outlet: string;
  names: NameCount[];
}

export interface Overview {
  case: CaseRow;
  title: string;
  question: string;
  counts: Record<string, number>;
  since: Changes;
  activity: Activity[];
  turns: Turn[];
  due: CommitmentCard[];
  disagreements: FigureCard[];
  single_origin: ClaimCard[];
  review: ReviewShort;
  shifts: PositionCard[];
  most_quoted: ActorRow[];
  sources: SourceRow[];
  issues: number;
}

export interface PassageMark {
  finding: FindingHead;
  start: number;
  end: number;
  other: ReportRef;
  other_start: number;
  other_end: number;
  relation: string;
  taken_from: string | null;
}

export interface PositionAt {
  window: Days;
  stance: string;
  told: string;
  target: string;
  evidence: EvidenceIn | null;
}

export interface PositionCard {
  finding: FindingHead;
  holder: string | null;
  holder_entity: string | null;
  issue: string;
  entries: PositionAt[];
  shifts: [number, number][];
}

export interface ProcessCard {
  finding: FindingHead;
  name: string;
  kind: string;
  parts: string[];
  mandate: string | null;
  window: Days;
  evidence: EvidenceIn[];
}

export interface ProcessView {
  bodies: ProcessCard[];
  rounds: ProcessCard[];
  agreements: ProcessCard[];
  decisions: ProcessCard[];
}

export interface QuantityMark {
  finding: FindingHead;
  start: number;
  end: number;
  min: number | null;
  max: number | null;
  approx: boolean;
  unit: string | null;
  figure: string | null;
}

export interface Quote {
  document: string;
  start: number;
  end: number;
  text: string;
  before?: string;
  after?: string;
}

export interface ReportFull {
  report: ReportRef;
  text: string;
  url: string | null;
  author: string | null;
  window_why: string[];
  version: string;
  versions: string[];
  layers: Layers;
  judgements: JudgementOf[];
}

export interface ReportRef {
  id: string;
  title: string;
  outlet: string | null;
  day: Days | null;
  how: string | null;
}

export interface ReportRow {
  id: string;
  title: string;
  outlet: string | null;
  day: Days | null;
  how: string | null;
  words: number;
  statements: number;
  copies_of: ReportRef[];
}

export interface ReviewItem {
  finding: FindingHead;
  layer: string;
  kind: "single_origin" | "low_confidence" | "conflict" | "merge" | "orphaned";
  value: number;
  text: string;
  card: Record<string, unknown> | null;
  evidence: EvidenceIn[];
  seen_judgement: string | null;
}

export interface ReviewShort {
  waiting: number;
  first: ReviewItem[];
}

export interface RoleChange {
  role: "reader" | "reviewer" | "editor" | "owner" | null;
}

export interface ScopeOf {
  place: string | null;
  since: string | null;
  until: string | null;
}

export interface ScoreRow {
  forecaster: string;
  resolved: number;
  brier: number;
}

export interface Scores {
  enough: boolean;
  rows: ScoreRow[];
}

export interface SearchHit {
  report: ReportRef | null;
  kind: "report" | "statement" | "actor";
  snippet: Snippet[];
  start: number;
  end: number;
  hits: SpanOf[];
  finding: string | null;
}

export interface Seen {
  at: string;
}

export interface Session {
  user: string | null;
  mode: "laptop" | "team";
  csrf: string | null;
  version: string;
  admin: boolean;
}

export interface Snippet {
  text: string;
  hit: boolean;
}

export interface SourceRow {
  outlet: string;
  reports: number;
  statements: number;
  unnamed_share: [number, number];
  agencies: NameCount[];
  copies_from: OutletCount[];
  copied_by: OutletCount[];
}

export interface SpanOf {
  start: number;
  end: number;
}

export interface SpeakerOf {
  name: string;
  type: string;
  entity: string | null;
}

export interface Standing {
  finding: string;
  last: Judgement;
  history: Judgement[];
  verdict?: "accepted" | "rejected" | "edited" | null;
  by?: Judgement | null;
  values?: Record<string, unknown>;
  resolution?: Record<string, unknown> | null;
  how?: "same" | "moved" | "changed" | "orphaned";
}

export interface StatementMark {
  finding: FindingHead;
  content: SpanOf[];
  source: SpanOf | null;
  cue: SpanOf | null;
  speaker: SpeakerOf;
  via: HopOf[];
  mode: string;
  utterance: string | null;
}

export interface StatusAt {
  status: string;
  window: Days;
  evidence: EvidenceIn | null;
  why: string;
}

export interface TimeMark {
  finding: FindingHead;
  start: number;
  end: number;
  window: Days;
  value: string;
  type: string;
}

export interface TimelineItem {
  finding: FindingHead;
  window: Days;
  status: "past" | "ongoing" | "planned" | "conditional";
  kind: string | null;
  text: string;
  background: boolean;
  reports: ReportRef[];
  evidence: EvidenceIn[];
  differences: string[];
}

export interface TokenMade {
  id: string;
  label: string;
  secret: string;
  expires_at: string | null;
}

export interface TokenOf {
  id: string;
  label: string;
  created_at: string;
  expires_at: string | null;
}

export interface Turn {
  finding: string;
  window: Days;
  text: string;
  evidence: EvidenceIn;
  reports: number;
}

export interface UtteranceCard {
  finding: FindingHead;
  speaker: SpeakerOf;
  when: Days;
  words: string;
  witnesses: [number, number];
  reports: number;
  carried: Carried[];
  origin: string | null;
}

export interface UtteranceFull {
  finding: FindingHead;
  speaker: SpeakerOf;
  when: Days;
  words: string;
  witnesses: [number, number];
  reports: number;
  carried: Carried[];
  origin: string | null;
  tree: Node;
  folded: string[];
}

export interface ValueOf {
  min: number | null;
  max: number | null;
  approx: boolean;
  as_of: Days;
  evidence: EvidenceIn;
  fresh: boolean;
  stale: boolean;
  origin: string | null;
}

export interface Gets {
  "/accounts": { answer: AccountOf[] };
  "/cases": { answer: CaseRow[] };
  "/cases/{case}/actors": { query: { limit?: number; cursor?: string | null; type?: "person" | "organisation" | "place" | "acting" | null; q?: string | null; }; answer: Page<ActorRow> };
  "/cases/{case}/actors/{entity}": { answer: ActorFull };
  "/cases/{case}/alerts": { query: { days?: number; }; answer: Alert[] };
  "/cases/{case}/audit": { query: { limit?: number; cursor?: string | null; }; answer: Page<AuditEntry> };
  "/cases/{case}/claims": { query: { limit?: number; cursor?: string | null; type?: "position" | "commitment" | "forecast" | null; holder?: string | null; origins?: "single" | null; q?: string | null; }; answer: Page<ClaimCard> };
  "/cases/{case}/claims/{claim_id}": { answer: ClaimFull };
  "/cases/{case}/commitments": { query: { limit?: number; cursor?: string | null; status?: string | null; from?: string | null; to?: string | null; actor?: string | null; q?: string | null; }; answer: Page<CommitmentCard> };
  "/cases/{case}/commitments/{commitment_id}": { answer: CommitmentCard };
  "/cases/{case}/diff": { query: { since?: string | null; }; answer: DiffView };
  "/cases/{case}/export": { query: { as?: "html" | "json" | "csv"; }; answer: string };
  "/cases/{case}/figures": { query: { limit?: number; cursor?: string | null; relation?: "agree" | "conflict" | "single" | "many" | null; counted?: string | null; q?: string | null; }; answer: Page<FigureCard> };
  "/cases/{case}/figures/{figure_id}": { answer: FigureCard };
  "/cases/{case}/forecasts": { query: { limit?: number; cursor?: string | null; holder?: string | null; q?: string | null; }; answer: Page<ForecastCard> };
  "/cases/{case}/forecasts/scores": { answer: Scores };
  "/cases/{case}/forecasts/{forecast_id}": { answer: ForecastCard };
  "/cases/{case}/issues": { answer: Issue[] };
  "/cases/{case}/judgements": { query: { limit?: number; cursor?: string | null; finding?: string | null; }; answer: Page<JudgementOf> };
  "/cases/{case}/map": { answer: MapPlace[] };
  "/cases/{case}/members": { answer: Member[] };
  "/cases/{case}/members/{finding_id}": { answer: Members };
  "/cases/{case}/overview": { answer: Overview };
  "/cases/{case}/positions": { query: { limit?: number; cursor?: string | null; holder?: string | null; shifts?: boolean; }; answer: Page<PositionCard> };
  "/cases/{case}/process": { answer: ProcessView };
  "/cases/{case}/reports": { query: { limit?: number; cursor?: string | null; outlet?: string | null; from?: string | null; to?: string | null; q?: string | null; }; answer: Page<ReportRow> };
  "/cases/{case}/reports/{report_id}": { answer: ReportFull };
  "/cases/{case}/review": { query: { limit?: number; cursor?: string | null; kind?: "orphaned" | "conflict" | "single_origin" | "merge" | "low_confidence" | null; }; answer: Page<ReviewItem> };
  "/cases/{case}/search": { query: { q: string; layer?: "reports" | "statements" | "actors"; outlet?: string | null; from?: string | null; to?: string | null; speaker?: string | null; order?: "relevance" | "newest"; limit?: number; cursor?: string | null; }; answer: Page<SearchHit> };
  "/cases/{case}/sources": { answer: SourceRow[] };
  "/cases/{case}/sources/network": { answer: Network };
  "/cases/{case}/timeline": { query: { limit?: number; cursor?: string | null; from?: string | null; to?: string | null; actor?: string | null; place?: string | null; status?: "past" | "ongoing" | "planned" | "conditional" | null; q?: string | null; order?: "time" | "weight"; }; answer: Page<TimelineItem> };
  "/cases/{case}/timeline/density": { query: { bucket?: "year" | "month" | "day"; actor?: string | null; place?: string | null; status?: "past" | "ongoing" | "planned" | "conditional" | null; q?: string | null; }; answer: Density[] };
  "/cases/{case}/timeline/{entry_id}": { answer: TimelineItem };
  "/cases/{case}/utterances": { query: { limit?: number; cursor?: string | null; speaker?: string | null; outlet?: string | null; from?: string | null; to?: string | null; q?: string | null; }; answer: Page<UtteranceCard> };
  "/cases/{case}/utterances/{utterance_id}": { answer: UtteranceFull };
  "/cases/{case}/why/{finding_id}": { answer: Explanation };
  "/jobs/{job_id}": { answer: Job };
  "/jobs/{job_id}/events": { answer: unknown };
  "/session": { answer: Session };
  "/tokens": { answer: TokenOf[] };
}

export interface Posts {
  "/accounts": { body: NewAccount; answer: void };
  "/cases/{case}/judgements": { body: NewJudgement; answer: JudgementOf };
  "/cases/{case}/judgements/{judgement_id}/undo": { answer: JudgementOf };
  "/cases/{case}/marks": { body: NewMark; answer: JudgementOf };
  "/cases/{case}/reports": { body: Added; answer: JobStarted };
  "/cases/{case}/seen": { answer: Seen };
  "/login": { body: LogIn; answer: Session };
  "/logout": { answer: null };
  "/tokens": { body: NewToken; answer: TokenMade };
}

export interface Puts {
  "/cases/{case}/members/{name}": { body: RoleChange; answer: void };
}

export interface Patchs {
  "/accounts/{name}": { body: AccountChange; answer: void };
}

export interface Deletes {
  "/tokens/{token_id}": { answer: void };
}
