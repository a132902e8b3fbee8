/** Several figures of one message: what is said of all of them is in each, or the coach asks. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context, say } from '../../../../testing/coach/frame-lines.ts';
import { readText } from '../../../../testing/coach/read-as.ts';

function read(text: string): readonly string[] {
  const { frame, more = [] } = readText(text, context).chosen;
  return frame === undefined ? [] : [frame, ...more].map(say);
}

const asked: readonly (readonly [string, readonly string[]])[] = [
  [
    'Hours and revenue for Acme in September?',
    ['hours, client=acme, 09-01..09-30', 'invoiced, client=acme, 09-01..09-30'],
  ],
  [
    'billable hours and revenue for Acme in September',
    ['hours, client=acme, billable, 09-01..09-30', 'invoiced, client=acme, 09-01..09-30'],
  ],
  [
    'revenue and hours in October without Nordwind',
    ['invoiced, !client=nordwind, 10-01..10-31', 'hours, !client=nordwind, 10-01..10-31'],
  ],
  [
    'Wie viele Stunden und wie viel Umsatz mit Acme im Oktober?',
    ['hours, client=acme, 10-01..10-31', 'invoiced, client=acme, 10-01..10-31'],
  ],
  [
    'offene Rechnungen und Zahlungseingänge von Acme im Oktober',
    ['due, client=acme, invoice open, 10-01..10-31, list', 'received, client=acme, 10-01..10-31'],
  ],
  [
    'hours and value on Checkout last month',
    ['hours, project=checkout, 10-01..10-31', 'value, project=checkout, 10-01..10-31'],
  ],
  [
    'How much did I invoice and receive from Acme in October?',
    ['invoiced, client=acme, 10-01..10-31', 'received, client=acme, 10-01..10-31'],
  ],
  [
    'How many billable hours did I work and how much did I invoice in October?',
    ['hours, mine, billable, 10-01..10-31', 'invoiced, 10-01..10-31, by client, list'],
  ],
  [
    'hours for Acme and revenue for Nordwind in October',
    ['hours, client=acme, 10-01..10-31', 'invoiced, client=nordwind, 10-01..10-31'],
  ],
  ['Stunden im Oktober und Umsatz für Acme', []],
  ['Who owes me money and how much?', ['due, by client']],
];

describe('several figures of one message', () => {
  for (const [text, frames] of asked)
    it(`are read of "${text}"`, () => {
      assert.deepEqual(read(text), frames);
    });
});

describe('both sides of one condition', () => {
  for (const text of [
    'paid and unpaid invoices in October',
    'billed and unbilled hours for Acme',
    'bezahlte und unbezahlte Rechnungen im Oktober',
  ])
    it(`are no figure of one of them: "${text}"`, () => {
      assert.deepEqual(read(text), []);
    });
});
