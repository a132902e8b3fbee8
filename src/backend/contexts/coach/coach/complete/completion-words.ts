/** Measures and periods that a message is completed with, in words that are read as they stand. */
import type { Permission } from '../../../../../domain/authorization.ts';
import { pick, type Words } from '../../say/chips/slot-words.ts';
import type { Language } from '../../words/vocabulary.ts';

export interface OfferedMeasure {
  readonly said: Words;
  readonly needs: Permission;
  /** What it may be asked of by name. */
  readonly of: readonly ('client' | 'project')[];
}

const both = ['client', 'project'] as const;
const ofClient = ['client'] as const;

export const offeredMeasures: readonly OfferedMeasure[] = [
  { said: ['hours', 'Stunden'], needs: 'time:read', of: both },
  { said: ['revenue', 'Umsatz'], needs: 'invoice:read', of: ofClient },
  { said: ['unbilled hours', 'nicht abgerechnete Stunden'], needs: 'time:read', of: both },
  { said: ['billable hours', 'abrechenbare Stunden'], needs: 'time:read', of: both },
  { said: ['open invoices', 'offene Rechnungen'], needs: 'invoice:read', of: ofClient },
  { said: ['overdue invoices', 'überfällige Rechnungen'], needs: 'invoice:read', of: ofClient },
  { said: ['payments', 'Zahlungen'], needs: 'invoice:read', of: ofClient },
  { said: ['VAT', 'Umsatzsteuer'], needs: 'invoice:read', of: [] },
];

export const preposition: Words = ['for', 'für'];

/** Offered behind a name, the likeliest first. */
export const nearDays: readonly Words[] = [
  ['this month', 'diesen Monat'],
  ['last month', 'letzten Monat'],
];

/** Offered behind a measure. */
export const usualDays: readonly Words[] = [
  ['this week', 'diese Woche'],
  ['last week', 'letzte Woche'],
  ...nearDays,
];

const relative: readonly Words[] = [
  ['today', 'heute'],
  ['yesterday', 'gestern'],
  ['this week', 'diese Woche'],
  ['last week', 'letzte Woche'],
  ...nearDays,
  ['this quarter', 'dieses Quartal'],
  ['last quarter', 'letztes Quartal'],
  ['this year', 'dieses Jahr'],
  ['last year', 'letztes Jahr'],
];

/** All that the beginning of one is completed to. */
export function listDays(language: Language): readonly string[] {
  const months = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const names = Array.from({ length: 12 }, (_, month) => months.format(new Date(Date.UTC(2026, month, 15))));
  return [...relative.map((words) => pick(language, words)), ...names];
}

/** What figures are split by, behind "by" and its like. */
export const listGroups = (language: Language): readonly string[] =>
  groups.map((words) => pick(language, words));

const groups: readonly Words[] = [
  ['client', 'Kunde'],
  ['project', 'Projekt'],
  ['week', 'Woche'],
  ['month', 'Monat'],
  ['day', 'Tag'],
  ['task', 'Aufgabe'],
];

/** Words that a name, and words that a grouping stands behind. */
export const beforeNames = /(?:^|\s)(?:for|f\u00fcr|fuer)\s+$/iu;
export const beforeGroups = /(?:^|\s)(?:by|per|nach|pro|je)\s+$/iu;

const daysSaid =
  /\b(?:today|yesterday|heute|gestern|weeks?|wochen?|months?|monate?|quarters?|quartale?|years?|jahre?|q[1-4]|kw|20\d\d|\d{1,2}\.\d{1,2}\.)\b/i;

export function saysDays(text: string, language: Language): boolean {
  const said = text.toLowerCase();
  return daysSaid.test(said) || listDays(language).some((days) => said.includes(days.toLowerCase()));
}
