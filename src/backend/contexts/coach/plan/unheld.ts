/**
 * Conditions that a message says and that what was read of it, as no figure, has no place for. The answer, or what would be done,
 * would be of something else: the coach asks instead.
 */

import { isInvoiceNumber } from '../read/sides/named-values.ts';
import type { Intent, Part } from '../read/topics/question.ts';
import type { Item } from '../words/item.ts';
import { polar } from '../words/polar.ts';
import type { Sense } from '../words/sense.ts';
import { tokenize } from '../words/tokens.ts';

const marks: readonly Sense[] = [
  ...(['not', 'except', 'other', 'than', 'share', 'compare', 'difference'] as const),
  ...([
    'until',
    'before',
    'after',
    'since',
    'more',
    'less',
    'most',
    'least',
    'longest',
    'shortest',
    'ofThat',
  ] as const),
];

const denied: readonly Sense[] = ['not', 'except'];
const compared: readonly Sense[] = ['than', 'compare', 'difference', 'more', 'less', 'since', 'before'];
const ranked: readonly Sense[] = ['most', 'longest', 'more'];

/** What an intent says by its meaning. */
const heldBy: Readonly<Partial<Record<Intent, readonly Sense[]>>> = {
  timesheets: denied,
  'loose-time': [...denied, 'since', 'share', 'ofThat'],
  'without-rate': denied,
  'idle-days': denied,
  'free-days': [...denied, 'until', 'before'],
  target: [...compared, 'not', 'until', 'except', 'other', 'share'],
  // "Im Minus" is what it answers.
  overtime: [...compared, 'except'],
  utilisation: [...compared, 'share'],
  deadlines: [...denied, 'until', 'before', 'after'],
  ageing: [...compared, ...ranked, 'not', 'share'],
  'late-payers': [...compared, ...ranked, 'not', 'least', 'after'],
  'days-to-pay': [...compared, ...ranked, 'after', 'until', 'least'],
  'invoice-state': ['not', 'until', 'since', 'share', 'ofThat'],
  'effective-rate': ['not'],
  budget: [...compared, ...ranked, 'not', 'until', 'share', 'other'],
  'budget-pace': ['until', 'not', 'before'],
  rate: ['more'],
  timer: ['not', 'since'],
  requests: ['not', 'after', 'since'],
  findings: ['not', 'least', 'before', ...ranked],
  'newest-findings': ['not', 'since', 'before', 'until'],
  'findings-by-project': ['not', 'least', 'compare', ...ranked],
  'worst-file': ['not', 'least', ...ranked],
  'last-scan': ['not', 'since', 'before', 'until'],
  health: [...compared, ...ranked, 'not', 'least'],
  'health-advice': ['more', 'most', 'not', 'least', 'less'],
  'first-last': ['since', 'until', 'before', 'after'],
};

const isOfNoInvoice = (part: Part): boolean =>
  part.kind === 'question' && part.question.invoice === undefined;

/** What is done when it is said not to be, or to more than was said, is done wrongly. */
const marksOfActs: readonly Sense[] = ['not', 'except', 'notBillable'];
/** "Not billable" is a side of the entry. */
const marksOfSided: readonly Sense[] = ['except'];

/** How something is done holds whatever is said beside it: it has no figure. */
const isWithoutFigure = (intent: Intent): boolean => intent === 'help' || intent.startsWith('how-');

function marksOf(part: Part, isSided: boolean): readonly Sense[] {
  if (part.kind !== 'question') return [];
  const { intent } = part.question;
  if (isWithoutFigure(intent)) return [];
  if (!intent.startsWith('act-')) return marks;
  return isSided ? marksOfSided : marksOfActs;
}

/** The note of an entry is the person's own text. */
function notesOf(parts: readonly Part[]): string {
  return parts.flatMap((part) => (part.kind === 'question' ? (part.question.act?.note ?? []) : [])).join(' ');
}

/** Word by word: what was spelled out has other signs. */
function isWithin(notes: string, raw: string): boolean {
  const noted = new Set(tokenize(notes).map(({ text }) => text));
  return noted.size > 0 && tokenize(raw).every(({ text }) => noted.has(text));
}

interface Watched {
  readonly items: readonly Item[];
  readonly parts: readonly Part[];
  /** Undefined of what is no question. */
  readonly intents: readonly (Intent | undefined)[];
  readonly senses: readonly Sense[];
  readonly held: ReadonlySet<Sense>;
}

