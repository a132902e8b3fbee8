import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { choicesOf, tell } from '../../../../testing/coach/told-coach.ts';
import type { ProposedCall } from './built-in-coach.ts';

describe('orders to the built-in coach, and what of them is not sure', () => {
  it('keeps all that was said, where a name was asked for', async () => {
    const first = await tell('log 2 hours yesterday, not billable');
    const second = await tell('Checkout', { before: first.understood });

    assert.deepEqual(
      second.calls.map(({ input }) => input),
      [{ projectId: 'p1', date: '2026-11-17', seconds: 7_200, billable: false }],
    );
  });

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
      const told = await tell(text);
      const [choice = ''] = choicesOf(told);

      assert.deepEqual(told.calls, [], text);
      assert.equal((await tell(choice)).calls.length, 1, `${text} → ${choice}`);
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
      // Which of them is not billable, or of which year, is not sure.
      'log 2h on Checkout and 3h on Mobile app, not billable',
      'log 2h on Checkout and 3h on Mobile app on 5 December',
      'log 8h on Checkout, 2h of that not billable',
      'log 2h yesterday and 3h today',
      Array.from({ length: 20 }, () => '1h on Checkout').join(', '),
      // A note that may deny it.
      'log 2h on Checkout: review - not billable',
      'log 2h on Checkout: review (not billable)',
      'log 2h on Checkout, free of charge',
      'Buche 2h auf Checkout, wird nicht abgerechnet',
      'log 2h on Checkout, billable?',
      // Of another client than the project is.
      'log 2h on Mobile app for Nordwind: review',
      // Of the night, or of the afternoon.
      'log from 2 to 4 on Checkout',
      'log 1-3 on Checkout',
      'Buche 2 Stunden auf Checkout ab 12.11',
      // To oneself, or a new one.
      'Remind me about invoice 2026-0038',
      'Erinnere mich an Nordwind',
      'Send me a reminder for 2026-0038',
      'Issue an invoice for Nordwind',
    ];
    for (const text of texts) {
      const calls: ProposedCall[] = [];
      await tell(text, { calls }).catch(() => undefined);
      assert.deepEqual(calls, [], text);
    }
  });

  it('is as many proposals as the sentence names entries', async () => {
    const told: readonly (readonly [text: string, ...entries: object[]])[] = [
      [
        'log 2h on Checkout and 3h on Mobile app yesterday',
        { projectId: 'p1', date: '2026-11-17', seconds: 7_200 },
        { projectId: 'p2', date: '2026-11-17', seconds: 10_800 },
      ],
      [
        '2h Checkout yesterday and 1h today',
        { projectId: 'p1', date: '2026-11-17', seconds: 7_200 },
        { projectId: 'p1', date: '2026-11-18', seconds: 3_600 },
      ],
      [
        'log 2h yesterday and 3h today on Checkout',
        { projectId: 'p1', date: '2026-11-17', seconds: 7_200 },
        { projectId: 'p1', date: '2026-11-18', seconds: 10_800 },
      ],
      [
        '1h on Checkout yesterday and 2h on Mobile app',
        { projectId: 'p1', date: '2026-11-17', seconds: 3_600 },
        { projectId: 'p2', date: '2026-11-17', seconds: 7_200 },
      ],
      [
        'Buche 1,5 Stunden auf Checkout und 2,5 Stunden auf Mobile app, beide nicht abrechenbar',
        { projectId: 'p1', date: '2026-11-18', seconds: 5_400, billable: false },
        { projectId: 'p2', date: '2026-11-18', seconds: 9_000, billable: false },
      ],
      // A part of it is no entry beside it.
      [
        'log 3h on Checkout: UI, 1h tracking',
        { projectId: 'p1', date: '2026-11-18', seconds: 10_800, note: 'UI, 1h tracking' },
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
      const { calls } = await tell(text);
      assert.deepEqual(
        calls.map(({ input }) => input),
        entries,
        text,
      );
    }
  });

  it('says where the time is that a draft would not have', async () => {
    const told = await tell('Draft an invoice for Acme');
    const said = told.events.flatMap((event) => (event.type === 'text' ? event.text : [])).join('');

    assert.match(said, /1:30 h are on a draft already.*1:00 h are of weeks that are not approved/);
    assert.ok(choicesOf(told).includes('Issue the draft for Acme Corp'));
  });

  it('names the command where nothing can be proposed', async () => {
    const { events } = await tell('Stop the timer', { isThere: false });

    assert.ok(events.some((event) => event.type === 'text' && event.text.includes('*Stop Timer…*')));
  });
});
