import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Proposal } from '../../../../../contract/coach/proposals.ts';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import type { CoachData } from '../../model/coach-data.ts';
import type { AnswerEvent, CoachQuestion } from '../../model/coach-source.ts';
import { createBuiltInCoach, type ProposedCall } from './built-in-coach.ts';

const names = [
  { kind: 'client' as const, id: 'c1', name: 'Acme Corp' },
  { kind: 'client' as const, id: 'c2', name: 'Nordwind GmbH' },
  { kind: 'project' as const, id: 'p1', name: 'Checkout', clientName: 'Nordwind GmbH', clientId: 'c2' },
  { kind: 'project' as const, id: 'p2', name: 'Mobile app', clientName: 'Acme Corp', clientId: 'c1' },
];
const invoice = {
  id: 'i1',
  number: 'RE-2026-0038',
  clientName: 'Nordwind GmbH',
  due: { minor: 70_000, currency: 'EUR' },
};
const unbilled = [
  { clientId: 'c1', seconds: 9_000, readySeconds: 0, draftSeconds: 5_400 },
  { clientId: 'c2', seconds: 7_200, readySeconds: 7_200, draftSeconds: 0 },
];
/** Acme has two drafts, Nordwind one; of Nordwind two invoices are not sent, one is overdue. */
const invoices = [
  { id: 'd1', number: null, clientId: 'c2', clientName: 'Nordwind GmbH', is: ['draft'] },
  { id: 'd2', number: null, clientId: 'c1', clientName: 'Acme Corp', is: ['draft'] },
  { id: 'd3', number: null, clientId: 'c1', clientName: 'Acme Corp', is: ['draft'] },
  { id: 'i1', number: 'RE-2026-0038', clientId: 'c2', clientName: 'Nordwind GmbH', is: ['overdue'] },
  { id: 'i2', number: 'RE-2026-0039', clientId: 'c2', clientName: 'Nordwind GmbH', is: [] },
];
const find = (filters: QueryFrame['filters']) =>
  invoices
    .filter(({ clientId, is }) =>
      filters.every((filter) => {
        if (filter.field === 'client') return filter.values.some(({ id }) => id === clientId);
        return filter.field !== 'invoice' || is.includes(filter.condition) === filter.is;
      }),
    )
    .map((one) => ({ kind: 'invoice', ...one }));
const data = {
  may: () => true,
  listNames: async () => names,
  findDocuments: async (number: string) => ('RE-2026-0038'.endsWith(number) ? [invoice] : []),
  ageing: async () => ({ rows: [], open: [invoice] }),
  listNotes: async () => [],
  findNotes: async () => [],
  listUnbilled: async ({ clientId }: { clientId?: string }) =>
    unbilled.filter((row) => clientId === undefined || row.clientId === clientId),
  evaluate: async ({ filters }: QueryFrame) => ({ kind: 'result', result: { records: find(filters) } }),
  findNextReminder: async () => ({ step: 2 }),
} as unknown as CoachData;
const caller = {
  actor: { kind: 'user', organizationId: 'o', userId: 'u', role: 'org_admin' },
} as unknown as PersonCaller;

