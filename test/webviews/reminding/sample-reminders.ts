/** The practice of the mock on 9 December 2026: two reminders ready, one scheduled, one paused, one that was never sent. */
import {
  type Detail,
  type OverdueRow,
  type Plan,
  type RemindersContent,
  remindersHostMessageSchema,
} from '../../../webviews/reminders/messages.ts';
import type { RuleRow } from '../../../webviews/reminders/rule-messages.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const kroner = (minor: number) => ({ minor, currency: 'DKK' });

const plan = (change: Partial<Plan>): Plan => ({
  state: 'ready',
  step: 1,
  steps: 3,
  on: null,
  because: null,
  pausedBecause: null,
  bySelf: false,
  asksDebtor: false,
  ...change,
});

const nordwind = { clientId: 'nordwind', clientName: 'Nordwind Handels GmbH' };
const havn = { clientId: 'havn', clientName: 'Havn Analyse ApS' };

export const overdueRows: OverdueRow[] = [
  {
    ...nordwind,
    invoiceId: 'i0017',
    number: '2026-0017',
    dueDate: '2026-10-15',
    daysLate: 55,
    total: euros(249_900),
    open: euros(4_998),
    plan: plan({ state: 'paused', step: null, pausedBecause: 'Discount disputed' }),
  },
  {
    ...nordwind,
    invoiceId: 'i0021',
    number: '2026-0021',
    dueDate: '2026-11-02',
    daysLate: 37,
    total: euros(1_083_691),
    open: euros(583_691),
    plan: plan({ step: 3 }),
  },
  {
    ...havn,
    invoiceId: 'i0024',
    number: '2026-0024',
    dueDate: '2026-11-30',
    daysLate: 9,
    total: kroner(984_000),
    open: kroner(984_000),
    plan: plan({ steps: 2 }),
  },
  {
    ...nordwind,
    invoiceId: 'i0025',
    number: '2026-0025',
    dueDate: '2026-12-06',
    daysLate: 3,
    total: euros(1_056_676),
    open: euros(1_056_676),
    plan: plan({ state: 'scheduled', on: '2026-12-14' }),
  },
  {
    ...havn,
    invoiceId: 'i0023',
    number: '2026-0023',
    dueDate: '2026-12-08',
    daysLate: 1,
    total: kroner(120_000),
    open: kroner(120_000),
    plan: plan({ state: 'nothing', step: null, steps: 2, because: 'not_sent' }),
  },
];

const rule = (change: Partial<RuleRow>): RuleRow => ({
  clientId: null,
  clientName: null,
  version: 0,
  steps: [7, 21, 35].map((afterDays) => ({ afterDays, fee: null, interest: false, texts: {} })),
  sending: 'ask',
  deadlineDays: 14,
  announcement: {},
  law: null,
  atFault: true,
  currency: 'EUR',
  ...change,
});

const withFee = { fee: { kind: 'amount' as const, amount: euros(4_000) }, interest: true, texts: {} };

export const rules: RuleRow[] = [
  rule({}),
  rule({
    ...havn,
    version: 1,
    currency: 'DKK',
    steps: [7, 28].map((afterDays) => ({ afterDays, fee: null, interest: false, texts: {} })),
  }),
  rule({
    ...nordwind,
    version: 2,
    steps: [
      { afterDays: 7, fee: null, interest: false, texts: {} },
      { afterDays: 21, ...withFee },
      { afterDays: 35, ...withFee },
    ],
  }),
];

const past = {
  kind: 'reminder',
  state: 'sent',
  via: 'mail',
  email: 'rechnung@nordwind.example',
  droppedBecause: null,
} as const;

/** The third step asks for more than the open sum. */
function letterOf({ plan: { step }, number, open }: OverdueRow): Detail['letter'] {
  if (step === null) return null;
  const money = (minor: number) => ({ minor, currency: open.currency });
  const text = `Dear Ms Petersen,\n\nInvoice ${number} was due on Nov 2. We have received €5,000.00 of €10,836.91. Please pay the rest by Dec 23.\n\nIf you dispute an item, please write to us by then and name it.`;
  const plain = { step, text, deadline: '2026-12-23', open };
  if (step < 3) {
    const subject = `Reminder: invoice ${number}`;
    return { ...plain, subject, fee: null, interest: null, interestParts: [], toPay: open };
  }
  const part = { from: '2026-11-03', to: '2026-12-09', days: 37, open, percent: '10.27' };
  return {
    ...plain,
    subject: `Last reminder: invoice ${number}`,
    fee: money(4_000),
    interest: money(6_123),
    interestParts: [part],
    toPay: money(open.minor + 10_123),
  };
}

const history: Detail['history'] = [
  {
    ...past,
    id: 'r2',
    on: '2026-11-23',
    step: 2,
    subject: 'Second reminder: invoice 2026-0021',
    text: 'Second text.',
  },
  { kind: 'step', on: '2026-11-13', step: 'paid', amount: euros(200_000) },
  {
    ...past,
    id: 'r1',
    on: '2026-11-09',
    step: 1,
    subject: 'Reminder: invoice 2026-0021',
    text: 'First text.\n\nMore.',
  },
  { kind: 'step', on: '2026-11-06', step: 'paid', amount: euros(300_000) },
  { kind: 'step', on: '2026-10-19', step: 'sent', amount: null },
];

export function detailOf(invoiceId: string, change: Partial<Detail> = {}): Detail {
  const row = overdueRows.find((each) => each.invoiceId === invoiceId);
  if (row === undefined) throw new Error('no row');
  const letter = letterOf(row);
  return {
    ...row,
    recipient: { name: 'Ms Petersen', email: 'rechnung@nordwind.example' },
    letter,
    attachments: letter === null ? [] : [`${row.number}.pdf`],
    leavesAt: null,
    problem: null,
    history,
    ...change,
  };
}

export function remindersContent(change: Partial<RemindersContent> = {}): RemindersContent {
  const content = remindersHostMessageSchema.parse({
    type: 'content',
    today: '2026-12-09',
    overdue: [euros(1_645_365), kroner(1_104_000)],
    items: overdueRows,
    upcoming: [
      {
        on: '2026-12-14',
        kind: 'reminder',
        step: 1,
        invoiceId: 'i0025',
        number: '2026-0025',
        clientName: nordwind.clientName,
        open: euros(1_056_676),
      },
      {
        on: '2026-12-18',
        kind: 'due',
        step: null,
        invoiceId: 'i0026',
        number: '2026-0026',
        clientName: nordwind.clientName,
        open: euros(643_790),
      },
    ],
    withoutDueDate: [],
    rules,
    clients: [
      { id: 'alm', name: 'Alm & Co', currency: 'EUR' },
      { id: 'zoll', name: 'Zoll AG', currency: 'CHF' },
    ],
    currency: 'EUR',
    mail: { isSetUp: true, waiting: 0, rest: null },
    detail: detailOf('i0021'),
    ...change,
  });
  if (content.type !== 'content') throw new Error('no content');
  return content;
}
