/** Three templates: a retainer that is sent, time by the quarter that asks again, and one that is paused. */
import {
  type RecurringContent,
  type RecurringPreview,
  type RecurringRow,
  recurringHostMessageSchema,
  type ShownInvoice,
} from '../../../webviews/recurring/messages.ts';

const made = { because: null, canRetry: false } as const;

const euros = (minor: number) => ({ minor, currency: 'EUR' });

const row = (change: Partial<RecurringRow>): RecurringRow => ({
  id: 'retainer',
  name: 'Retainer',
  version: 3,
  clientId: 'nordwind',
  clientName: 'Nordwind Handels GmbH',
  projectId: null,
  currency: 'EUR',
  items: [{ description: 'Retainer {month}', quantity: '1', unitPrice: '1200.00' }],
  withTime: false,
  note: null,
  rule: { unit: 'month', every: 1, date: '2026-10-01', monthEnd: 'clamp' },
  timing: 'advance',
  endsOn: null,
  files: { format: 'pdf' },
  result: 'sent',
  state: 'active',
  asksBecause: null,
  next: { from: '2027-01-01', to: '2027-01-31', runsOn: '2027-01-01' },
  runs: [
    { ...made, from: '2026-12-01', to: '2026-12-31', outcome: 'sent', invoiceId: 'i3' },
    {
      from: '2026-11-01',
      to: '2026-11-30',
      outcome: 'draft',
      invoiceId: 'i2',
      because: 'The price differs.',
      canRetry: false,
    },
    {
      from: '2026-10-01',
      to: '2026-10-31',
      outcome: 'failed',
      invoiceId: null,
      because: 'The disk was full.',
      canRetry: true,
    },
  ],
  ...change,
});

const templates: RecurringRow[] = [
  row({}),
  row({
    id: 'time',
    name: 'Support time',
    clientId: 'havn',
    clientName: 'Havn Analyse ApS',
    currency: 'DKK',
    items: [],
    withTime: true,
    rule: { unit: 'quarter', every: 1, date: '2026-10-01', monthEnd: 'clamp' },
    timing: 'arrears',
    result: 'issued',
    asksBecause: 'price',
    runs: [],
  }),
  row({ id: 'hosting', name: 'Hosting', state: 'paused', result: 'draft', next: null, runs: [] }),
];

export function recurringContent(change: Partial<RecurringContent> = {}): RecurringContent {
  const content = recurringHostMessageSchema.parse({
    type: 'content',
    today: '2026-12-09',
    items: templates,
    clients: [
      { id: 'havn', name: 'Havn Analyse ApS', currency: 'DKK' },
      { id: 'nordwind', name: 'Nordwind Handels GmbH', currency: 'EUR' },
    ],
    projects: [{ id: 'p1', name: 'API rewrite', clientId: 'nordwind' }],
    ...change,
  });
  if (content.type !== 'content') throw new Error('no content');
  return content;
}

const shown = (from: string, to: string, runsOn: string, change: Partial<ShownInvoice>): ShownInvoice => ({
  from,
  to,
  runsOn,
  dueDate: runsOn.replace(/-01$/, '-15'),
  recipient: 'Nordwind Handels GmbH\nSpeicherstraße 4\n20457 Hamburg',
  mail: null,
  note: null,
  lines: [{ description: 'Retainer', quantity: '1', unitPrice: '1200.00', net: euros(120_000) }],
  net: euros(120_000),
  tax: euros(22_800),
  gross: euros(142_800),
  problems: [],
  ...change,
});

export function previewWith(
  change: Partial<ShownInvoice> = {},
  missed: RecurringPreview['missed'] = [],
): RecurringPreview {
  return {
    olderMissed: 0,
    previewHash: 'f'.repeat(64),
    invoices: [
      shown('2027-01-01', '2027-01-31', '2027-02-01', change),
      shown('2027-02-01', '2027-02-28', '2027-03-01', change),
      shown('2027-03-01', '2027-03-31', '2027-04-01', change),
    ],
    missed,
  };
}
