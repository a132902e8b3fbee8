/** What "it", "which of them" and "the rate" are of, and questions of which of two there is no yes and no. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import { context, say } from '../../../../testing/coach/frame-lines.ts';
import { isAsked, readText } from '../../../../testing/coach/read-as.ts';

/** Messages of one conversation with what each is read as. */
const conversations: readonly (readonly (readonly [text: string, read: string])[])[] = [
  [
    ['hours on Checkout in September', 'hours, project=checkout, 09-01..09-30'],
    ['and on how many days did I work on it?', 'days, mine, project=checkout, 09-01..09-30'],
    ['and the rate?', 'rate, project=checkout, by project'],
  ],
  [
    ['Stunden für Checkout im September', 'hours, project=checkout, 09-01..09-30'],
    ['und an wie vielen Tagen habe ich daran gearbeitet?', 'days, mine, project=checkout, 09-01..09-30'],
    ['und das Budget in Prozent?', 'budgetUsed, project=checkout, by project'],
  ],
  [
    ['hours last month by client', 'hours, 10-01..10-31, by client'],
    ['Which of them took the most?', 'hours, 10-01..10-31, by client, most first, at most 1, list'],
    [
      'What share of the month was that?',
      'hours, 10-01..10-31, by client, most first, at most 1, of all without , list',
    ],
  ],
  [
    ['Stunden nach Projekt letzte Woche', 'hours, 11-09..11-15, by project'],
    ['welches davon am wenigsten?', 'hours, 11-09..11-15, by project, least first, at most 1, list'],
    [
      'Welcher Anteil der Woche war das?',
      'hours, 11-09..11-15, by project, least first, at most 1, of all without , list',
    ],
  ],
  [
    ['Are 2026-0014 and 2026-0013 paid?', 'due, invoice open, number 2026-0014 2026-0013, yes-no'],
    ['Which is not?', 'due, invoice open, number 2026-0014 2026-0013, list'],
  ],
  [
    ['Hat Acme alle Rechnungen bezahlt?', 'due, client=acme, invoice open, list'],
    ['welche nicht?', 'due, client=acme, invoice open, list'],
  ],
  [
    ['hours in October', 'hours, 10-01..10-31'],
    ['was it more for Acme or for Nordwind?', 'hours, client=acme, 10-01..10-31, vs client=nordwind'],
  ],
  [['Did I work longer on Monday or on Tuesday?', 'hours, mine, 11-16..11-16, vs 11-17..11-17']],
  [['Did I work more on Monday than on Tuesday?', 'hours, mine, 11-16..11-16, vs 11-17..11-17, yes-no']],
  [['Habe ich im September oder im Oktober mehr gearbeitet?', 'hours, mine, 09-01..09-30, vs 10-01..10-31']],
  [['Für wen haben wir im Oktober am meisten gearbeitet?', 'hours, 10-01..10-31, by client, most first']],
  [['Who did we work for last week?', 'hours, 11-09..11-15, by client, list']],
  [['Who worked for Acme last week?', 'hours, client=acme, 11-09..11-15, by person, list']],
  [['Wer hat im Oktober am meisten gearbeitet?', 'hours, 10-01..10-31, by person, most first']],
  [['how many hours is it this week?', 'hours, 11-16..11-22']],
  [['pick up where I left off: what was it?', 'hours, mine, last record, at most 3']],
  [['How many hours are left on all budgets together?', 'budgetLeft']],
  [['Wie viele Stunden sind über alle Budgets von Acme zusammen verbraucht?', 'budgetUsed, client=acme']],
  [['How often did I log time in October?', 'entries, mine, 10-01..10-31']],
  [
    ['how mnay huors for acme last moth', 'hours, client=acme, 10-01..10-31'],
    ['udn im oktobr?', 'hours, client=acme, 10-01..10-31'],
  ],
  [
    ['hours for Nordwind in October', 'hours, client=nordwind, 10-01..10-31'],
    ['What are they in euros?', 'value, client=nordwind, currency EUR, 10-01..10-31'],
  ],
  [
    ['hours for Nordwind in October', 'hours, client=nordwind, 10-01..10-31'],
    [
      'Are all these hours in an invoice already?',
      'hours, client=nordwind, billed, billable, 10-01..10-31, of all without billed, yes-no',
    ],
  ],
  [
    ['Stunden für Acme im Oktober', 'hours, client=acme, 10-01..10-31'],
    ['und welche Tätigkeiten waren das?', 'hours, client=acme, 10-01..10-31, by note'],
  ],
  [
    ['hours in October', 'hours, 10-01..10-31'],
    ['which clients were that?', 'hours, 10-01..10-31, by client'],
    ['only those in euros?', 'hours, currency EUR, 10-01..10-31, by client'],
  ],
  [['Stunden vom 3. bis einschließlich 12. Oktober', 'hours, 10-03..10-12']],
  [['hours yday', 'hours, 11-19..11-19']],
  [['invoices paid only in part this year', 'invoices, invoice partlyPaid, 01-01..12-31, list']],
  [['Welche Rechnungen sind vor dem 1. Oktober datiert?', 'invoices, 01-01..09-30, list']],
  [['did I even work on Checkout yesterday?', 'hours, mine, project=checkout, 11-19..11-19, yes-no']],
  [['Was ist ned verrechnet?', 'unbilled, by client, list']],
  [['Umsatz im Feber', 'invoiced, 02-01..02-28, by client, list']],
  [['hours registered for Acme last week', 'hours, client=acme, 11-09..11-15']],
  [['mosst recent invoice', 'invoices, last record']],
  [['welche rechnungen sind noch ofen', 'due, invoice open, list']],
];

describe('what a message is of that does not say it', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        const { frame } = readText(text, { ...context, previousFrame }).chosen;
        assert.equal(frame && say(frame), read, text);
        previousFrame = frame;
      }
    });

  it('is asked for where nothing stands before it', () => {
    for (const text of [
      'What is the VAT on it?',
      'Since when is it overdue?',
      'and how many days did I work on it?',
      'Wie hoch ist die Steuer darauf?',
      'Welche Rechnungen sind das?',
      'Seit wann ist sie fällig?',
    ])
      assert.ok(isAsked(readText(text, context)), text);
  });

  it('asks about how often something was worked on, by its days', () => {
    for (const [text, choice] of [
      ['How often did I work on Checkout in October?', 'on how many days did I work on Checkout in October?'],
      [
        'Wie oft habe ich letzte Woche für Acme gearbeitet?',
        'an wie vielen Tagen habe ich letzte Woche für Acme gearbeitet?',
      ],
    ] as const) {
      const { frame, asked } = readText(text, context).chosen;
      assert.equal(frame, undefined, text);
      assert.deepEqual(asked?.choices, [choice], text);
    }
  });
});
