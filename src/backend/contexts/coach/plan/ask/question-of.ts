/**
 * The question that a frame is of, as one would type it: what the coach offers where it asks. It is read as any other, so that
 * a choice keeps every condition, or is not offered (ask-frames.ts).
 */
import { formatMinutes } from '../../../../../domain/duration.ts';
import type { Filter, Group, Measure, QueryFrame } from '../../../../../domain/query/frame.ts';
import { isOfOpen } from '../../read/compose-money.ts';
import { boundWord } from '../../words/bound-words.ts';
import type { Language } from '../../words/vocabulary.ts';
import { pick as pickWords, sayFilter, sayPeriod, type Words } from './condition-words.ts';

type Pick = (words: Words) => string;

export function questionOf(frame: QueryFrame, language: Language): string {
  const pick: Pick = (words) => pickWords(words, language);
  const filters = frame.filters.map((filter) => sayFilter(filter, language));
  const period = frame.period === undefined ? [] : [sayPeriod(frame.period, language)];
  const said = [
    headOf(frame, pick),
    ...(isOpenOnes(frame) ? [...period, ...filters] : [...filters, ...period]),
    ...groupOf(frame, pick),
    ...havingOf(frame, language, pick),
    ...comparisonOf(frame, language, pick),
  ];
  const text = said.filter(Boolean).join(' ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}?`;
}

const heads: Readonly<Record<Measure, Words>> = {
  hours: ['hours', 'Stunden'],
  value: ['what is the time worth', 'Wert der Stunden'],
  entries: ['how many entries', 'wie viele Einträge'],
  days: ['how many days with hours', 'wie viele Tage mit Stunden'],
  unbilled: ['unbilled hours', 'unabgerechnete Stunden'],
  invoiced: ['revenue', 'Umsatz'],
  gross: ['revenue gross', 'Umsatz brutto'],
  vat: ['VAT', 'Umsatzsteuer'],
  due: ['how much is owed', 'wie viel steht aus'],
  invoices: ['which invoices', 'welche Rechnungen'],
  received: ['money received', 'eingegangenes Geld'],
  payments: ['how many payments', 'wie viele Zahlungen'],
  daysToPay: ['days to pay', 'Tage bis zur Zahlung'],
  rate: ['hourly rate', 'Stundensatz'],
  budget: ['budget', 'Budget'],
  budgetUsed: ['budget used', 'Budget verbraucht'],
  budgetLeft: ['budget left', 'Budget übrig'],
  projects: ['how many projects', 'wie viele Projekte'],
  clients: ['how many clients', 'wie viele Kunden'],
};

const records: Readonly<Partial<Record<Measure, Words>>> = {
  hours: ['entry', 'Eintrag'],
  invoices: ['invoice', 'Rechnung'],
  received: ['payment', 'Zahlung'],
  payments: ['payment', 'Zahlung'],
};

const ends = {
  largest: ['largest', 'größte'],
  smallest: ['smallest', 'kleinste'],
  first: ['first', 'erste'],
  last: ['last', 'letzte'],
} as const;

const male: ReadonlySet<string> = new Set(['Eintrag', 'Tag', 'Monat', 'Umsatz']);

const everyPart = {
  day: ['daily', 'täglich'],
  week: ['weekly', 'wöchentlich'],
  month: ['monthly', 'monatlich'],
} as const;

const parts = { day: ['day', 'Tag'], week: ['week', 'Woche'], month: ['month', 'Monat'] } as const;

function headOf(frame: QueryFrame, pick: Pick): string {
  if (frame.statistic === 'average') return averageOf(frame, pick);
  if (frame.statistic !== 'total') return endOf(frame, frame.statistic, pick);
  const what = pick(nounOfMine(frame) ?? nounOf(frame));
  return frame.group === undefined || frame.order === undefined
    ? what
    : sorted(what, frame.group, frame, pick);
}

/** "My entries", "how many entries of mine": "my" stands before no "how many". Undefined where they are everybody's. */
function nounOfMine(frame: QueryFrame): Words | undefined {
  const { measure, isMine } = frame;
  const [english, german] = isEntries(frame) ? entries : nounOf(frame);
  if (isMine !== true) return isEntries(frame) ? entries : undefined;
  return counted[measure] ?? [`my ${english}`, `meine ${german}`];
}

const entries: Words = ['entries', 'Einträge'];

const counted: Readonly<Partial<Record<Measure, Words>>> = {
  entries: ['how many entries of mine', 'wie viele Einträge von mir'],
  days: ['how many days of mine with hours', 'wie viele Tage von mir mit Stunden'],
};

const mineOf = ({ isMine }: QueryFrame, pick: Pick): string =>
  isMine === true ? pick(['my ', 'meine ']) : '';

const isEntries = ({ measure, shape, group }: QueryFrame): boolean =>
  measure === 'hours' && shape === 'list' && group === undefined;

/** "Top 3 clients by revenue", "hours by project, smallest first". */
function sorted(what: string, group: Group, { limit, order }: QueryFrame, pick: Pick): string {
  const isDescending = order?.isDescending === true;
  if (limit !== undefined && isDescending)
    return `top ${limit} ${pick(plurals[group])} ${pick(['by', 'nach'])} ${what}`;
  const first = isDescending
    ? pick(['biggest first', 'größte zuerst'])
    : pick(['smallest first', 'kleinste zuerst']);
  return `${what} ${pick([`by ${groups[group][0]}`, `nach ${groups[group][1]}`])}, ${first}`;
}

/** A bound beside payments is of each of them. */
const isOfPaid = (filter: Filter): boolean =>
  filter.field === 'invoice' && filter.condition === 'paid' && filter.is;

interface Asked {
  readonly measure: Measure;
  readonly filters: readonly Filter[];
}

/** Their days are those of issue, and not those on which they were open. */
const isOpenOnes = ({ measure, filters }: Asked): boolean => measure === 'due' && filters.some(isOfOpen);

function nounOf({ measure, filters, period }: QueryFrame): Words {
  const isOfEach = measure === 'received' && filters.some(({ field }) => field === 'amount');
  if (isOfEach) return ['payments received', 'Zahlungen erhalten'];
  if (isOpenOnes({ measure, filters }))
    return period === undefined
      ? ['which invoices', 'welche Rechnungen']
      : ['which invoices issued', 'welche Rechnungen ausgestellt'];
  // Days beside paid invoices could be those of the payments.
  const isIssued = measure === 'invoices' && period !== undefined && filters.some(isOfPaid);
  return isIssued ? ['which issued invoices', 'welche ausgestellten Rechnungen'] : heads[measure];
}

function averageOf(frame: QueryFrame, pick: Pick): string {
  const { measure, per } = frame;
  const of = per === 'record' ? (records[measure] ?? heads[measure]) : heads[measure];
  const each = per === 'record' ? '' : ` ${pick(everyPart[per])}`;
  return `${mineOf(frame, pick)}${pick(['average', 'Durchschnitt'])}${each} ${pick(of)}`;
}

/** "3 largest invoice", "longest day hours". */
function endOf(frame: QueryFrame, end: keyof typeof ends, pick: Pick): string {
  const { measure, per, limit } = frame;
  const count = limit === undefined ? '' : `${limit} `;
  const noun = per === 'record' ? (records[measure] ?? heads[measure]) : parts[per];
  const what = per === 'record' ? '' : ` ${pick(heads[measure])}`;
  // "Größter Eintrag", "mein größter Tag", but "größte Rechnung".
  const isMale = limit === undefined && male.has(noun[1]);
  const mine = isMale ? mineOf(frame, pick).replace('meine', 'mein') : mineOf(frame, pick);
  return `${mine}${count}${pick(ends[end])}${isMale ? pick(['', 'r']) : ''} ${pick(noun)}${what}`;
}

const groups: Readonly<Record<Group, Words>> = {
  day: ['day', 'Tag'],
  week: ['week', 'Woche'],
  month: ['month', 'Monat'],
  quarter: ['quarter', 'Quartal'],
  year: ['year', 'Jahr'],
  weekday: ['day of the week', 'Wochentag'],
  project: ['project', 'Projekt'],
  client: ['client', 'Kunde'],
  task: ['task', 'Aufgabe'],
  person: ['person', 'Person'],
  tag: ['label', 'Schlagwort'],
  note: ['note', 'Notiz'],
};

const plurals: Readonly<Record<Group, Words>> = {
  day: ['days', 'Tage'],
  week: ['weeks', 'Wochen'],
  month: ['months', 'Monate'],
  quarter: ['quarters', 'Quartale'],
  year: ['years', 'Jahre'],
  weekday: ['days of the week', 'Wochentage'],
  project: ['projects', 'Projekte'],
  client: ['clients', 'Kunden'],
  task: ['tasks', 'Aufgaben'],
  person: ['people', 'Personen'],
  tag: ['labels', 'Schlagworte'],
  note: ['notes', 'Notizen'],
};

function groupOf({ group, order, having }: QueryFrame, pick: Pick): readonly string[] {
  if (group === undefined || order !== undefined || having !== undefined) return [];
  return [pick([`by ${groups[group][0]}`, `nach ${groups[group][1]}`])];
}

function havingOf({ having, group, measure }: QueryFrame, language: Language, pick: Pick): readonly string[] {
  if (having === undefined) return [];
  const isTime = measure === 'hours' || measure === 'unbilled';
  const value = isTime
    ? `${formatMinutes(having.value)} h`
    : `${having.value} ${having.currency ?? ''}`.trim();
  const noun = group === undefined ? '' : `${pick(['which', 'welche'])} ${pick(plurals[group])} `;
  return [`${noun}${boundWord(having.bound, { language })} ${value}`];
}

function comparisonOf({ comparison }: QueryFrame, language: Language, pick: Pick): readonly string[] {
  switch (comparison?.with) {
    case undefined:
      return [];
    case 'period':
      return [`${pick(['compared to', 'verglichen mit'])} ${sayPeriod(comparison.period, language)}`];
    case 'filters': {
      // What is not invoiced is billable by what it means.
      const isOpen = comparison.filters.some((one) => one.field === 'billed' && !one.is);
      const said = comparison.filters.filter(({ field }) => !isOpen || field !== 'billable');
      return [`vs ${said.map((filter) => sayFilter(filter, language)).join(' ')}`];
    }
    case 'whole': {
      const { period } = comparison;
      const than = period && `${pick(['compared to', 'verglichen mit'])} ${sayPeriod(period, language)}`;
      return [pick(['in percent', 'in Prozent']), ...(than ? [than] : [])];
    }
  }
}
