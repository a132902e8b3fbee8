/** What a frame is narrowed down by, in words: the answer says all of it, so that what is printed is what was asked. */
import { formatMinutes } from '../../../../domain/duration.ts';
import { formatMoney, isCurrency, parseMoney } from '../../../../domain/money.ts';
import { projectLabel } from '../../../../domain/names/project-label.ts';
import type { NoteText } from '../../../../domain/query/conditions.ts';
import {
  earliestDay,
  type Filter,
  type InvoiceCondition,
  latestDay,
  type Measure,
  type NamedValue,
  type Period,
  type QueryFrame,
} from '../../../../domain/query/frame.ts';
import { boundWord } from '../words/bound-words.ts';
import { endWords } from '../words/end-words.ts';
import type { Language } from '../words/vocabulary.ts';
import type { Format } from './answers/answer.ts';
import { enumerate, plain } from './answers/answer.ts';
import { happened, invoiceWords, plainWords, sheetWords, type Words } from './condition-sides.ts';

export interface Saying {
  readonly language: Language;
  readonly format: Format;
  /** BCP 47. */
  readonly locale: string;
}

const pick = ({ language }: Pick<Saying, 'language'>, [english, german]: Words): string =>
  language === 'de' ? german : english;

/** " for **Acme**, not on **Checkout**, billable (1–31 Oct 2026)": with the space before it. */
export function sayScope(frame: QueryFrame, saying: Saying): string {
  const { filters, period, measure } = frame;
  const kept = filters.filter((one) => !isSaidByNoun(one, frame) && !isOfCountedNotes(one, frame));
  const isOfPayments = measure === 'received' || measure === 'payments';
  const said = kept.map((filter) =>
    isOfPayments && filter.field === 'client' ? sayNames('payer', filter, saying) : sayFilter(filter, saying),
  );
  const list = said.length === 0 ? '' : `${spaceBefore(kept[0], frame)}${said.join(', ')}`;
  if (period !== undefined) return `${list}${sayDays(measure, period, saying)}`;
  return isOfAllTime(frame) ? `${list}${pick(saying, [', all time', ' insgesamt'])}` : list;
}

/** "To be paid, not marked as sent", "To be paid for Acme". */
function spaceBefore(first: Filter | undefined, { measure }: QueryFrame): string {
  return measure === 'due' && ofState.has(first?.field) ? ', ' : ' ';
}

const ofState: ReadonlySet<string | undefined> = new Set(['invoice', 'late', 'end']);

/** Of what is owed, falls due or is on a draft all days are meant anyway. */
function isOfAllTime({ measure, statistic, filters }: QueryFrame): boolean {
  const isOfState = filters.some(
    (one) =>
      one.field === 'due' ||
      one.field === 'late' ||
      (one.field === 'number' && one.is) ||
      one.field === 'worked' ||
      (one.field === 'invoice' && one.is && ofNow.has(one.condition)),
  );
  return !ofNoDays.has(measure) && !isOfState && statistic !== 'last';
}

const ofNow: ReadonlySet<InvoiceCondition> = new Set(['draft', 'open', 'overdue']);

const ofNoDays: ReadonlySet<Measure> = new Set([
  ...(['due', 'rate', 'budget', 'budgetUsed', 'budgetLeft', 'clients', 'projects', 'unbilled'] as const),
  'daysToPay',
]);

/** "2 drafts", "Overdue: …". */
function isSaidByNoun(one: Filter, frame: QueryFrame): boolean {
  if (one.field !== 'invoice') return false;
  if (one.condition === 'overdue' && isLongestOverdue(frame)) return true;
  if (frame.measure === 'due') return isSaidByDue(one, frame);
  return one.is && frame.measure === 'invoices' && ofNoun.has(one.condition);
}

const ofNoun: ReadonlySet<InvoiceCondition> = new Set(['draft', 'credit']);

/** What is to be paid is open. */
function isSaidByDue({ condition, is }: Of<'invoice'>, { statistic }: QueryFrame): boolean {
  if (condition === 'overdue') return statistic === (is ? 'total' : 'first');
  return condition === (is ? 'open' : 'paid');
}