describe('what the built-in coach is told to do', () => {
  let calls: ProposedCall[];
  const proposal = { id: 'x' } as Proposal;
  const withPort = (isThere: boolean) =>
    createBuiltInCoach({
      openData: () => data,
      clock: () => Date.parse('2026-11-18T10:00:00Z'),
      ...(isThere && {
        propose: async (_caller: PersonCaller, call: ProposedCall) => {
          calls.push(call);
          return { proposal };
        },
      }),
    });

  beforeEach(() => {
    calls = [];
  });
  afterEach(() => assert.ok(calls.length <= 1));

  async function tell(text: string, isThere = true): Promise<readonly AnswerEvent[]> {
    const asked: CoachQuestion = {
      caller,
      text,
      locale: 'en-GB',
      zone: 'Europe/Berlin',
      understoodBefore: undefined,
      messageId: 'm1',
      mentions: [],
      clientTools: [],
      projectId: undefined,
      chosen: undefined,
      continues: undefined,
      loadPast: async () => [],
      callClient: async () => undefined,
      keepSent: async () => undefined,
    };
    const events: AnswerEvent[] = [];
    for await (const event of withPort(isThere).answer(asked, new AbortController().signal))
      events.push(event);
    return events;
  }

  const expected: readonly (readonly [text: string, tool: string, input: object])[] = [
    [
      'Start the timer on Checkout with the note "login page"',
      'start_timer',
      { projectId: 'p1', note: 'login page' },
    ],
    ['Start the timer on Checkout: code review', 'start_timer', { projectId: 'p1', note: 'code review' }],
    ['Stopp bitte den Timer', 'stop_timer', {}],
    [
      'log 2 hours on Checkout yesterday: review',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-17', seconds: 7_200, note: 'review' },
    ],
    [
      'Trag 1,5 Stunden auf Checkout ein',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 5_400 },
    ],
    [
      'Buche 1:45 h auf Mobile app am 3.11.',
      'add_time_entry',
      { projectId: 'p2', date: '2026-11-03', seconds: 6_300 },
    ],
    [
      'Add half an hour to Checkout',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 1_800 },
    ],
    [
      'Erstelle eine Rechnung für Nordwind für Oktober',
      'draft_invoice',
      { clientId: 'c2', from: '2026-10-01', to: '2026-10-31' },
    ],
    [
      'record a payment of 500 € for invoice 2026-0038',
      'record_payment',
      { invoiceId: 'i1', amount: '500.00' },
    ],
    ['Markiere Rechnung RE-2026-0038 als bezahlt', 'record_payment', { invoiceId: 'i1', amount: '700.00' }],
    ['Nordwind paid 500 € on 2026-0038', 'record_payment', { invoiceId: 'i1', amount: '500.00' }],
    ['Nordwind paid 2026-0038', 'record_payment', { invoiceId: 'i1', amount: '700.00' }],
    ['record payment 152.70 on 2026-0038', 'record_payment', { invoiceId: 'i1', amount: '152.70' }],
    [
      'log 9-11 on Checkout today: standup',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 7_200, start: '09:00', note: 'standup' },
    ],
    [
      'Trag heute von 9 bis 11:30 Uhr Checkout ein',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 9_000, start: '09:00' },
    ],
    [
      'Nordwind hat die 2026-0038 komplett beglichen',
      'record_payment',
      { invoiceId: 'i1', amount: '700.00' },
    ],
    [
      'Put 45 minutes on Mobile app for this morning, bug triage',
      'add_time_entry',
      { projectId: 'p2', date: '2026-11-18', seconds: 2_700, note: 'bug triage' },
    ],
    [
      'Buch mir bitte 3 Stunden auf Checkout für gestern: Schema',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-17', seconds: 10_800, note: 'Schema' },
    ],
    [
      'log 2 hours on Checkout yesterday, not billable',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-17', seconds: 7_200, billable: false },
    ],
    [
      'Trag 2 nicht abrechenbare Stunden auf Checkout ein: Schema',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 7_200, note: 'Schema', billable: false },
    ],
    [
      'log 2h on Checkout, internal, not billable',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 7_200, note: 'internal', billable: false },
    ],
    [
      'log 2h on Checkout: fix non-billable filter',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 7_200, note: 'fix non-billable filter' },
    ],
    [
      'log 2 hours on Checkout from 9am',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 7_200, start: '09:00' },
    ],
    [
      'Buche 2 Stunden auf Checkout ab 14 Uhr',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 7_200, start: '14:00' },
    ],
    [
      'Buche heute von 9 bis halb zwölf auf Checkout',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 9_000, start: '09:00' },
    ],
    ['Send invoice 2026-0038', 'send_invoice', { invoiceId: 'i1' }],
    ['Verschicke die Rechnung RE-2026-0038 an Nordwind', 'send_invoice', { invoiceId: 'i1' }],
    ['Remind Nordwind about 2026-0038', 'send_reminder', { invoiceId: 'i1', step: 2 }],
    ['Schick Nordwind eine Mahnung', 'send_reminder', { invoiceId: 'i1', step: 2 }],
    ['Issue the draft for Nordwind', 'issue_invoice', { invoiceId: 'd1' }],
    ['Stelle den Entwurf für Nordwind aus', 'issue_invoice', { invoiceId: 'd1' }],
    ['Submit my timesheet for last week', 'submit_timesheet', { weekStart: '2026-11-09' }],
    ['Starte einen Scan von Checkout', 'run_scan', { projectId: 'p1' }],
    ['Ask the security agent to check Checkout', 'start_agent', { projectId: 'p1', agent: 'security' }],
  ];

  for (const [text, tool, input] of expected) {
    it(`is a proposal: ${text}`, async () => {
      const events = await tell(text);

      assert.deepEqual(
        calls.map((call) => [call.tool, call.input]),
        [[tool, input]],
      );
      assert.deepEqual(
        events.filter(({ type }) => type === 'proposal'),
        [{ type: 'proposal', proposal }],
      );
    });
  }

  const asking: readonly string[] = [
    'Start the timer',
    'log 2 hours yesterday',
    'Create an invoice',
    'record a payment of 500 €',
    'Submit my week',
    'Run a scan',
    // A typing error in a name is asked about: a rule may let the act be done at once.
    'log 2 hours on Chekout: review',
    'Starte den Timer auf Chekout',
    'log 2 hours on Gartenhaus yesterday, not billable',
    'Starte den Timer auf Schöner Garten',
    'Issue the draft',
    'Send the invoice to Nordwind',
  ];

  it('is asked back with commands that it understands itself where something is missing', async () => {
    for (const text of asking) {
      calls = [];
      const events = await tell(text);
      const end = events.find((event) => event.type === 'end');
      const [choice = ''] = end?.type === 'end' ? end.choices : [];

      assert.deepEqual(calls, [], text);
      await tell(choice);
      assert.equal(calls.length, 1, `${text} → ${choice}`);
    }
  });

  it('is never taken from a question, nor from what cannot be', async () => {
    const texts = [
      'Did I submit my timesheet for last week?',
      'log 2 hours on Gartenhaus',
      // A project behind the comma is no note.
      'wirf den Timer an, Checkout Bugfix',
      'log 2 hours on Checkout tomorrow',
      'record a payment of 500 $ for invoice 2026-0038',
      'record a payment of 500 € for invoice 2026-0099',
      'How many hours did I log on Checkout?',
      'Has Nordwind paid 2026-0038?',
      'Acme paid 500 € on 2026-0038',
      'Send invoice 2026-0038 to Acme',
      'Send me invoice 2026-0038',
      'Did I send invoice 2026-0038?',
      'issue the draft for Acme',
      'remind Acme',
      // Of the night, or of the afternoon.
      'log 2 hours on Checkout at 2',
      'do not log 2 hours on Checkout',
      'Draft an invoice for Acme',
    ];
    for (const text of texts) {
      await tell(text).catch(() => []);
      assert.deepEqual(calls, [], text);
    }
  });

  it('is as many proposals as the sentence names entries', async () => {
    const told: readonly (readonly [text: string, ...entries: object[]])[] = [
      [
        'log 2h on Checkout and 3h on Mobile app yesterday, not billable',
        { projectId: 'p1', date: '2026-11-17', seconds: 7_200 },
        { projectId: 'p2', date: '2026-11-17', seconds: 10_800, billable: false },
      ],
      [
        '2h Checkout yesterday: review, and 1h today',
        { projectId: 'p1', date: '2026-11-17', seconds: 7_200, note: 'review' },
        { projectId: 'p1', date: '2026-11-18', seconds: 3_600 },
      ],
      [
        'Buche gestern 2 Stunden auf Checkout und 3 Stunden auf Mobile app',
        { projectId: 'p1', date: '2026-11-17', seconds: 7_200 },
        { projectId: 'p2', date: '2026-11-17', seconds: 10_800 },
      ],
      ['log 2 hours and 30 minutes on Checkout', { projectId: 'p1', date: '2026-11-18', seconds: 9_000 }],
      // What follows is no entry, but the note.
      [
        '2h on Checkout: review and 1h call with Ben',
        { projectId: 'p1', date: '2026-11-18', seconds: 7_200, note: 'review and 1h call with Ben' },
      ],
    ];
    for (const [text, ...entries] of told) {
      calls = [];
      await tell(text);
      assert.deepEqual(
        calls.map(({ input }) => input),
        entries,
        text,
      );
    }
    calls = [];
  });

  it('says where the time is that a draft would not have', async () => {
    const events = await tell('Draft an invoice for Acme');
    const said = events.flatMap((event) => (event.type === 'text' ? event.text : [])).join('');
    const end = events.find((event) => event.type === 'end');

    assert.match(said, /1:30 h are on a draft already.*1:00 h are of weeks that are not approved/);
    assert.ok(end?.type === 'end' && end.choices.includes('Issue the draft for Acme Corp'));
  });

  it('names the command where nothing can be proposed', async () => {
    const events = await tell('Stop the timer', false);

    assert.ok(events.some((event) => event.type === 'text' && event.text.includes('*Stop Timer…*')));
  });
});
