/** One invoice, whose state is asked for, and the like that is asked of many. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';
import type { ChosenReading } from './reading.ts';

function readAfter(text: string, previousFrame: QueryFrame | undefined): ChosenReading {
  return readText(text, { ...context, previousFrame }).chosen;
}

const asked = ({ asks }: QueryFrame): string =>
  asks === undefined ? 'nothing' : `${asks.is ? '' : '!'}${asks.condition}`;

describe('the state of one invoice', () => {
  for (const [text, read] of [
    [
      'Hat Acme die Rechnung vom August inzwischen überwiesen?',
      'paid: invoices, client=acme, 08-01..08-31, yes-no',
    ],
    [
      'has the invoice I sent Acme in August been settled',
      'paid: invoices, client=acme, 08-01..08-31, yes-no',
    ],
    [
      'how much of the invoice from August for Acme has been paid',
      'paid: invoices, client=acme, 08-01..08-31, list',
    ],
    ['wann hat Acme die Rechnung vom August beglichen?', 'paid: invoices, client=acme, 08-01..08-31, list'],
    [
      'how long did Acme take to pay the invoice from August',
      'paid: invoices, client=acme, 08-01..08-31, list',
    ],
    [
      'Wie lange hat Acme für die Rechnung vom August gebraucht, bis sie bezahlt war',
      'paid: invoices, client=acme, 08-01..08-31, list',
    ],
    [
      'wie viele Tage brauchte Acme, um die 2026-0012 zu zahlen',
      'paid: invoices, client=acme, number 2026-0012, list',
    ],
    [
      'was the Acme invoice from August paid before it was due',
      '!paidLate: invoices, client=acme, 08-01..08-31, yes-no',
    ],
    ['wurde 2026-0012 fristgerecht bezahlt?', '!paidLate: invoices, number 2026-0012, yes-no'],
    ['is the Acme invoice of August overdue', 'overdue: invoices, client=acme, 08-01..08-31, yes-no'],
    ['did I already send the Acme invoice of August?', 'sent: invoices, client=acme, 08-01..08-31, yes-no'],
    ['Sind alle Rechnungen an Acme vom August bezahlt?', 'paid: invoices, client=acme, 08-01..08-31, yes-no'],
    ['has Acme paid its last invoice?', 'paid: invoices, last record, client=acme, yes-no'],
    // Conditions of many, and of the noun.
    ['which invoices of August are not paid', 'nothing: due, !invoice paid, 08-01..08-31, list'],
    [
      'what is open of the invoice from August for Acme',
      'nothing: due, client=acme, invoice open, 08-01..08-31, list',
    ],
    ['the last paid invoice of Acme', 'nothing: invoices, last record, client=acme, invoice paid'],
    ['are there invoices from August that are overdue?', 'nothing: due, invoice overdue, 08-01..08-31, list'],
  ] as const)
    it(text, () => {
      const { frame, remembered } = readAfter(text, undefined);
      const found = frame ?? remembered;
      assert.equal(found && `${asked(found)}: ${say(found)}`, read);
    });

  for (const text of [
    'did Acme pay the invoice in August',
    'how many hours are on the August invoice',
    'log 2 hours on Checkout: paid 2026-0012',
  ])
    it(`is not what "${text}" asks for`, () =>
      assert.equal(readAfter(text, undefined).frame?.asks, undefined));

  for (const [first, text, read] of [
    ['last invoice to Acme', 'und wann wurde die bezahlt?', 'paid: invoices, last record, client=acme, list'],
    ['last invoice to Acme', 'has it been paid?', 'paid: invoices, last record, client=acme, yes-no'],
    ['largest invoice this year', 'was it sent?', 'sent: invoices, largest record, 01-01..12-31, yes-no'],
    ['how much is open of 2026-0014', 'is it overdue?', 'overdue: invoices, number 2026-0014, yes-no'],
    ['Is 2026-0012 paid?', 'how many days did that take?', 'paid: invoices, number 2026-0012, list'],
    ['invoices in August', 'when were they paid?', 'paid: invoices, 08-01..08-31, list'],
    ['last payment from Acme', 'für welche Rechnung?', 'nothing: payments, last record, client=acme'],
  ] as const)
    it(`${first} / ${text}`, () => {
      const before = readAfter(first, undefined);
      const { frame } = readAfter(text, before.frame ?? before.remembered);
      assert.equal(frame && `${asked(frame)}: ${say(frame)}`, read);
    });
});
