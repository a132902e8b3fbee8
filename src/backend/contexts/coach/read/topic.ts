/** What a question is about, by its nouns and verbs. */
import { daysBetween } from '../../../../domain/zones.ts';
import type { Item } from '../words/item.ts';
import type { Sense } from '../words/sense.ts';
import { namesTwo } from './invoices/compare-invoices.ts';
import { asksWhether, isOfLength, isOfOneInvoice } from './invoices/one-invoice.ts';
import type { Pieces } from './pieces.ts';
import type { PlacedBound, Topic } from './said.ts';
import { asksOfAll } from './sides/all-of.ts';
import { isInvoiceNumber } from './sides/named-values.ts';

interface Rule {
  /** One of these is said. */
  readonly any: readonly Sense[];
  /** And one of these. */
  readonly with?: readonly Sense[];
  /** None of these: else it is a question of two things. */
  readonly without?: readonly Sense[];
  readonly topic: Topic;
}

const byUnits: readonly Sense[] = ['byDay', 'byWeek', 'byMonth', 'byQuarter', 'byYear', 'byWeekday'];
const byOwners: readonly Sense[] = ['byClient', 'byProject', 'byTask', 'byPerson'];

/** The first that holds; one whose `without` is said ends the search. */
const rules: readonly Rule[] = [
  { any: ['withoutInvoice', 'withoutPayment'], with: ['project'], topic: 'projects' },
  { any: ['withoutInvoice', 'withoutPayment'], topic: 'clients' },
  {
    any: ['budgeted', 'unbudgeted'],
    without: ['hours', 'entry', 'invoice', 'revenue', 'unbilled', 'left', 'used'],
    topic: 'projects',
  },
  { any: ['payTime'], topic: 'payTimes' },
  { any: ['faster', 'slower', 'speed'], with: ['pay', 'payment'], topic: 'payTimes' },
  { any: ['longest', 'shortest'], with: ['pay'], topic: 'payTimes' },
  { any: ['billableShare'], topic: 'time' },
  {
    any: ['rate', 'budget', 'overBudget', 'runOut'],
    without: ['invoice', 'payment', 'revenue', 'earn', 'unbilled', 'entry', 'day'],
    topic: 'terms',
  },
  {
    any: ['invoice', 'draft', 'credit'],
    without: ['hours', 'work', 'entry', 'unbilled'],
    topic: 'invoices',
  },
  { any: ['partlyPaid'], topic: 'invoices' },
  // "Payments due this month", "which payments are outstanding?": what is still to come in.
  {
    any: ['payment', 'money'],
    with: ['owe', 'unpaid', 'overdue', 'due', 'open'],
    without: ['receive'],
    topic: 'invoices',
  },
  { any: ['vat'], with: ['receive'], topic: 'invoices' },
  { any: ['payment', 'receive'], topic: 'payments' },
  { any: ['owe', 'unpaid', 'overdue', 'due'], without: ['hours', 'work', 'unbilled'], topic: 'invoices' },
  { any: ['open'], with: ['money', 'client', 'who'], topic: 'invoices' },
  { any: ['pay'], without: ['hours', 'work', 'entry'], topic: 'payments' },
  { any: ['revenue', 'earn', 'vat', 'issue'], topic: 'invoices' },
  { any: ['hours', 'work', 'done', 'entry', 'billable', 'notBillable'], topic: 'time' },
  { any: ['unbilled'], topic: 'unbilled' },
  { any: ['billed', 'bill'], topic: 'invoices' },
  { any: ['last'], with: ['money'], topic: 'payments' },
  { any: ['average'], with: ['byDay', 'byWeek', 'byMonth', 'day', 'week'], topic: 'time' },
  { any: ['longest', 'shortest'], with: ['day', 'week', 'month'], topic: 'time' },
  { any: ['most', 'least'], with: ['day', 'week', 'byDay', 'byWeek'], topic: 'time' },
  // "Break last week down by day", "my total of yesterday": of hours, where nothing else is named.
  { any: ['breakdown'], with: [...byUnits, ...byOwners], topic: 'time' },
  { any: ['total'], with: byUnits, topic: 'time' },
  { any: ['byTask', 'byPerson'], topic: 'time' },
  { any: ['tagged', 'byNote', 'noteRow', 'unnoted'], topic: 'time' },
  { any: ['approved', 'submitted', 'rejected'], with: ['week', 'byWeek'], topic: 'time' },
  { any: ['value'], with: ['average'], topic: 'time' },
  // "Who is my biggest client?" is asked of what they bring.
  { any: ['most', 'least'], with: ['client'], topic: 'invoices' },
  { any: ['last', 'first'], with: ['task', 'project'], topic: 'time' },
  { any: ['whatFor'], topic: 'time' },
  { any: ['client'], with: ['howMany', 'howMuch', 'list', 'which', 'total', 'money'], topic: 'clients' },
  { any: ['project'], with: ['howMany', 'howMuch', 'list', 'which', 'total', 'money'], topic: 'projects' },
  { any: ['last', 'total'], with: ['mine'], topic: 'time' },
  { any: byUnits, with: ['howMuch', 'howMany'], topic: 'time' },
];

