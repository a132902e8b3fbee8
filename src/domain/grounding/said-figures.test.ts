/** Sentences as models write them, over one practice: in the right ones nothing is marked, in each wrong one something is. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
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
const right: readonly (readonly [Language, string])[] = [
  ['en', 'Nordwind owes €4,670.63 (invoice 2026-0038, due 19 Nov), Südlicht owes €1,234.50.'],
  ['en', 'Both invoices are overdue: Nordwind and Südlicht owe €4,670.63 and €1,234.50, together €5,905.13.'],
  ['en', '€4,670.63 and €1,234.50 are owed by Nordwind and Südlicht.'],
  ['en', 'Yesterday you worked three hours on Website, from 9:41 to 12:41.'],
  [
    'en',
    'You worked 30:30 for Nordwind and 11:30 for Südlicht, 42 hours in total, so 72.6% went to Nordwind.',
  ],
  ['en', 'About €4.7k is open at Nordwind and €1.2k at Südlicht AG.'],
  ['en', 'Two invoices are open. The larger one, 2026-0038, is 9 days late.'],
  ['en', 'The Website project has a budget of 40 hours; 30.5 hours are used.'],
  ['en', 'In November 2026 (Q4 2026) you logged 24 entries.'],
  ['en', 'Nordwind pays within 30 days, Südlicht within 14 days.'],
  [
    'en',
    'There are two ways to do this: one of them takes a day, and you may start tomorrow or next week. In the first step, look at one invoice.',
  ],
  ['en', 'Website (Nordwind): 30:30\nShop Relaunch (Südlicht): 11:30\n'],
  [
    'en',
    '| Client | Open | Due |\n|---|---|---|\n| Nordwind GmbH | €4,670.63 | 19/11/2026 |\n| Südlicht AG | €1,234.50 | 17/11/2026 |\n',
  ],
  ['en', 'Your hourly rate for Website is €120/h and for Shop Relaunch €95/h.'],
  ['en', 'Last Friday you did a "Review of 12 pages" and agreed 250 €.'],
  ['en', 'No time was tracked on Monday.'],
  [
    'de',
    'Nordwind schuldet dir 4.670,63 € aus Rechnung 2026-0038 vom 20.10.2026, Südlicht 1.234,50 € aus 2026-0039.',
  ],
  ['de', 'Gestern hast du drei Stunden an Website gearbeitet, das war am Freitag.'],
  [
    'de',
    'Offen sind rund 4,7 Tsd. € bei Nordwind; fällig war das am 19. Nov. und ist seit neun Tagen überfällig.',
  ],
  ['de', 'Zwei Rechnungen sind überfällig. Die eine ist von Nordwind, die andere von Südlicht.'],
  ['de', 'Am 3. November 2026 hast du Rechnung 2026-0039 an die Südlicht AG gestellt: 1.234,50 Euro.'],
  ['de', 'Insgesamt sind es 42 Stunden, davon 30,5 Std. für Nordwinds Website (72,62 %).'],
  ['de', 'Du könntest heute eine Mahnung schicken, z. B. mit einer Frist von 14 Tagen.'],
  ['de', 'Zwölfhundert Euro sind bei Südlicht offen.'],
  ['de', 'Das dauert etwa eine Stunde. Guten Morgen! Morgen früh geht es weiter.'],
];
const wrong: readonly (readonly [Language, string])[] = [
  ['en', 'Nordwind owes €1,234.50.'],
  ['en', 'Nordwind owes €1,234.50 and Südlicht €4,670.63.'],
  ['en', 'Invoice 2026-0040 is open.'],
  ['en', 'Invoice 40 is open.'],
  ['en', 'Nordwind has invoice 2026-0039 open.'],
  ['en', 'You worked on Website two days ago.'],
  ['en', 'Website took eleven and a half hours.'],
  ['en', 'Shop Relaunch took 30:30.'],
  ['en', 'Nordwind owes thirteen hundred euros.'],
  ['en', 'Three invoices are open.'],
  ['en', 'It is due on 11/18/2026.'],
  ['en', 'It is due on 18/11/2026.'],
  ['en', 'Invoice 2026-0038 is due on Nov 17th.'],
  ['en', 'That was in Q2 2026.'],
  ['en', 'Südlicht pays within 30 days.'],
  ['en', 'Website pays €95 an hour.'],
  ['en', 'That is seventy percent.'],
  ['en', 'Invoice 2026-0038 was due yesterday.'],
  ['en', 'Invoice 2026-0038 is due today.'],
  ['en', 'It took 29 hours and a half.'],
  ['en', 'You have half a dozen invoices; five overdue invoices.'],
  ['en', 'Nordwind: 13 entries, Südlicht: 13 entries.'],
  ['de', 'Südlicht schuldet dir 4.670,63 €.'],
  ['de', 'Rechnung 2026-0038 geht an Südlicht.'],
  ['de', 'Rechnung Nr. 2026-0041 ist offen.'],
  ['de', 'Vorgestern hast du an Website gearbeitet.'],
  ['de', 'Vor drei Tagen hast du an Website gearbeitet.'],
  ['de', 'Letzten Mittwoch hast du an Website gearbeitet.'],
  ['de', 'Für Website waren es zwanzig Stunden.'],
  ['de', 'Die Rechnung 2026-0039 war am 18. Nov. fällig.'],
  ['de', 'Es sind 12k € offen.'],
  ['de', 'Es sind 12 Tsd. EUR offen.'],
  ['de', 'Bei Shop Relaunch liegt der Satz bei 120 €.'],
  ['de', 'Es gibt vier Rechnungen.'],
  ['de', 'Fällig seit acht Tagen.'],
  ['de', 'Das sind siebzig Prozent.'],
  ['de', 'Das war im 2. Quartal 2026.'],
  ['de', 'Das war am 2/11/2026.'],
  ['de', 'In drei Tagen ist Rechnung 2026-0038 fällig.'],
  ['de', 'Website: dreißig Minuten.'],
  ['de', 'Das sind eineinhalb Stunden.'],
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
