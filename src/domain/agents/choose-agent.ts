/** Which agent a request in plain words is for, by the routing words of each; English and German, no model. */
import { findPhrase, type Phrases, phrasesOf, type Token, tokenize, wordsOf } from '../text/phrases.ts';

interface Routed {
  readonly name: string;
  readonly title: string;
  readonly routing: {
    readonly things: { readonly en: string; readonly de: string };
    readonly hints: { readonly en: string; readonly de: string };
  };
}

export interface AgentFit {
  readonly name: string;
  readonly title: string;
  /** Of the request, on which the choice rests. */
  readonly words: readonly string[];
}

export interface AgentChoice {
  /** Null: no agent fits the words. */
  readonly agent: AgentFit | null;
  readonly runnerUp: AgentFit | null;
  /** False where nothing fits, where a single wider word does, or two fit equally: the person has to be asked. */
  readonly isClear: boolean;
}

const ofThing = 3;
/** What is clear: one thing, or two hints. */
const leastClear = 2;
const mostHints = 2;

interface Scored extends AgentFit {
  readonly score: number;
  /** Of its first thing, else of its first hint. */
  readonly at: number;
}

export function chooseAgent(request: string, agents: readonly Routed[]): AgentChoice {
  const text = withoutNames(request.normalize('NFC'));
  const tokens = tokenize(text);
  const scored = agents
    .map((agent) => score(agent, text, tokens))
    .filter((each) => each.score > 0)
    .toSorted((a, b) => b.score - a.score || a.at - b.at);
  const [first, second] = scored;
  const isClear = first !== undefined && first.score >= leastClear && first.score !== second?.score;
  return { agent: toFit(first), runnerUp: toFit(second), isClear };
}

function toFit(scored: Scored | undefined): AgentFit | null {
  return scored === undefined ? null : { name: scored.name, title: scored.title, words: scored.words };
}

const quoted = /"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|`[^`\n]*`/g;
const pathLike =
  /(?:https?:\/\/|[@#])\S+|\S*[\\/]\S*\.\w+\S*|\b[\w-]+\.(?:[jt]sx?|py|go|java|rs|cs|php|rb)\b/g;
/** Behind one of these a capital begins a name: "the project Security". */
const named =
  /(?<=\b(?:project|repo|repository|client|customer|company|Projekt|Kunden?|Firma) )\p{Lu}[\p{L}\p{N}-]*/gu;

/** A project called Docker asks for no container. What is left keeps its place. */
function withoutNames(request: string): string {
  const blank = (text: string) => ' '.repeat(text.length);
  return request.replaceAll(quoted, blank).replaceAll(pathLike, blank).replaceAll(named, blank);
}

function score({ name, title, routing }: Routed, text: string, tokens: readonly Token[]): Scored {
  const things = findAll(tokens, phrasesOf(`${routing.things.en}, ${routing.things.de}`));
  const covered = new Set(things.flatMap(({ from, to }) => listFrom(from, to)));
  const hints = findAll(tokens, phrasesOf(`${routing.hints.en}, ${routing.hints.de}`)).filter(
    ({ from }) => !covered.has(from),
  );
  const found = [...things, ...hints];
  const weight = things.reduce((sum, { from, to }) => sum + ofThing + (to - from - 1), 0);
  return {
    name,
    title,
    words: [...new Set(found.map((match) => wordsOf(text, tokens, match)))],
    score: weight + Math.min(hints.length, mostHints),
    at: found[0]?.from ?? tokens.length,
  };
}

function listFrom(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** Each phrase once, the longest at each place. */
function findAll(tokens: readonly Token[], phrases: Phrases) {
  const found = new Map<string, NonNullable<ReturnType<typeof findPhrase>>>();
  for (let match = findPhrase(tokens, phrases); match !== undefined; ) {
    if (!found.has(match.phrase)) found.set(match.phrase, match);
    match = findPhrase(tokens, phrases, match.to);
  }
  return [...found.values()];
}