/** "4 notes with more than 2:00". */
const isOfCountedNotes = (one: Filter, { group, having }: QueryFrame): boolean =>
  one.field === 'noted' && one.is && group === 'note' && having !== undefined;

/** "The oldest overdue invoice". */
export const isLongestOverdue = ({ measure, statistic, filters }: QueryFrame): boolean =>
  measure === 'invoices' &&
  statistic === 'first' &&
  filters.some((one) => one.field === 'invoice' && one.condition === 'overdue' && one.is);

/** What is to be paid, and is late. */
export function isOverdue({ measure, filters }: QueryFrame): boolean {
  return (
    measure === 'due' &&
    filters.some((one) => one.field === 'invoice' && one.condition === 'overdue' && one.is)
  );
}

/** What is to be paid is not of the days: it was issued on them. */
function sayDays(measure: Measure, period: Period, saying: Saying): string {
  const span = saySpan(period, saying);
  return measure === 'due' ? pick(saying, [`, issued ${span}`, ` (gestellt ${span})`]) : ` (${span})`;
}

/** "9–15 Nov 2026", "until 15 Nov 2026". */
export function saySpan(period: Period, saying: Pick<Saying, 'language' | 'format'>): string {
  if (period.to === latestDay) {
    const first = saying.format.day(period.from);
    return pick(saying, [`from ${first} on`, `ab ${first}`]);
  }
  if (period.from !== earliestDay) return saying.format.span(period);
  const day = saying.format.day(period.to);
  return pick(saying, [`until ${day}`, `bis ${day}`]);
}

type Of<Field extends Filter['field']> = WithField<Filter, Field>;
type WithField<One, Field> = One extends { readonly field: infer Known }
  ? Field extends Known
    ? One
    : never
  : never;

type Sayings = { readonly [Field in Filter['field']]: (filter: Of<Field>, saying: Saying) => string };

/** A word that holds and its opposite. */
const sayFlag =
  (field: keyof typeof plainWords) =>
  ({ is }: { readonly is: boolean }, saying: Saying): string =>
    pick(saying, plainWords[field][is ? 0 : 1]);

const sayings: Sayings = {
  client: (filter, saying) => sayNames('client', filter, saying),
  project: (filter, saying) => sayNames('project', filter, saying),
  task: (filter, saying) => sayNames('task', filter, saying),
  person: (filter, saying) => sayNames('person', filter, saying),
  billable: (filter, saying) => sayFlag('billable')(filter, saying),
  billed: (filter, saying) => sayFlag('billed')(filter, saying),
  noted: (filter, saying) => sayFlag('noted')(filter, saying),
  archived: (filter, saying) => sayFlag('archived')(filter, saying),
  budgeted: (filter, saying) => sayFlag('budgeted')(filter, saying),
  tag: ({ is, tags }, saying) => {
    const list = enumerateOr(tags.map(bold), saying.language);
    return pick(
      saying,
      is ? [`tagged ${list}`, `mit Tag ${list}`] : [`not tagged ${list}`, `ohne Tag ${list}`],
    );
  },
  text: sayTexts,
  sheet: ({ is, stages }, saying) => pick(saying, sheetWords(stages)[is ? 0 : 1]),
  weekday: sayWeekdays,
  worked: (filter, saying) => sayHappened(filter, saying),
  invoiced: (filter, saying) => sayHappened(filter, saying),
  received: (filter, saying) => sayHappened(filter, saying),
  invoice: ({ is, condition }, saying) => pick(saying, invoiceWords[condition][is ? 0 : 1]),
  length: ({ bound, seconds }, saying) => {
    const length = `${boundWord(bound, saying)} ${formatMinutes(seconds)}`;
    return pick(saying, [`in entries of ${length}`, `in Einträgen von ${length}`]);
  },
  amount: (filter, saying) =>
    `${pick(saying, ['of', 'von'])} ${boundWord(filter.bound, saying)} ${sayAmount(filter, saying)}`,
  end: (filter, saying) => pick(saying, endWords(filter)),
  due: ({ is, period }, saying) => {
    const span = saySpan(period, saying);
    return pick(saying, is ? [`due ${span}`, `fällig ${span}`] : [`not due ${span}`, `nicht fällig ${span}`]);
  },
  within: ({ is, period }, saying) => {
    const span = saySpan(period, saying);
    return pick(
      saying,
      is ? [`on the days of ${span}`, `an den Tagen ${span}`] : [`leaving out ${span}`, `außer ${span}`],
    );
  },
  number: ({ is, numbers }, saying) => {
    const list = enumerateOr(numbers.map(bold), saying.language);
    return pick(
      saying,
      is
        ? [`of invoice ${list}`, `von Rechnung ${list}`]
        : [`without invoice ${list}`, `ohne Rechnung ${list}`],
    );
  },
  currency: ({ is, currencies }, saying) => {
    const list = enumerateOr(currencies, saying.language);
    return pick(saying, is ? [`in ${list}`, `in ${list}`] : [`not in ${list}`, `nicht in ${list}`]);
  },
  late: ({ bound, days }, saying) => {
    const late = `${boundWord(bound, saying)} ${days}`;
    return pick(saying, [`${late} days late`, `${late} Tage überfällig`]);
  },
};

