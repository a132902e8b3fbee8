/** What is paid late or on time, not due yet, and of whom, in everyday words. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';

const conversations: readonly (readonly (readonly [text: string, read: string])[])[] = [
  [
    [
      'which invoices to Acme were paid after their due date this year',
      'invoices, client=acme, invoice paidLate, 01-01..12-31, list',
    ],
    ['and how many of them not, so on time?', 'invoices, client=acme, !invoice paidLate, 01-01..12-31'],
  ],
  [
    ['offene Rechnungen an Acme', 'due, client=acme, invoice open, list'],
    ['welcher Teil davon ist noch nicht fällig?', 'due, client=acme, invoice open, !invoice overdue, list'],
  ],
  [["how much of the Acme work isn't invoiced yet, in euros?", 'unbilled, client=acme, currency EUR']],
  [['Wie viel von der Arbeit für Acme ist noch nicht abgerechnet?', 'unbilled, client=acme']],
  [
    [
      'how much of my time was billable last week',
      'hours, mine, billable, 11-09..11-15, of all without billable',
    ],
  ],
  [['Summe der offenen Rechnungen an Acme zum heutigen Tag', 'due, client=acme, invoice open, list']],
  [['total of the open invoices as of today', 'due, invoice open, list']],
  [['open invoices issued today', 'due, invoice open, 11-20..11-20, list']],
  [['Gibt es überfällige Rechnungen, und von wem?', 'due, invoice overdue, by client, list']],
];

describe('invoices in the words of every day', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        const { frame, remembered } = readText(text, { ...context, previousFrame }).chosen;
        previousFrame = frame ?? remembered;
        assert.equal(previousFrame && say(previousFrame), read, text);
      }
    });
});
