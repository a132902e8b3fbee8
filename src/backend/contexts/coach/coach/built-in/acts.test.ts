import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { proposal, tell } from '../../../../testing/coach/told-coach.ts';

describe('what the built-in coach is told to do', () => {
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
    [
      'log 2h on Checkout, billable: no',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 7_200, billable: false },
    ],
    [
      'Buche 2h auf Checkout, abrechenbar: nein',
      'add_time_entry',
      { projectId: 'p1', date: '2026-11-18', seconds: 7_200, billable: false },
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
      const { events, calls } = await tell(text);

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
});
