/** Sentences as models write them, over one practice: in the right ones nothing is marked, in each wrong one something is. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { right, wrong } from '../testing/said-figures.ts';
import { FigureCheck } from './check-figures.ts';
import type { Language } from './words.ts';

type Link = { readonly kind: string; readonly ids: readonly string[] };
const isLink = (value: unknown): value is Link =>
  typeof value === 'object' && value !== null && 'kind' in value && 'ids' in value;

const inv = (
  number: string,
  clientId: string,
  clientName: string,
  gross: string,
  issueDate: string,
  dueDate: string,
) => ({
  id: number,
  number,
  clientId,
  clientName,
  issueDate,
  dueDate,
  gross: { amount: gross, currency: 'EUR' },
  due: { amount: gross, currency: 'EUR' },
  isOverdue: true,
  daysLate: 9,
  link: { kind: 'invoice', ids: [number] },
});
const outputs = [
  {
    items: [
      {
        id: 'a1',
        name: 'Nordwind GmbH',
        currency: 'EUR',
        paymentTermDays: 30,
        isArchived: false,
        link: { kind: 'client', ids: ['a1'] },
      },
      {
        id: 'a2',
        name: 'Südlicht AG',
        currency: 'EUR',
        paymentTermDays: 14,
        isArchived: false,
        link: { kind: 'client', ids: ['a2'] },
      },
    ],
    cut: false,
  },
  {
    items: [
      inv('2026-0038', 'a1', 'Nordwind GmbH', '4670.63', '2026-10-20', '2026-11-19'),
      inv('2026-0039', 'a2', 'Südlicht AG', '1234.50', '2026-11-03', '2026-11-17'),
    ],
    cut: false,
  },
  {
    items: [
      {
        id: 'p1',
        name: 'Website',
        clientId: 'a1',
        clientName: 'Nordwind GmbH',
        hourlyRate: { amount: '120.00', currency: 'EUR' },
        budgetSeconds: 144000,
        isArchived: false,
        link: { kind: 'project', ids: ['p1'] },
      },
      {
        id: 'p2',
        name: 'Shop Relaunch',
        clientId: 'a2',
        clientName: 'Südlicht AG',
        hourlyRate: { amount: '95.00', currency: 'EUR' },
        budgetSeconds: 72000,
        link: { kind: 'project', ids: ['p2'] },
      },
    ],
    cut: false,
  },
  {
    from: '2026-11-01',
    to: '2026-11-30',
    by: 'project',
    total: { seconds: 151200, entries: 24, link: { kind: 'entries', ids: ['e'] } },
    items: [
      { key: 'p1', name: 'Website', seconds: 109800, entries: 13, link: { kind: 'project', ids: ['p1'] } },
      {
        key: 'p2',
        name: 'Shop Relaunch',
        seconds: 41400,
        entries: 11,
        link: { kind: 'project', ids: ['p2'] },
      },
    ],
    cut: false,
  },
  { resultPercent: '72.62', rounding: 'rounded half away from zero to 2 decimals' },
  { amount: '5905.13', currency: 'EUR', rounding: 'exact' },
  {
    items: [
      {
        id: 'e1',
        date: '2026-11-27',
        startedAt: '2026-11-27T08:41:00.000Z',
        endedAt: '2026-11-27T11:41:00.000Z',
        seconds: 10800,
        projectId: 'p1',
        projectName: 'Website',
        note: 'Review of 12 pages, 250 € agreed',
        tags: [],
        hourlyRate: { amount: '120.00', currency: 'EUR' },
        link: { kind: 'entry', ids: ['e1'] },
      },
    ],
    cut: false,
  },
];
function marked(language: Language, answer: string): readonly string[] {
  const check = new FigureCheck<Link>({ isLink, language, today: '2026-11-28', zone: 'Europe/Berlin' });
  for (const output of outputs) check.know(output);
  return [...check.write(answer), ...check.end()]
    .filter(({ isFound }) => !isFound)
    .map(({ start, length }) => answer.slice(start, start + length));
}

describe('figures as they are said', () => {
  for (const [language, answer] of right)
    it(`leaves alone: ${answer.slice(0, 60)}`, () => {
      assert.deepEqual(marked(language, answer), []);
    });
  for (const [language, answer] of wrong)
    it(`marks: ${answer.slice(0, 60)}`, () => {
      assert.notDeepEqual(marked(language, answer), []);
    });

  it('names what a tool was called for where its result does not', () => {
    const check = new FigureCheck<Link>({ isLink, language: 'en', today: '2026-11-28', zone: 'UTC' });
    for (const output of outputs) check.know(output);
    check.know({ total: { seconds: 18_000 } }, { input: { clientId: 'a2' } });
    const marks = check.write('You worked 5:00 for Nordwind.\nYou worked 5:00 for Südlicht.\n');
    assert.deepEqual(
      marks.map(({ isFound }) => isFound),
      [false, true],
    );
  });

  it('knows rows by what they were grouped by, and filters by their ids, not by names that a model wrote', () => {
    const check = new FigureCheck<Link>({ isLink, language: 'en', today: '2026-11-28', zone: 'UTC' });
    for (const output of outputs) check.know(output);
    const group = (key: string, name: string, seconds: number) => ({ key, name, seconds, count: 2 });
    const groups = [group('x1', 'Mara Voss', 7_200), group('x2', 'Jonas Berg', 14_400)];
    check.know({ total: { seconds: 21_600 }, groups }, { input: { measure: 'hours', group: 'person' } });
    const values = [{ id: 'a2', name: 'Nordwind GmbH' }];
    check.know(
      { total: { seconds: 18_000 } },
      { input: { measure: 'hours', filters: [{ field: 'client', is: true, values }] } },
    );
    check.know(
      { total: { seconds: 25_200 } },
      { input: { measure: 'hours', filters: [{ field: 'client', is: false, values }] } },
    );
    const marks = check.write(
      'Mara Voss worked 2:00.\nMara Voss worked 4:00.\nNordwind took 5:00.\nSüdlicht took 5:00.\nWithout Südlicht it is 7:00.\n',
    );

    assert.deepEqual(
      marks.map(({ isFound }) => isFound),
      [true, false, false, true, true],
    );
  });
});
