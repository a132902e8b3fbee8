/**
 * Questions that no frame fits although each of their words is known: read by how often their words were said of which
 * intent. Only with a clear lead, and only where every word, name, period and exception has its place in that intent.
 */
import { type Frame, type FrameClause, takesSlots, toFrameClause } from '../frames/frame.ts';
import type { FrameClass } from '../frames/frame-words.ts';
import { askedLexicon, frameOf } from '../frames/frames.ts';
import type { Intent, Part, Question } from '../question.ts';
import { type FramedOptions, readWith } from '../read-framed.ts';
import { type Clause, type Span, toClause } from '../reading.ts';
import { isInert } from './inert-words.ts';
import { intentOf, noneOfOurs } from './labels.ts';
import { isStrictOperator, isTurning } from './operators.ts';
import { featuresOf, pairsOf, type Symbols, toSymbols } from './symbols.ts';
import { siblingsOf } from './topics.ts';
import type { Usage } from './usage.ts';

/** Slots of intents that no frame asks for. */
const basicSlots: Readonly<Partial<Record<Intent, string>>> = {
  'hours-project': 'PJC',
  'hours-client': 'PC',
  'hours-period': 'P',
  'worked-on': 'PJC',
  'open-invoices': 'C',
  'last-work': 'JC',
  budget: 'J',
  rate: 'JC',
  requests: 'J',
  findings: 'J',
  timer: '',
  help: '',
};

/** Hours of each project, and of each client. */
const groupSlots: Readonly<Record<string, string>> = { 'hours-project': 'PC', 'hours-client': 'P' };

const actSlots: Readonly<Partial<Record<Intent, string>>> = {
  'act-start': 'JC',
  'act-stop': '',
  'act-submit': 'P',
  'act-scan': 'J',
  'act-agent': 'J',
  'act-draft': 'PC',
};

function plainFrame(intent: Intent, slots: string): Frame<FrameClass> {
  return {
    intent,
    needs: [],
    may: new Set(),
    set: {},
    isToCome: false,
    requires: new Set(),
    slots: new Set(slots) as Frame<FrameClass>['slots'],
  };
}

function frameFor(label: string, row: readonly string[]): Frame<FrameClass> | undefined {
  const intent = intentOf(label, row);
  const found = frameOf(intent);
  const slots = intent.startsWith('how-')
    ? 'PJC'
    : (groupSlots[label] ?? actSlots[intent] ?? basicSlots[intent]);
  return slots === undefined ? found : { ...plainFrame(intent, slots), may: found?.may ?? new Set() };
}

/** Words without a condition in them, by their class. */
const soft: ReadonlySet<FrameClass> = new Set([
  'filler',
  'ask',
  'self',
  'howMuch',
  'many',
  'made',
  'work',
  'still',
]);
/** Said of so many intents that it can be a condition of none. */
const leastSpread = 9;
const leastPairSpread = 3;

/** A word of two labels of a topic marks neither. */
function isOfTopic(label: number, usage: Usage, isSaid: (label: number) => boolean): boolean {
  const name = usage.labels[label] ?? '';
  const said = siblingsOf(name, usage.labels).filter(isSaid).length;
  return said >= (/^(?:how|act)-/.test(name) ? 1 : 2);
}

interface Fitted {
  readonly usage: Usage;
  readonly label: number;
  readonly may: Frame<FrameClass>['may'];
}

function isCovered(symbols: Symbols, index: number, { usage, label, may }: Fitted): boolean {
  const symbol = symbols.row[index] ?? '';
  const token = symbols.tokens[index];
  if (token === undefined) return true;
  if (symbol === '#') return false;
  if (usage.wasSaid(symbol, label)) return true;
  if (isInert(token.text)) return true;
  const classes = (symbols.classes[index] ?? []).filter((name) => name !== '.filler' || !isTurning(symbol));
  if (classes.some((name) => may.has(name.slice(1) as FrameClass))) return true;
  if (!isTurning(symbol) && isOfTopic(label, usage, (each) => usage.wasSaid(symbol, each))) return true;
  const isSoft = classes.every((name) => soft.has(name.slice(1) as FrameClass));
  return !isTurning(symbol) && isSoft && usage.spread(symbol) >= leastSpread;
}

