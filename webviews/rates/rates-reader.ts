/** What every part of the page knows of its reader and its records. */

import type { Money } from '../../src/domain/money.ts';
import { beginning } from '../../src/domain/rates/rate.ts';
import { userFormats } from '../components/formats.ts';
import type { RateRow, RatesContent } from './messages.ts';
import type { Words } from './words.ts';

export interface Reader {
  readonly words: Words;
  readonly language: string;
}

type Target = Pick<RateRow, 'scope' | 'scopeId'>;

/** Of what a rate is for, on the page of one project. */
export function nameOfTarget(
  { practice, projects, tasks, projectId }: RatesContent,
  { scope, scopeId }: Target,
): string {
  if (scope === 'organization') return practice.name;
  if (scope === 'client') return projects.find(({ clientId }) => clientId === scopeId)?.clientName ?? '';
  const named = scope === 'task' ? tasks : projects;
  return named.find(({ id }) => id === scopeId)?.name ?? (scope === 'project' ? (projectId ?? '') : '');
}

export function nameOfActor({ people }: RatesContent, actorId: string | null, { words }: Reader): string {
  return actorId === null ? words.everyone : (people.find(({ id }) => id === actorId)?.name ?? '');
}

export function formatDay(date: string, { words }: Reader): string {
  return date === beginning ? words.beginning : userFormats().date(date);
}

export function formatAmounts(amounts: readonly Money[]): string {
  return amounts.map((amount) => userFormats().money(amount)).join(' + ');
}

/** `+€573.75`, one a currency. */
export function formatDifference(before: readonly Money[], after: readonly Money[]): string {
  const currencies = [...new Set([...after, ...before].map(({ currency }) => currency))];
  const of = (amounts: readonly Money[], currency: string) =>
    amounts.find((amount) => amount.currency === currency)?.minor ?? 0;
  return currencies
    .map((currency) => ({ minor: of(after, currency) - of(before, currency), currency }))
    .map((amount) => `${amount.minor > 0 ? '+' : ''}${userFormats().money(amount)}`)
    .join(', ');
}

/** `38:15` */
export function formatHours(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

export function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
