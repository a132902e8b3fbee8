/** Single invoices and payments that a question leaves out, and what was earned since one of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';
import type { ChosenReading } from './reading.ts';

function readAfter(text: string, previousFrame: QueryFrame | undefined): ChosenReading {
  return readText(text, { ...context, previousFrame }).chosen;
}

const conversations: readonly (readonly (readonly [text: string, read: string])[])[] = [
  [
    [
      'How much did Acme pay this year, not counting the last payment?',
      'received, client=acme, !end last 1, 01-01..12-31',
    ],
  ],
  [
    [
      'was ist seit Jahresbeginn von Acme gekommen, die letzten zwei Zahlungen nicht mitgezählt',
      'payments, client=acme, !end last 2, 01-01..11-20, list',
    ],
  ],
  [['Umsatz im Oktober ohne die größte Rechnung', 'invoiced, !end largest 1, 10-01..10-31']],
  [['received in October except the two smallest payments', 'received, !end smallest 2, 10-01..10-31']],
  [
    [
      'How much came in this year without the first and the last payment?',
      'received, !end first 1, !end last 1, 01-01..12-31',
    ],
  ],
  [
    [
      'received in October without the largest and without the smallest payment',
      'received, !end largest 1, !end smallest 1, 10-01..10-31',
    ],
  ],
  [
    [
      'Was kam im Oktober rein ohne die letzte Zahlung und die zwei kleinsten Zahlungen?',
      'received, !end last 1, !end smallest 2, 10-01..10-31, list',
    ],
  ],
  [
    [
      'How much did I invoice without invoice 2026-0014 and 2026-0015 in October?',
      'invoiced, !number 2026-0014 2026-0015, 10-01..10-31',
    ],
  ],
  [
    [
      'How much did I invoice in October without invoice 2026-0014 and invoice 2026-0015?',
      'invoiced, !number 2026-0014 2026-0015, 10-01..10-31',
    ],
  ],
  [['Which invoices but 2026-0013 are open?', 'due, invoice open, !number 2026-0013, list']],
  [['invoiced in October without EUR and DKK', 'invoiced, !currency EUR DKK, 10-01..10-31']],
  [
    [
      'How much did all invoices of October but 2026-0014 come to?',
      'invoiced, !number 2026-0014, 10-01..10-31',
    ],
  ],
  [
    ['received in October', 'received, 10-01..10-31, by client, list'],
    ['und ohne die letzte?', 'received, !end last 1, 10-01..10-31, list'],
  ],
  [
    ['what does Acme owe me?', 'due, client=acme, list'],
    ['without the invoice from October', 'due, client=acme, !within 2026-10-01 2026-10-31, list'],
  ],
  [
    ['offene Rechnungen', 'due, invoice open, list'],
    ['aber ohne die Rechnung von gestern', 'due, invoice open, !within 2026-11-19 2026-11-19, list'],
  ],
  [
    [
      'the last 4 payments from Acme, what do they add up to?',
      'payments, last record, client=acme, at most 4',
    ],
  ],
];

describe('single invoices and payments that are left out', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        const { frame, remembered, more = [] } = readAfter(text, previousFrame);
        previousFrame = frame ?? remembered;
        assert.equal(previousFrame && say(previousFrame), read, text);
        assert.deepEqual(more, []);
      }
    });

  it('are asked about where the question before is of something else', () => {
    const { remembered: hours } = readAfter('hours for Acme in October', undefined);
    assert.equal(hours?.measure, 'hours');
    for (const text of [
      'and without the last invoice?',
      'ohne die Rechnung von gestern',
      'and without the last payment from Acme?',
    ]) {
      const { frame, asked } = readAfter(text, hours);
      assert.equal(frame, undefined, text);
      assert.ok(asked !== undefined, text);
    }
  });
});

describe('invoices and payments of which not all can be left out', () => {
  for (const text of [
    'How much came in this year without the first, the second and the last payment?',
    'How much came in this year without the last payment and the last invoice?',
    'Are all invoices but 2026-0013 paid?',
    'Was the September invoice to Acme sent late?',
    'Has the September invoice to Acme not been sent late?',
    'Wurde die Septemberrechnung an Acme rechtzeitig verschickt?',
  ])
    it(`"${text}" is not answered with others`, () => {
      const { frame, remembered } = readAfter(text, undefined);
      assert.equal(frame ?? remembered, undefined);
    });
});

describe('what was earned since an invoice', () => {
  for (const [text, read, of] of [
    ['What did I earn on Acme since the last invoice I sent them?', 'value, client=acme', undefined],
    [
      'was hab ich bei Acme verdient, seit ich denen die letzte Rechnung geschickt hab',
      'value, client=acme, list',
      undefined,
    ],
    ['how much have I made since the last invoice I wrote to Acme?', 'value', 'acme'],
    ['Umsatz mit Acme seit der letzten Rechnung', 'value, client=acme', undefined],
    ['how much did I invoice since the last invoice to Acme', 'invoiced', 'acme'],
    ['what did Acme pay since the last invoice I sent them', 'received, client=acme', undefined],
    [
      'what has Acme paid since October, without the last payment',
      'received, client=acme, !end last 1, 10-01..11-20',
      undefined,
    ],
  ] as const)
    it(text, () => {
      const { frame, since } = readAfter(text, undefined);
      const [client] = since !== undefined && 'of' in since ? (since.of ?? []) : [];
      assert.equal(
        frame && say({ ...frame, shape: 'figure', isMine: undefined }),
        read.replace(', list', ''),
      );
      assert.equal(client?.field === 'client' ? client.values[0]?.id : undefined, of && `c-${of}`);
      assert.equal(since === undefined, read.includes('..'));
    });
});
