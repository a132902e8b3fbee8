/** The practice of the mock: two currencies, invoices late and not due, a year of revenue. */
import { type MoneyContent, moneyHostMessageSchema } from '../../../webviews/money/messages.ts';

const money = (currency: string) => (minor: number) => ({ minor, currency });
const euros = money('EUR');
const kroner = money('DKK');

const open = (number: string, change: Partial<MoneyContent['ageing']['open'][number]>) => ({
  id: `i${number}`,
  number: `2026-${number}`,
  clientName: 'Nordwind Handels GmbH',
  dueDate: '2026-10-15',
  due: euros(249_900),
  isSent: true,
  ...change,
});

/** Invoiced and received, in euros and net, December to November. */
const months: readonly (readonly [number, number])[] = [
  ...([
    [742_000, 801_000],
    [905_000, 742_000],
    [618_000, 905_000],
    [960_000, 618_000],
  ] as const),
  ...([
    [879_000, 1_012_000],
    [968_000, 894_000],
    [924_000, 948_000],
    [1_078_000, 936_000],
  ] as const),
  ...([
    [616_000, 1_061_000],
    [1_133_000, 642_000],
    [1_101_665, 979_000],
    [1_313_835, 420_168],
  ] as const),
];

const monthAt = (index: number) => new Date(Date.UTC(2025, 11 + index, 1)).toISOString().slice(0, 7);

const content: MoneyContent = {
  type: 'content',
  question: { vat: 'this-quarter' },
  today: '2026-11-22',
  clients: [
    { id: 'havn', name: 'Havn Analyse ApS' },
    { id: 'nordwind', name: 'Nordwind Handels GmbH' },
  ],
  hasIssued: true,
  ageing: {
    on: '2026-11-22',
    rows: [
      {
        currency: 'EUR',
        total: euros(2_077_692),
        overdue: euros(833_591),
        credit: euros(0),
        notDue: euros(1_244_101),
        days1To30: euros(583_691),
        days31To60: euros(249_900),
        days61To90: euros(0),
        over90: euros(0),
      },
      {
        currency: 'DKK',
        total: kroner(2_002_167),
        overdue: kroner(1_018_167),
        credit: kroner(50_000),
        notDue: kroner(984_000),
        days1To30: kroner(1_018_167),
        days31To60: kroner(0),
        days61To90: kroner(0),
        over90: kroner(0),
      },
    ],
    open: [
      open('0017', {}),
      open('0021', { dueDate: '2026-11-02', due: euros(583_691) }),
      open('0022', { clientName: 'Havn Analyse ApS', dueDate: '2026-11-18', due: kroner(1_018_167) }),
      open('0023', { dueDate: '2026-11-25', due: euros(187_425) }),
      open('0024', { clientName: 'Havn Analyse ApS', dueDate: '2026-11-30', due: kroner(984_000) }),
      open('0025', { dueDate: '2026-12-06', due: euros(1_056_676), isSent: false }),
    ],
  },
  revenue: {
    from: '2025-12',
    to: '2026-11',
    rows: [
      ...months.map(([invoiced, received], index) => ({
        currency: 'EUR',
        month: monthAt(index),
        invoicedNet: euros(invoiced),
        receivedNet: euros(received),
      })),
      ...months.map((_, index) => ({
        currency: 'DKK',
        month: monthAt(index),
        invoicedNet: kroner(index * 100_000),
        receivedNet: kroner(index === 0 ? 0 : 90_000),
      })),
    ],
  },
  vat: {
    from: '2026-10-01',
    to: '2026-12-31',
    rows: [
      {
        currency: 'EUR',
        taxCategory: 'S',
        taxRate: '19',
        base: euros(2_415_500),
        tax: euros(458_945),
        documents: 4,
        accountedTax: null,
      },
      {
        currency: 'EUR',
        taxCategory: 'S',
        taxRate: '7',
        base: euros(80_000),
        tax: euros(5_600),
        documents: 1,
        accountedTax: null,
      },
      {
        currency: 'DKK',
        taxCategory: 'AE',
        taxRate: '0',
        base: kroner(2_002_167),
        tax: kroner(0),
        documents: 2,
        accountedTax: null,
      },
    ],
    withoutRate: 0,
  },
};

/** The sample with some of it changed, held to the contract. */
export function moneyContent(change: Partial<MoneyContent> = {}): MoneyContent {
  const parsed = moneyHostMessageSchema.parse({ ...content, ...change });
  if (parsed.type !== 'content') throw new Error('not a content');
  return parsed;
}