function isPairTaken(pair: string, label: number, usage: Usage): boolean {
  if (usage.wasPaired(pair, label)) return true;
  const [first = '', next = ''] = pair.split('_');
  const isFree = /^(?:how|act)-/.test(usage.labels[label] ?? '');
  if (isStrictOperator(first) && !isFree) return false;
  if (isOfTopic(label, usage, (each) => usage.wasPaired(pair, each))) return true;
  const isSlot = /^[A-Z$]$/.test(next);
  return usage.spreadOfPair(pair) >= leastPairSpread || (!isSlot && isFree);
}

export interface Ranked {
  readonly frame: Frame<FrameClass>;
  readonly label: string;
  readonly share: number;
  /** Words and pairs of words that were never said of it. */
  missing(): readonly string[];
}

function findMissing(symbols: Symbols, fitted: Fitted): readonly string[] {
  const words = symbols.row.filter((_, index) => !isCovered(symbols, index, fitted));
  const pairs = pairsOf(symbols.row).filter((pair) => !isPairTaken(pair, fitted.label, fitted.usage));
  return [...words, ...pairs];
}

/** The intents that have a place for all that is named, the likeliest first. */
export function rankLearned(spans: readonly Span[], today: string, usage: Usage): readonly Ranked[] {
  const symbols = toSymbols(spans);
  const clause: FrameClause<FrameClass> = toFrameClause(toClause(spans), askedLexicon, today);
  return usage.rank(featuresOf(symbols)).flatMap(({ label, share }): readonly Ranked[] => {
    const name = usage.labels[label] ?? '';
    if (name === noneOfOurs)
      return [{ frame: plainFrame('help', ''), label: name, share, missing: () => [] }];
    const frame = frameFor(name, symbols.row);
    if (frame === undefined || !takesSlots(frame, clause)) return [];
    const missing = () => findMissing(symbols, { usage, label, may: frame.may });
    return [{ frame, label: name, share, missing }];
  });
}

/** What bounds the figures of these labels is no slot of theirs, though it was said of them. */
const takingBillable =
  /^(?:billable-share|unbilled|unbilled-by-project|effective-rate|utilisation|rate|how-.*)$/;
const severities = ['critical', 'high', 'medium', 'low'] as const;

function isBound(label: string, clause: Clause): boolean {
  const isSevere = clause.words.some((word) => askedLexicon.classesOf(word).includes('severe'));
  if (isSevere && !severities.some((one) => clause.concepts.has(one))) return true;
  const isOfBill = clause.words.some((word) =>
    /billable|abrechenbar|verrechenbar|fakturierbar|chargeable/.test(word),
  );
  const isGrave = /finding|worst/.test(label) && label !== 'findings';
  return (
    (isOfBill && !takingBillable.test(label)) ||
    (isGrave && severities.some((one) => clause.concepts.has(one)))
  );
}

function setOf(label: string, clause: Clause): Partial<Question> {
  if (label.startsWith('act-')) return { act: {} };
  if (label === 'hours-project') return { group: 'project' };
  if (label === 'hours-client') return { group: 'client' };
  if (label !== 'timesheets') return {};
  const action = (['approve', 'submit'] as const).find((one) => clause.concepts.has(one));
  return action === undefined ? {} : { action };
}

/** How likely it must be at least. */
const leastShare = 0.6;

/** The question, where one intent leads clearly and takes every word of it. */
export function readLearned(
  ranked: readonly Ranked[],
  clause: Clause,
  options: FramedOptions,
): Part | undefined {
  const [best] = ranked;
  if (best === undefined || best.label === noneOfOurs || best.missing().length > 0) return undefined;
  if (best.share < leastShare || isBound(best.label, clause)) return undefined;
  return readWith({ ...best.frame, set: setOf(best.label, clause) }, clause, options);
}