export function findTopic(pieces: Pieces, bounds: readonly PlacedBound[]): Topic | undefined {
  const ofTwo = topicOfTwo(pieces, bounds);
  if (ofTwo !== undefined) return ofTwo;
  const rule = rules.find(
    ({ any, with: more }) => pieces.has(...any) && (more === undefined || pieces.has(...more)),
  );
  // "Which weeks over 35 h": the unit says what it is about.
  if (rule === undefined) return isOfWork(pieces, bounds) ? 'time' : undefined;
  if (rule.without !== undefined && pieces.has(...rule.without)) return undefined;
  // "How many people work there?" asks for no time.
  if (pieces.has('person') && pieces.has('howMany')) return undefined;
  return isOfTheirTime(rule, pieces, bounds) ? 'time' : rule.topic;
}

/** "Which clients had more than 20 hours?", "on which project was I the most in October?" */
function isOfTheirTime({ topic }: Rule, pieces: Pieces, bounds: readonly PlacedBound[]): boolean {
  const isOfHours = bounds.some(({ bound }) => bound.unit === 'time');
  if (topic === 'clients') return isOfHours;
  return topic === 'projects' && (isOfHours || isOfDays(pieces));
}

type Together = (pieces: Pieces, bounds: readonly PlacedBound[]) => boolean;

/** "Which project got less than five hours?" */
const hasGotTime: Together = (pieces, bounds) =>
  pieces.has('project') && pieces.has('receive') && bounds.some(({ bound }) => bound.unit === 'time');

const comparesTwo: Together = (pieces) =>
  namesTwo(pieces.items) && pieces.has('than', 'compare', 'more', 'less', 'difference');

/** What two words say together: the first that holds. */
const together: readonly (readonly [Together, Topic])[] = [
  [(pieces) => isOnInvoice(pieces), 'time'],
  [hasGotTime, 'time'],
  [(pieces) => isYetToBill(pieces), 'unbilled'],
  [(pieces) => isAllBilled(pieces) || isInHours(pieces) || isOfWriting(pieces), 'time'],
  [comparesTwo, 'invoices'],
  [(pieces) => asksState(pieces), 'invoices'],
  [(pieces, bounds) => isOfPayTime(pieces, bounds), 'payTimes'],
];

const topicOfTwo = (pieces: Pieces, bounds: readonly PlacedBound[]): Topic | undefined =>
  together.find(([holds]) => holds(pieces, bounds))?.[1];

const ofPayment = ['pay', 'payTime', 'receive', 'due', 'overdue', 'owe', 'sent', 'revenue', 'since'] as const;

/** "Hours on invoice 2026-0014": of the time that is billed with it. */
const isOnInvoice = (pieces: Pieces): boolean =>
  pieces.items.some(isInvoiceNumber) &&
  pieces.has('hours', 'entry') &&
  !pieces.has(...ofPayment) &&
  !pieces.items.some(isOfLength);

/** "Is all of October invoiced?" */
const isAllBilled = (pieces: Pieces): boolean =>
  pieces.has('billed') && !pieces.has('invoice', 'revenue', 'payment') && asksOfAll(pieces);

function asksState(pieces: Pieces): boolean {
  const isOfState = pieces.has(...ofState) || (pieces.has('open') && asksWhether(pieces)) || isTheirs(pieces);
  return isOfState && isOfOneInvoice(pieces, true);
}

/** "How long did Acme take for 2026-0014?" */
const isTheirs = (pieces: Pieces): boolean =>
  pieces.items.some(isOfLength) && pieces.items.some(isInvoiceNumber) && pieces.items.some(isClient);

