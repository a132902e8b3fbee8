/**
 * Conditions that a question says and that the older reader of intents has no place for. Its answer would be of something
 * else: the coach asks instead.
 */
import type { Intent, Part } from '../built-in/question.ts';
import type { Item } from './read/items.ts';
import type { Sense } from './words/sense.ts';

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
  unbilled: [...denied, 'since', 'until'],
  'unbilled-by-project': [...denied, ...ranked],
  overdue: [...denied, 'since', 'more'],
  'open-invoices': [...denied, 'more'],
  unsent: denied,
  drafts: denied,
  credits: denied,
  'without-note': denied,
  'due-invoices': [...denied, 'until', 'before', 'after'],
  'next-due': ['after'],
  'compare-hours': compared,
  'compare-revenue': compared,
  'billable-share': ['share', 'compare', 'not', 'more', 'less'],
  'top-client': ['share', ...ranked],
  'who-owes': ['most', 'more', 'not'],
  'longest-day': ranked,
  'hours-project': ['most'],
  'hours-client': ['most', 'share'],
  'hours-by-task': ['share'],
  vat: ['share'],
  'revenue-by-month': ['most'],
  received: ['since'],
  'last-payment': ['since', 'before', 'not'],
  'last-invoice': ['since', 'before'],
};

const numberOfInvoice = /^\d{4}-\d{3,}$/;
const isOfNoInvoice = (part: Part): boolean =>
  part.kind === 'question' && part.question.invoice === undefined;

/** The words of those that the answer would leave out, as they were written. */
export function unheldIn(items: readonly Item[], parts: readonly Part[]): readonly string[] {
  const held = parts.flatMap((part) =>
    part.kind === 'question' ? (heldBy[part.question.intent] ?? []) : marks,
  );
  return items.flatMap((item) => {
    if (item.kind === 'bound' || item.kind === 'text') return item.raw;
    if (numberOfInvoice.test(item.raw) && parts.some(isOfNoInvoice)) return item.raw;
    if (item.kind !== 'word' || item.senses.has('filler')) return [];
    const said = marks.filter((sense) => item.senses.has(sense));
    return said.length > 0 && !said.some((sense) => held.includes(sense)) ? item.raw : [];
  });
}

const strong: readonly Sense[] = ['except', 'share', 'until'];

/** Without one of these an answer is of something else altogether: it is better to ask than to give it. */
export function isStronglyUnheld(items: readonly Item[], parts: readonly Part[]): boolean {
  const unheld = new Set(unheldIn(items, parts));
  return items.some((item) => {
    if (!unheld.has(item.raw)) return false;
    if (item.kind !== 'word') return item.kind === 'text';
    return numberOfInvoice.test(item.raw) || strong.some((sense) => item.senses.has(sense));
  });
}

const sheetSides: readonly Sense[] = ['submitted', 'approved'];
const open =
  /^(?:to|noch|still|yet|must|need|muss|outside|ausserhalb|loose|lose|lost|missing|fehlt|fehlen|forgot|forget|vergessen|zu|zur)$/;

/** "Which weeks are submitted?": intents of time sheets know those that are not. */
export function isOfOtherSheets(items: readonly Item[], parts: readonly Part[]): boolean {
  const [part, ...more] = parts;
  if (part?.kind !== 'question' || more.length > 0) return false;
  const { intent, action } = part.question;
  const has = (...senses: readonly Sense[]) =>
    items.some((item) => item.kind === 'word' && senses.some((sense) => item.senses.has(sense)));
  const isOpen = has(...denied) || items.some((item) => item.kind === 'word' && open.test(item.text));
  const isListed =
    intent === 'timesheets' && action !== undefined && has('which', 'list') && has(...sheetSides);
  return !isOpen && (isListed || (intent === 'loose-time' && has('timesheet')));
}
