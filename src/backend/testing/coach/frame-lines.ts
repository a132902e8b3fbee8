/** Questions as their frames in one line, of the practice of test/fixtures/coach. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Comparison, Filter, Period, QueryFrame } from '../../../domain/query/frame.ts';
import type { NamedRecord } from '../../contexts/coach/model/named-record.ts';
import { readFrame } from '../../contexts/coach/read/read-frame.ts';
import { createNameIndex } from '../../contexts/coach/words/names.ts';
import { isCommonWord } from '../../contexts/coach/words/vocabulary.ts';

const fixtures = new URL('../../../../test/fixtures/coach/', import.meta.url);
export const readFixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, fixtures), 'utf8'));

const named = z.object({ id: z.string(), name: z.string() });
const practice = z
  .object({ clients: z.array(named), projects: z.array(named.extend({ clientId: z.string() })) })
  .parse(readFixture('practice.json'));
export const records: readonly NamedRecord[] = [
  ...practice.clients.map((client) => ({ kind: 'client' as const, ...client })),
  ...practice.projects.map((project) => ({
    kind: 'project' as const,
    ...project,
    clientName: practice.clients.find(({ id }) => id === project.clientId)?.name ?? '',
  })),
];
/** A Friday. */
export const context = {
  names: createNameIndex(records, isCommonWord),
  today: '2026-11-20',
  language: 'en' as const,
};

function sayFilter(filter: Filter): string {
  const { field, ...rest } = filter;
  const side = 'is' in filter && !filter.is ? '!' : '';
  if ('values' in filter) return `${side}${field}=${filter.values.map(({ id }) => id.slice(2)).join('|')}`;
  const { is: _is, ...what } = rest as Record<string, unknown>;
  const values = Object.values(what)
    .flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : value))
    .map(String);
  return `${side}${[field, ...values].join(' ')}`;
}

const span = ({ from, to }: Period): string => `${from.slice(5)}..${to.slice(5)}`;

function sayComparison(comparison: Comparison): string {
  switch (comparison.with) {
    case 'period':
      return `vs ${span(comparison.period)}`;
    case 'filters':
      return `vs ${comparison.filters.map(sayFilter).join(' ')}`;
    case 'whole':
      return `of all without ${comparison.without.join(' ')}${comparison.period ? ` vs ${span(comparison.period)}` : ''}`;
  }
}

/** A frame in one line; what is usual is left out. */
export function say({
  filters,
  period,
  group,
  having,
  order,
  limit,
  comparison,
  ...frame
}: QueryFrame): string {
  return [
    frame.measure,
    ...(frame.isMine ? ['mine'] : []),
    ...(frame.statistic === 'total' ? [] : [`${frame.statistic} ${frame.per}`]),
    ...filters.map(sayFilter),
    ...[period].flatMap((one) => (one ? span(one) : [])),
    ...[group].flatMap((one) => (one ? `by ${one}` : [])),
    ...[having].flatMap((one) => (one ? `${one.bound} ${one.value}` : [])),
    ...[order].flatMap((one) => (one ? `${one.isDescending ? 'most' : 'least'} first` : [])),
    ...[limit].flatMap((one) => (one ? `at most ${one}` : [])),
    ...[comparison].flatMap((one) => (one ? sayComparison(one) : [])),
    ...(frame.shape === 'figure' ? [] : [frame.shape]),
  ].join(', ');
}

export function read(text: string): string {
  const reading = readFrame(text, context);
  return reading.kind === 'frame' ? say(reading.frame) : `unread: ${reading.words.join(' ')}`;
}