/** The words of those that the answer would leave out, as they were written. */
export function unheldIn(items: readonly Item[], parts: readonly Part[]): readonly string[] {
  const isSided = parts.some((part) => part.kind === 'question' && part.question.act?.billable !== undefined);
  const senses = parts.flatMap((part) => marksOf(part, isSided));
  if (senses.length === 0) return [];
  const intents = parts.map((part) => (part.kind === 'question' ? part.question.intent : undefined));
  const held = new Set(intents.flatMap((intent) => (intent === undefined ? marks : (heldBy[intent] ?? []))));
  const notes = notesOf(parts);
  const watched = { items, parts, intents, senses, held };
  return items.flatMap((item, index) =>
    !isWithin(notes, item.raw) && isUnheld(item, index, watched) ? item.raw : [],
  );
}

function isUnheld(item: Item, index: number, { items, parts, intents, senses, held }: Watched): boolean {
  // What is to be done says its own amounts and its note.
  if (item.kind === 'bound' || item.kind === 'text') return senses.includes('share');
  if (isInvoiceNumber(item) && parts.some(isOfNoInvoice)) return true;
  if (item.kind !== 'word' || item.senses.has('filler') || isGone(item.text, intents)) return false;
  const said = senses.filter((sense) => item.senses.has(sense));
  return said.length > 0 && (!said.some((sense) => held.has(sense)) || isTurned(items, index, intents));
}

const ofRest: ReadonlySet<Intent | undefined> = new Set<Intent>(['target', 'budget', 'budget-pace']);

/** "Wann ist das Budget weg?": gone, or far away, and nothing is left out. */
const isGone = (text: string, asked: readonly (Intent | undefined)[]): boolean =>
  text === 'weg' && asked.every((intent) => ofRest.has(intent));

const openSides: readonly Sense[] = ['owe', 'unpaid', 'open', 'overdue', 'unbilled', 'unsent'];

/** "Clients who do not owe me anything", "without open invoices": the other side of what the intent is of. */
function isTurned(items: readonly Item[], index: number, asked: readonly (Intent | undefined)[]): boolean {
  const turned = items[index];
  if (turned?.kind !== 'word' || !denied.some((sense) => turned.senses.has(sense))) return false;
  const next = items.slice(index + 1).find((item) => item.kind !== 'word' || !item.senses.has('filler'));
  if (next?.kind !== 'word') return turned.senses.has('except');
  return openSides.some((sense) => next.senses.has(sense)) && !asked.includes('days-to-pay');
}

const sheetSides: readonly Sense[] = ['submitted', 'approved', 'rejected'];
const open =
  /^(?:to|noch|still|yet|must|need|muss|outside|ausserhalb|loose|lose|lost|missing|fehlt|fehlen|forgot|forget|vergessen|zu|zur)$/;
const resolved =
  /^(?:fixed|resolved|closed|solved|behoben\w{0,2}|gelost\w{0,2}|erledigt\w{0,2}|geschlossen\w{0,2})$/;
const findings = /finding|worst-file/;

/** "Approved weeks", "resolved findings": intents know those that are open. "Is last week approved?" asks which it is. */
function isOfOtherSide(items: readonly Item[], parts: readonly Part[]): boolean {
  return isOfTwoSides(items, parts) || parts.some((part) => isOtherSideOf(part, items));
}

/** Time sheets that are "approved, but not billed". */
function isOfTwoSides(items: readonly Item[], parts: readonly Part[]): boolean {
  const isOfSheets = parts.some((part) => part.kind === 'question' && part.question.intent === 'timesheets');
  return (
    isOfSheets &&
    items.some((item) => item.kind === 'word' && (item.senses.has('billed') || item.senses.has('unbilled')))
  );
}

function isOtherSideOf(part: Part, items: readonly Item[]): boolean {
  if (part.kind !== 'question' || asksWhich(items)) return false;
  const { intent } = part.question;
  const has = (...senses: readonly Sense[]) =>
    items.some((item) => item.kind === 'word' && senses.some((sense) => item.senses.has(sense)));
  if (has(...denied) || saysOneOf(open, items)) return false;
  if (findings.test(intent)) return saysOneOf(resolved, items);
  return (intent === 'timesheets' && has(...sheetSides)) || (intent === 'loose-time' && has('timesheet'));
}

/** Of days that are said: "was any rejected?" asks for all of them. */
function asksWhich(items: readonly Item[]): boolean {
  const [first] = items;
  const isPolar = first?.kind === 'word' && polar.test(first.text.split(' ')[0] ?? '');
  return isPolar && items.some(({ kind }) => kind === 'period');
}

function saysOneOf(words: RegExp, items: readonly Item[]): boolean {
  return items.some((item) => item.kind === 'word' && words.test(item.text));
}

/** No act and no how-to, and not the question that the message asks: of another side, or without what it says. */
export function isOfOther(items: readonly Item[], parts: readonly Part[]): boolean {
  const isAsked = parts.every(
    (part) => part.kind === 'question' && !/^(?:act|how)-/.test(part.question.intent),
  );
  return isOfOtherSide(items, parts) || (isAsked && unheldIn(items, parts).length > 0);
}