export function sayFilter<Field extends Filter['field']>(filter: Of<Field>, saying: Saying): string {
  const say = sayings[filter.field] as (filter: Of<Field>, saying: Saying) => string;
  return say(filter, saying);
}

/** "Without an invoice (1–30 Nov 2026)". */
function sayHappened({ field, is, period }: Of<'worked'>, saying: Saying): string {
  const [english, german] = happened[field];
  const said = pick(
    saying,
    is ? [`with ${english}`, `mit ${german}`] : [`without ${english}`, `ohne ${german}`],
  );
  return `${said} (${saySpan(period, saying)})`;
}

/** A tag of that name counts as well. */
function sayTexts({ is, texts, isAll }: NoteText, saying: Saying): string {
  const { language } = saying;
  const quoted = texts.map((text) => pick(saying, [`“${plain(text)}”`, `„${plain(text)}“`]));
  const list = isAll ? enumerate(quoted, language) : enumerateOr(quoted, language);
  return pick(
    saying,
    is
      ? [`whose note has ${list}`, `mit ${list} in der Notiz`]
      : [`whose note does not have ${list}`, `ohne ${list} in der Notiz`],
  );
}

const prepositions: Readonly<Record<'client' | 'payer' | 'project' | 'task' | 'person', Words>> = {
  client: ['for', 'für'],
  payer: ['from', 'von'],
  project: ['on', 'an'],
  task: ['on the task', 'an der Aufgabe'],
  person: ['by', 'von'],
};

function sayNames(
  field: keyof typeof prepositions,
  { is, values }: { readonly is: boolean; readonly values: readonly NamedValue[] },
  saying: Saying,
): string {
  const names = enumerateOr(values.map(nameOf), saying.language);
  const denial = is ? '' : pick(saying, ['not ', 'nicht ']);
  return `${denial}${pick(saying, prepositions[field])} ${names}`;
}

function nameOf({ name, clientName }: NamedValue): string {
  return bold(clientName === undefined ? name : projectLabel(clientName, name));
}

const bold = (text: string): string => `**${plain(text)}**`;

/** `a`, `a or b`: it is one of them. */
function enumerateOr(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(items);
}

function sayWeekdays(
  { is, days }: { readonly is: boolean; readonly days: readonly number[] },
  saying: Saying,
): string {
  const { language } = saying;
  // 5 January 2026 is a Monday.
  const names = days.map((day) =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, 0, 4 + day, 12)),
    ),
  );
  const plural = names.map((name) => (language === 'de' ? `${name.toLowerCase()}s` : `${name}s`));
  const list = enumerate(plural, language);
  return pick(saying, is ? [`on ${list}`, list] : [`not on ${list}`, `nicht ${list}`]);
}

function sayAmount({ amount, currency, isNet }: Of<'amount'>, { locale, language }: Saying): string {
  const money = currency !== undefined && isCurrency(currency) ? parseMoney(amount, currency) : undefined;
  const said = money?.ok
    ? formatMoney(money.value, locale)
    : new Intl.NumberFormat(locale).format(Number(amount));
  return isNet ? `${said} ${pick({ language }, ['net', 'netto'])}` : said;
}
