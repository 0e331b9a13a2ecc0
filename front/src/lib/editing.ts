import { judging } from "../messages/judging";
import type { Message } from "./say.svelte";

/** A field that a person may set; `path` within the judgement's value, such as "due.earliest". */
export interface Field {
  path: string;
  label: Message;
  type: "text" | "date" | "number";
  value: string | number | null;
}

export interface Editable {
  fields: Field[];
  /** What must stand beside a field that is set: a speaker's type beside his name. */
  beside?: Record<string, Record<string, unknown>>;
}

type Card = Record<string, unknown>;

function at(card: Card, path: string): string | number | null {
  const value = path.split(".").reduce<unknown>((node, key) => (node as Card | null | undefined)?.[key], card);
  return typeof value === "string" || typeof value === "number" ? value : null;
}

const window = (card: Card, path: string): Field[] => [
  { path: `${path}.earliest`, label: judging.earliest, type: "date", value: at(card, `${path}.earliest`) },
  { path: `${path}.latest`, label: judging.latest, type: "date", value: at(card, `${path}.latest`) },
];
const texts = (card: Card, ...names: (keyof typeof judging)[]): Field[] => names.map((path) => ({ path, label: judging[path], type: "text", value: at(card, path) }));

function claimFields(card: Card): Field[] {
  if (card.type === "commitment") return [...texts(card, "actor", "act", "status"), ...window(card, "due")];
  if (card.type === "forecast") return texts(card, "holder", "outcome", "condition");
  return texts(card, "holder", "target", "stance");
}

/** What an edit may set on a finding, by its layer and what its card says. */
export function editable(layer: string, card: unknown): Editable {
  const c = (card ?? {}) as Card;
  const speaker = { fields: [{ path: "speaker.name", label: judging.speaker, type: "text" as const, value: at(c, "speaker.name") }], beside: { speaker: { type: at(c, "speaker.type") === "anonymous" ? "person" : (at(c, "speaker.type") ?? "person") } } };
  switch (layer) {
    case "statement":
    case "statements":
      return speaker;
    case "utterances":
      return { ...speaker, fields: [...speaker.fields, ...window(c, "when")] };
    case "time":
      return {
        fields: [
          { path: "earliest", label: judging.earliest, type: "date", value: at(c, "window.earliest") },
          { path: "latest", label: judging.latest, type: "date", value: at(c, "window.latest") },
        ],
      };
    case "quantity":
      return { fields: (["min", "max"] as const).map((path) => ({ path, label: judging[path], type: "number", value: at(c, path) })) };
    case "entity":
    case "entities":
      return { fields: texts(c, "name", "latin") };
    case "claim":
    case "claims":
      return { fields: claimFields(c) };
    case "figures":
      return { fields: texts(c, "counted") };
    case "timeline":
      return { fields: [...texts(c, "text"), ...window(c, "window")] };
    case "commitments":
      return { fields: [...texts(c, "actor", "act", "status"), ...window(c, "due")] };
    case "positions":
      return { fields: texts(c, "holder", "issue") };
    case "forecasts":
      return { fields: [...texts(c, "holder", "outcome", "condition"), ...window(c, "resolves_by")] };
    default:
      return { fields: [] };
  }
}

/** The value of an edit: what was changed; both ends of a window, and what must stand beside it, go along. */
export function editValue({ fields, beside = {} }: Editable, values: Record<string, string | number | null>): Card {
  const told = (field: Field) => (values[field.path] === "" || values[field.path] === undefined ? null : values[field.path]) as string | number | null;
  const top = (field: Field) => field.path.split(".")[0] as string;
  const changed = new Set(fields.filter((field) => told(field) !== field.value).map(top));
  const value: Card = {};
  for (const field of fields) {
    const [first, second] = field.path.split(".") as [string, string | undefined];
    if (!changed.has(first)) continue;
    value[first] = second ? { ...beside[first], ...(value[first] as Card | undefined), [second]: told(field) } : told(field);
  }
  return value;
}
