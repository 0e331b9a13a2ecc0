/** The working of a finding in Arabic: `why` lines are English; the dossier's own patterns say them anew, whole or not at all. */
import working from "../../../src/tawatur/dossier/working.json";

const JOINS: [string, string][] = [["; ", "؛ "], [", ", "، "]];
const DEPTH = 4;
const LONG = 600;

let compiled: [RegExp, string][] | undefined;

function patterns(): [RegExp, string][] {
  compiled ??= (working.lines as [string, string][]).map(([pattern, arabic]) => [new RegExp(`^(?:${pattern.replaceAll("(?P<", "(?<")})$`, "u"), arabic]);
  return compiled;
}

/** The line in Arabic; null where no pattern knows all of it. */
export function workingInArabic(line: string, depth = 0): string | null {
  if (depth > DEPTH || line.length > LONG) return null;
  for (const [pattern, arabic] of patterns()) {
    const found = pattern.exec(line);
    if (!found) continue;
    // A group whose name begins with r is itself a line.
    const said = Object.entries(found.groups ?? {}).map(([name, words]) => [name, name.startsWith("r") ? workingInArabic(words, depth + 1) : words] as const);
    if (said.every(([, words]) => words !== null)) {
      const values = Object.fromEntries(said);
      return arabic.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
    }
  }
  for (const [join, arabicJoin] of JOINS) {
    if (!line.includes(join)) continue;
    const parts = line.split(join).map((part) => workingInArabic(part, depth + 1));
    if (parts.every((part) => part !== null)) return parts.join(arabicJoin);
  }
  return null;
}

/** Two things named and what is said of both. */
const PAIR = /^(\S+) and (\S+): (.+)$/;

/** Lines as they are shown: each once; pairs of which the same is said are one line, with all that stand second. */
export function gathered(lines: readonly string[]): { line: string; also: string[] }[] {
  const found = new Map<string, { line: string; also: string[] }>();
  for (const line of lines) {
    const pair = PAIR.exec(line);
    const key = pair ? `${pair[1]}: ${pair[3]}` : line;
    const known = found.get(key);
    if (!known) found.set(key, { line, also: [] });
    else if (pair && known.line !== line && !known.also.includes(pair[2]!)) known.also.push(pair[2]!);
  }
  return [...found.values()];
}
