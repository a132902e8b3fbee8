/** What narrows a question down, as one would type it: questions that are offered are read as any other. */

import { formatMinutes } from '../../../../../domain/duration.ts';
import { unitOfPeriod } from '../../../../../domain/periods/period-units.ts';
import { isWaiting } from '../../../../../domain/query/conditions.ts';
import {
  earliestDay,
  type Filter,
  type InvoiceCondition,
  type NamedValue,
  type Period,
} from '../../../../../domain/query/frame.ts';
import { boundWord } from '../../words/bound-words.ts';
import { endWords } from '../../words/end-words.ts';
import type { Language } from '../../words/vocabulary.ts';

export type Words = readonly [english: string, german: string];

export const pick = ([english, german]: Words, language: Language): string =>
  language === 'de' ? german : english;

const flags = {
  billable: [
    ['billable', 'abrechenbar'],
    ['not billable', 'nicht abrechenbar'],
  ],
  billed: [
    ['invoiced', 'abgerechnet'],
    ['not invoiced', 'nicht abgerechnet'],
  ],
  noted: [
    ['with a note', 'mit Notiz'],
    ['without a note', 'ohne Notiz'],
  ],
  archived: [
    ['archived', 'archiviert'],
    ['not archived', 'nicht archiviert'],
  ],
  budgeted: [
    ['with a budget', 'mit Budget'],
    ['without a budget', 'ohne Budget'],
  ],
} as const;

const conditions: Readonly<Record<InvoiceCondition, readonly [holds: Words, doesNot: Words]>> = {
  draft: [
    ['in draft', 'im Entwurf'],
    ['not in draft', 'nicht im Entwurf'],
  ],
  sent: [
    ['sent', 'verschickt'],
    ['not sent', 'nicht verschickt'],
  ],
  paid: [
    ['paid', 'bezahlt'],
    ['not paid', 'nicht bezahlt'],
  ],
  open: [
    ['open', 'offen'],
    ['not open', 'nicht offen'],
  ],
  overdue: [
    ['overdue', 'überfällig'],
    ['not overdue', 'nicht überfällig'],
  ],
  partlyPaid: [
    ['partly paid', 'teilweise bezahlt'],
    ['not partly paid', 'nicht teilweise bezahlt'],
  ],
  paidLate: [
    ['paid late', 'verspätet bezahlt'],
    ['paid on time', 'pünktlich bezahlt'],
  ],
  taxed: [
    ['with VAT', 'mit Umsatzsteuer'],
    ['without VAT', 'ohne Umsatzsteuer'],
  ],
  credit: [
    ['credit notes', 'Gutschriften'],
    ['no credit notes', 'keine Gutschriften'],
  ],
};

const prepositions = {
  client: ['for', 'für'],
  project: ['on', 'an'],
  task: ['on', 'an'],
  person: ['by', 'von'],
} as const;

type Of<Field extends Filter['field']> = Filter & { readonly field: Field };
type Sayings = { readonly [Field in Filter['field']]: (filter: Of<Field>, language: Language) => string };

const sideOf =
  (words: readonly [holds: Words, doesNot: Words]) =>
  ({ is }: { readonly is: boolean }, language: Language): string =>
    pick(words[is ? 0 : 1], language);