const isClient = (item: Item): boolean =>
  item.kind === 'name' && item.candidates.every(({ kind }) => kind === 'client');

/** What is asked of one invoice. */
const ofState = ['pay', 'payTime', 'receive', 'sent', 'unsent', 'left', 'missing'] as const;

/** "What did I write in the note?" is of no invoice that was written. */
export function isOfWriting(pieces: Pieces): boolean {
  return pieces.has('note', 'noteRow') && pieces.has('issue') && !pieces.has('invoice', 'draft', 'credit');
}

/** "Clients that pay in less than 14 days". */
function isOfPayTime(pieces: Pieces, bounds: readonly PlacedBound[]): boolean {
  const isOther = pieces.has('overdue', 'unpaid', 'open', 'not', 'invoice', 'due');
  return pieces.has('pay') && !isOther && bounds.some(({ bound: { unit } }) => unit === 'days');
}

/** "What is this week worth?"; what a client is worth may be what it paid. */
function isWorthOfDays(pieces: Pieces): boolean {
  const isOfDays = pieces.items.some(({ kind }) => kind === 'period');
  const isOfClient =
    pieces.has('client') || pieces.items.some((item, at) => item.kind === 'name' && !isBeside(pieces, at));
  return pieces.has('value') && isOfDays && !isOfClient;
}

/** "For Acme", "an Checkout", "without Acme". */
function isBeside(pieces: Pieces, name: number): boolean {
  const before = pieces.at(name - 1);
  return (
    pieces.isDenied(name) ||
    (before?.kind === 'word' &&
      /^(?:for|on|at|fur|bei|beim|an|am|and|und|or|oder|without|ohne)\b/.test(before.text))
  );
}

/** The unit of a bound, or a quotation that only notes can have. */
function isOfWork(pieces: Pieces, bounds: readonly PlacedBound[]): boolean {
  return (
    bounds.some(({ bound }) => bound.unit === 'time') ||
    pieces.items.some(({ kind }) => kind === 'text') ||
    isWorthOfDays(pieces) ||
    comparesLengths(pieces)
  );
}

/** "Was last week longer than the one before?", "the lowest week": days and weeks are long by what was worked. */
function comparesLengths(pieces: Pieces): boolean {
  if (!pieces.has('compare', 'more', 'less')) return false;
  const isLong = pieces.items.some((item) => item.kind === 'word' && ofLength.test(item.text));
  return isLong || pieces.items.filter(isAWeek).length === 2;
}

const isAWeek = (item: Item): boolean =>
  item.kind === 'period' && daysBetween(item.period.from, item.period.to) <= 6;

const ofLength =
  /^(?:longer|shorter|langer|kurzer|busier|arbeitsreicher|heavier|harder|fleissiger|intensiver)$/;

/** "Which project brought the least in hours?" */
function isInHours(pieces: Pieces): boolean {
  const isOther = pieces.has('money', 'revenue', 'rate', 'invoice', 'value', 'unbilled', 'billed');
  const isCounted = pieces
    .all('hours', 'entry')
    .some((index) => isMeasureAt(pieces, index) || pieces.is(pieces.previous(index, 2), 'howMany', 'which'));
  return pieces.has('earn') && !isOther && isCounted;
}

function isMeasureAt(pieces: Pieces, index: number): boolean {
  const [before, item] = [pieces.at(index - 1), pieces.at(index)];
  const isBehind = before?.kind === 'word' && /^(?:in|an|nach|by|of)$/.test(before.text);
  return isBehind || (item?.kind === 'word' && /wise|massig|in terms of/.test(item.text));
}

/** "What is not invoiced yet?" is of time, as "not billable" is. */
function isYetToBill(pieces: Pieces): boolean {
  const isDenied = pieces
    .all('billed')
    .some((index) =>
      [index - 1, index - 2, index - 3].some((at) => pieces.isFree(at) && pieces.is(at, 'not', 'except')),
    );
  return isDenied && !pieces.has('invoice', 'payment', 'draft', 'credit', 'compare');
}

/** Projects have no days. */
function isOfDays(pieces: Pieces): boolean {
  const isSaid = pieces.items.some(({ kind }) => kind === 'period') || pieces.has('most', 'least');
  return isSaid && !pieces.has('withoutInvoice', 'withoutPayment');
}
