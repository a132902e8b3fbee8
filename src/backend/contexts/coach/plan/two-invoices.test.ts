/** Two invoices against each other, bounds without tax, and who pays faster. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';

const conversations: readonly (readonly (readonly [text: string, read: string])[])[] = [
  [
    [
      'was 2026-0014 higher than 2026-0009 without VAT?',
      'invoiced, number 2026-0014, vs number 2026-0009, yes-no',
    ],
  ],
  [
    [
      'War die Rechnung 2026-0014 niedriger als 2026-0009?',
      'gross, number 2026-0014, vs number 2026-0009, yes-no',
    ],
  ],
  [['how does 2026-0014 compare with 2026-0009', 'gross, number 2026-0014, vs number 2026-0009']],
  [
    [
      'War die Augustrechnung an Acme netto höher als die vom Juli?',
      'invoiced, client=acme, 08-01..08-31, vs 07-01..07-31, yes-no',
    ],
  ],
  [
    ['how much is open of 2026-0014', 'due, number 2026-0014'],
    ['is that more than 2026-0009?', 'due, number 2026-0014, vs number 2026-0009, yes-no'],
  ],
  [
    ['Is 2026-0014 paid?', 'invoices, number 2026-0014, yes-no'],
    ['mehr oder weniger als 2026-0009, netto?', 'invoiced, number 2026-0014, vs number 2026-0009'],
  ],
  [
    [
      'invoices to Acme of more than 2,000 € net this year',
      'invoices, client=acme, amount above 2000 EUR true, 01-01..12-31, list',
    ],
  ],
  [['Rechnungen netto unter 500 Euro', 'invoices, amount below 500 EUR true, list']],
  [['invoices of more than 2,000 € this year', 'invoices, amount above 2000 EUR, 01-01..12-31, list']],
  [
    ['invoices this year', 'invoices, 01-01..12-31, list'],
    [
      'and between 700 and 900 net?',
      'invoices, amount atLeast 700 true, amount atMost 900 true, 01-01..12-31, list',
    ],
  ],
  [
    ['how many days after the invoice does Acme pay on average', 'daysToPay, client=acme'],
    ['ist Nordwind schneller?', 'daysToPay, client=nordwind|acme, by client, least first, yes-no'],
  ],
];

describe('two invoices, and amounts without tax', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        const { frame, remembered } = readText(text, { ...context, previousFrame }).chosen;
        previousFrame = frame ?? remembered;
        assert.equal(previousFrame && say(previousFrame), read, text);
      }
    });

  it('are not read where a sum is meant, or a payment has no tax', () => {
    for (const text of ['payments over 1,000 € net', 'was 2026-0014 higher than 2026-0009 and 2026-0010?']) {
      assert.equal(readText(text, context).chosen.frame, undefined);
    }
  });
});
