/** Sentences of a document that cannot both hold: other figures, other obligations of the same thing. */

import { hasPhrase, type Phrases, phrasesOf, type Token } from '../../../../../domain/text/phrases.ts';
import { type Figure, findFigures, type Unit } from '../known/figures.ts';
import type { ReadPassage, Requirement } from '../known/requirement.ts';

interface Compared {
  readonly requirement: Requirement;
  readonly figures: readonly Figure[];
  /** Beginnings of words that carry meaning. */
  readonly stems: ReadonlySet<string>;
}

/** There is one of each in a project: its figures are of the same thing, whatever else the sentences say. */
const topics: readonly { readonly phrases: Phrases; readonly unit: Unit }[] = [
  {
    unit: 'money',
    phrases: phrasesOf('budget, budgetrahmen, festpreis, fixed price, total cost, gesamtkosten'),
  },
  {
    unit: 'date',
    phrases: phrasesOf(`
      go live, golive, launch, goes live, livegang, deadline, inbetriebnahme, be live, live gehen, fertigstellung,
      live on, live by
    `),
  },
];

const empty = new Set(
  'must shall should could would will have has need needs they them their there this that these those with from into when then than also only each every able be been being are the and for not all any can may our your its per who what which where while about after before within until least most more less allowed required possible system application software muss müssen soll sollen sollte sollten kann können wird werden wurde haben sein eine einen einem einer eines nicht auch oder und der die das den dem des mit von für nach beim über unter wenn dann dass alle jede jeder jedes nur bei zum zur sich als aus system anwendung innerhalb mindestens maximal höchstens dürfen darf kein keine niemals nie never seconds second minutes days hours weeks months years sekunden minuten tage tagen stunden wochen monate jahre jahren'.split(
    ' ',
  ),
);

export function findContradictions(
  requirements: readonly Requirement[],
): ReadonlyMap<ReadPassage, ReadPassage> {
  const all = requirements.map(toCompared);
  const found = new Map<ReadPassage, ReadPassage>();
  for (const [at, later] of all.entries()) {
    const earlier = all.slice(0, at).find((each) => contradict(each, later));
    if (earlier !== undefined) found.set(later.requirement.passage, earlier.requirement.passage);
  }
  return found;
}

function toCompared(requirement: Requirement): Compared {
  const { flat, tokens } = requirement.passage;
  return { requirement, figures: findFigures(flat), stems: new Set(stemsOf(tokens)) };
}

function stemsOf(tokens: readonly Token[]): readonly string[] {
  return tokens
    .filter(({ word }) => word.length >= 4 && !empty.has(word) && !/\d/.test(word))
    .map(({ word }) => word.slice(0, 6));
}

function contradict(a: Compared, b: Compared): boolean {
  if (a.requirement.passage.flat === b.requirement.passage.flat) return false;
  const overlap = overlapOf(a.stems, b.stems);
  if (isSameTopic(a, b)) return true;
  if (overlap < 0.6) return false;
  return differInFigures(a, b) || differInObligation(a.requirement, b.requirement, overlap);
}

function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((stem) => b.has(stem)).length;
  return shared < 2 ? 0 : shared / Math.min(a.size, b.size);
}

function isSameTopic(a: Compared, b: Compared): boolean {
  return topics.some(({ phrases, unit }) => {
    if (![a, b].every(({ requirement }) => hasPhrase(requirement.passage.tokens, phrases))) return false;
    return differInUnit(asUnit(a.figures, unit), asUnit(b.figures, unit), unit);
  });
}

/** "The budget is 20,000": a sum without its currency. */
function asUnit(figures: readonly Figure[], unit: Unit): readonly Figure[] {
  if (unit !== 'money') return figures;
  return figures
    .filter((figure) => figure.unit === 'money' || (figure.unit === 'count' && digitsOf(figure).length > 3))
    .map((figure) => ({ ...figure, unit: 'money', value: digitsOf(figure) }));
}

function digitsOf({ value }: Figure): string {
  return value.replaceAll(/\D/g, '');
}

function differInFigures(a: Compared, b: Compared): boolean {
  return (['time', 'percent', 'money', 'date', 'size'] as const).some((unit) =>
    differInUnit(a.figures, b.figures, unit),
  );
}

/** Each has one, and not the same. */
function differInUnit(a: readonly Figure[], b: readonly Figure[], unit: Unit): boolean {
  const [ofA, ofB] = [a, b].map((figures) => figures.filter((figure) => figure.unit === unit));
  return ofA?.length === 1 && ofB?.length === 1 && ofA[0]?.value !== ofB[0]?.value;
}

function differInObligation(a: Requirement, b: Requirement, overlap: number): boolean {
  if ((a.type === 'out-of-scope') !== (b.type === 'out-of-scope')) return true;
  if (a.type === 'out-of-scope') return false;
  // "Only", "unless" and "if" make exceptions of one another.
  const isPlain = [a, b].every(({ passage }) => !hasPhrase(passage.tokens, exceptions));
  if (a.isNegated !== b.isNegated) return isPlain && overlap >= 0.75;
  return overlap >= 0.8 && a.priority !== undefined && b.priority !== undefined && a.priority !== b.priority;
}

const exceptions = phrasesOf(`
  only, unless, except, if, when, without, nur, außer, wenn, falls, sofern, ohne, other, andere, anderen
`);
