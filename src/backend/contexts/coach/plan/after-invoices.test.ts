import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';
import type { ChosenReading } from './reading.ts';

/** Messages of one conversation with what each is read as; empty where it is asked about or declined. */
const conversations: readonly (readonly (readonly [text: string, read: string])[])[] = [
  [
    ['payments last year by client', 'received, 01-01..12-31, by client'],
    ['the largest one from Acme?', 'payments, largest record, client=acme, 01-01..12-31'],
  ],
  [
    ['Zahlungen im Oktober nach Kunde', 'received, 10-01..10-31, by client'],
    ['und die kleinste von Nordwind?', 'payments, smallest record, client=nordwind, 10-01..10-31'],
  ],
  [
    ['what is due by the end of November?', 'due, due 1970-01-01 2026-11-30, list'],
    ['and after that?', 'due, due 2026-12-01 2999-12-31, list'],
  ],
  [
    ['was wird bis 5. Dezember bei Acme fällig?', 'due, client=acme, due 2026-11-20 2026-12-05, list'],
    ['und danach?', 'due, client=acme, due 2026-12-06 2999-12-31, list'],
  ],
  [
    ['invoices to Acme above 4000 this year', 'invoices, client=acme, amount above 4000, 01-01..12-31, list'],
    ['and the smallest?', 'invoices, smallest record, client=acme, amount above 4000, 01-01..12-31, list'],
    ['and my smallest invoice to them ever?', 'invoices, smallest record, client=acme, list'],
  ],
  [
    ['what is the oldest thing Acme owes me?', 'due, first record, client=acme'],
    ['and what do they owe me without the overdue ones?', 'due, client=acme, !invoice overdue'],
  ],
  [
    ['which invoices are partly paid?', 'invoices, invoice partlyPaid, list'],
    ['how much has Acme paid on those two?', 'invoices, invoice partlyPaid, client=acme, asks paid'],
  ],
  [
    ['welche Rechnungen an Acme sind überfällig?', 'due, client=acme, invoice overdue, list'],
    ['was ist auf die beiden schon bezahlt?', 'invoices, client=acme, invoice overdue, asks paid'],
  ],
  [
    ['invoices to Nordwind since August', 'invoices, client=nordwind, 08-01..11-20, list'],
    ['which of them arent payed?', 'invoices, client=nordwind, !invoice paid, 08-01..11-20, list'],
  ],
  [
    [
      'is the unbilled work for Acme more than 20k?',
      'value, client=acme, !billed, billable, above 20000, yes-no',
    ],
    ['how much is it exactly?', 'value, client=acme, !billed, billable'],
    ['and for Nordwind?', 'value, !billed, billable, client=nordwind'],
  ],
  [['is more than 20 hours unbilled for Acme?', 'unbilled, client=acme, above 72000, yes-no']],
  [['von wem ist im September kein Geld gekommen?', 'clients, !received 2026-09-01 2026-09-30, list']],
  [['from which clients came no money in May?', 'clients, !received 2026-05-01 2026-05-31, list']],
  [['wie viele Tage ist die 2026-0014 drüber?', 'invoices, number 2026-0014, list, asks overdue']],
  [['how many hours did I spend on both in October?', '']],
  [['und nach der Rechnung?', '']],
];

function readAfter(text: string, previousFrame: QueryFrame | undefined): ChosenReading {
  return readText(text, { ...context, previousFrame }).chosen;
}

const frameOf = ({ frame, remembered }: ChosenReading): QueryFrame | undefined => frame ?? remembered;

describe('what is asked after invoices and payments', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        previousFrame = frameOf(readAfter(text, previousFrame));
        const asks = previousFrame?.asks ? `, asks ${previousFrame.asks.condition}` : '';
        assert.equal(previousFrame === undefined ? '' : say(previousFrame) + asks, read, text);
      }
    });

  it('ends before an invoice that is named', () => {
    for (const text of [
      'hours for Acme before invoice 2026-0014',
      'Stunden für Acme vor der Rechnung 2026-0014',
    ]) {
      const { frame, since } = readAfter(text, undefined);
      assert.equal(frame && say(frame), 'hours, client=acme', text);
      assert.deepEqual(since, {
        measure: 'invoices',
        of: [{ field: 'number', is: true, numbers: ['2026-0014'] }],
        isBefore: true,
      });
    }
    assert.equal(readAfter('what was paid before invoice 2026-0014 was due?', undefined).since, undefined);
  });

  it('goes on behind the invoice that the days before ended with', () => {
    const until: QueryFrame = {
      measure: 'hours',
      statistic: 'total',
      per: 'record',
      filters: [],
      period: { from: '1970-01-01', to: '2026-10-18' },
      shape: 'figure',
    };
    for (const text of ['and after the invoice?', 'und nach der Rechnung?'])
      assert.deepEqual(
        frameOf(readAfter(text, until))?.period,
        { from: '2026-10-19', to: context.today },
        text,
      );
  });
});