const sayings: Sayings = {
  client: (filter, language) => sayNames(prepositions.client, filter, language),
  project: (filter, language) => sayNames(prepositions.project, filter, language),
  task: (filter, language) => sayNames(prepositions.task, filter, language),
  person: (filter, language) => sayNames(prepositions.person, filter, language),
  billable: sideOf(flags.billable),
  billed: sideOf(flags.billed),
  noted: sideOf(flags.noted),
  archived: sideOf(flags.archived),
  budgeted: sideOf(flags.budgeted),
  invoice: (filter, language) => sideOf(conditions[filter.condition])(filter, language),
  tag: ({ is, tags }, language) =>
    deny(is, `${pick(['tagged', 'getaggt'], language)} ${tags.join(' ')}`, language),
  sheet: ({ is, stages }, language) => deny(is, pick(stateOf(stages), language), language),
  weekday: ({ is, days }, language) => {
    const said = days.map((day) => pick(weekdays[day - 1] ?? ['', ''], language));
    return deny(is, said.join(pick([' and ', ' und '], language)), language);
  },
  text: ({ is, texts, isAll }, language) => {
    const quoted = texts.map((text) => pick([`“${text}”`, `„${text}“`], language));
    const joint = isAll === true ? ' ' : pick([' or ', ' oder '], language);
    return `${pick(is ? ['with', 'mit'] : ['without', 'ohne'], language)} ${quoted.join(joint)}`;
  },
  within: ({ period }, language) => `${pick(['without', 'ohne'], language)} ${sayPeriod(period, language)}`,
  length: ({ bound, seconds }, language) => `${boundWord(bound, { language })} ${formatMinutes(seconds)} h`,
  amount: ({ bound, amount, currency = '', isNet }, language) =>
    [boundWord(bound, { language }), amount, currency, isNet ? pick(['net', 'netto'], language) : '']
      .filter((word) => word !== '')
      .join(' '),
  end: (filter, language) => pick(endWords(filter), language),
  due: ({ period }, language) => `${pick(['due', 'fällig'], language)} ${sayPeriod(period, language)}`,
  worked: ({ is, period }, language) =>
    `${pick(is ? ['worked', 'gearbeitet'] : ['not worked', 'nicht gearbeitet'], language)} ${sayPeriod(period, language)}`,
  invoiced: ({ is, period }, language) =>
    `${pick(is ? ['with an invoice', 'mit Rechnung'] : ['without an invoice', 'ohne Rechnung'], language)} ${sayPeriod(period, language)}`,
  received: ({ is, period }, language) =>
    `${pick(is ? ['with a payment', 'mit Zahlung'] : ['without a payment', 'ohne Zahlung'], language)} ${sayPeriod(period, language)}`,
  number: ({ is, numbers }, language) =>
    `${pick(is ? ['invoice', 'Rechnung'] : ['without invoice', 'ohne Rechnung'], language)} ${numbers.join(pick([' or ', ' oder '], language))}`,
  currency: ({ is, currencies }, language) => deny(is, `in ${currencies.join(' ')}`, language),
  late: ({ bound, days }, language) =>
    `${boundWord(bound, { language })} ${days} ${pick(['days', 'Tage'], language)}`,
};

export function sayFilter<Field extends Filter['field']>(filter: Of<Field>, language: Language): string {
  const say = sayings[filter.field] as (filter: Of<Field>, language: Language) => string;
  return say(filter, language);
}

const deny = (is: boolean, said: string, language: Language): string =>
  is ? said : `${pick(['not', 'nicht'], language)} ${said}`;

function sayNames(
  preposition: Words,
  { is, values }: { readonly is: boolean; readonly values: readonly NamedValue[] },
  language: Language,
): string {
  const names = values.map(({ name }) => name).join(pick([' and ', ' und '], language));
  return `${pick(is ? preposition : ['without', 'ohne'], language)} ${names}`;
}

function stateOf(stages: readonly string[]): Words {
  if (stages.length === 1 && stages[0] === 'approved')
    return ['approved but not billed', 'genehmigt aber nicht abgerechnet'];
  if (isWaiting(stages)) return ['submitted but not approved', 'eingereicht aber nicht freigegeben'];
  if (stages.includes('submitted')) return ['submitted', 'eingereicht'];
  return stages.includes('rejected') ? ['rejected', 'abgelehnt'] : ['approved', 'freigegeben'];
}

const weekdays: readonly Words[] = [
  ['Mondays', 'montags'],
  ['Tuesdays', 'dienstags'],
  ['Wednesdays', 'mittwochs'],
  ['Thursdays', 'donnerstags'],
  ['Fridays', 'freitags'],
  ['Saturdays', 'samstags'],
  ['Sundays', 'sonntags'],
];

/** "October 2026", "2026", "2026-11-09 to 2026-11-15". */
export function sayPeriod({ from, to }: Period, language: Language): string {
  const day = (date: string) => date;
  if (from === earliestDay) return language === 'de' ? `bis ${day(to)}` : `until ${day(to)}`;
  const unit = unitOfPeriod({ from, to });
  if (unit === 'month')
    return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${from}T12:00:00Z`),
    );
  if (unit === 'year') return from.slice(0, 4);
  if (from === to) return day(from);
  return language === 'de' ? `vom ${day(from)} bis ${day(to)}` : `from ${day(from)} to ${day(to)}`;
}
