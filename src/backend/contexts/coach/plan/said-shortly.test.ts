import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';
import { tokenize } from '../words/tokens.ts';

/** Messages of one conversation with what each is read as, several questions of one message with a plus. */
const conversations: readonly (readonly (readonly [text: string, read: string])[])[] = [
  [['hours this year in March', 'hours, 03-01..03-31']],
  [['Stunden heuer im Jänner', 'hours, 01-01..01-31']],
  [['the last day I worked for Acme', 'hours, mine, last day, client=acme']],
  [
    [
      'wie lang hab ich vorgestern gearbeitet und wie lang heute vor einer Woche?',
      'hours, mine, 11-18..11-18 + hours, mine, 11-13..11-13',
    ],
  ],
  [['Einträge mind. 2 Std. im Okt.', 'hours, length atLeast 7200, 10-01..10-31, list']],
  [['entries > 3 h last week', 'hours, length above 10800, 11-09..11-15, list']],
  [
    [
      'Rg. zw. 500 und 900 Euro dieses Jahr',
      'invoices, amount atLeast 500 EUR, amount atMost 900 EUR, 01-01..12-31, list',
    ],
  ],
  [['invoices under 2 grand', 'invoices, amount below 2000, list']],
  [
    ['hours last month without Acme', 'hours, !client=acme, 10-01..10-31'],
    ['and with?', 'hours, 10-01..10-31'],
  ],
  [
    ['billable hours in October', 'hours, billable, 10-01..10-31'],
    ['including not billable', 'hours, 10-01..10-31'],
  ],
  [
    ['revenue by month this year', 'invoiced, 01-01..11-20, by month'],
    ['and without Acme', 'invoiced, !client=acme, 01-01..11-20, by month'],
    ['including Acme', 'invoiced, 01-01..11-20, by month'],
  ],
  [
    ['war die letzte Woche kürzer als die Woche davor?', 'hours, 11-09..11-15, vs 11-02..11-08, yes-no'],
    ['um wie viel?', 'hours, 11-09..11-15, vs 11-02..11-08, yes-no'],
  ],
  [
    ['what is overdue by client', 'due, invoice overdue, by client, list'],
    ['how many days late is the oldest one?', 'due, first record, invoice overdue, list'],
  ],
  [
    [
      'how many hours did I log in October, leaving out last week',
      'hours, mine, !within 2026-11-09 2026-11-15, 10-01..10-31',
    ],
  ],
  [
    ['hours in October', 'hours, 10-01..10-31'],
    ['Was that more than in September?', 'hours, 10-01..10-31, vs 09-01..09-30, yes-no'],
  ],
  [
    ['How much does Acme still owe me on 2026-0014?', 'due, client=acme, number 2026-0014'],
    ['seit wie vielen Tagen?', 'due, client=acme, number 2026-0014, invoice overdue, list'],
  ],
  [['open invoices without 2026-0014', 'due, invoice open, !number 2026-0014, list']],
  [['Umsatz in Euro im Oktober', 'invoiced, currency EUR, 10-01..10-31']],
  [['what is unbilled, not in dollars', 'unbilled, !currency USD, list']],
  [
    [
      'which invoices did Acme pay late this year?',
      'invoices, client=acme, invoice paidLate, 01-01..12-31, list',
    ],
    ['and which on time?', 'invoices, client=acme, !invoice paidLate, 01-01..12-31, list'],
    ['wie viele davon nicht, also pünktlich?', ''],
  ],
  [['Stunden im Oktober ohne die nicht abrechenbaren', 'hours, billable, 10-01..10-31']],
  [['Stunden im Oktober, nicht abrechenbare weggelassen', 'hours, billable, 10-01..10-31']],
  [
    ['payments in October', 'received, 10-01..10-31, by client, list'],
    ['same but Acme only', 'received, client=acme, 10-01..10-31, by client, list'],
  ],
  [
    ['hours on Mondays in October', 'hours, weekday 1, 10-01..10-31'],
    ['on all the other weekdays?', 'hours, weekday 2 3 4 5, 10-01..10-31'],
  ],
  [
    ['hours last week compared to the week before', 'hours, 11-09..11-15, vs 11-02..11-08'],
    ['by how much less?', 'hours, 11-09..11-15, vs 11-02..11-08'],
  ],
  [
    ['hours last month', 'hours, 10-01..10-31'],
    ["What's that worth before VAT?", 'value, 10-01..10-31'],
  ],
  [
    ['last 3 payments', 'payments, last record, at most 3'],
    ['only the eur ones', 'payments, last record, currency EUR, at most 3'],
  ],
  [
    ['hours on Checkout in October', 'hours, project=checkout, 10-01..10-31'],
    ['Is that less than on Mobile app?', 'hours, project=checkout, 10-01..10-31, vs project=mobile, yes-no'],
  ],
  [['which client did I spend less time on last month', 'hours, mine, 10-01..10-31, by client, least first']],
  [['Welches Projekt hat noch am meisten Buget übrig', 'budgetLeft, by project, most first, list']],
  [
    ['entries last week', 'entries, mine, 11-09..11-15, list'],
    ['which of them were longer than 4 hours?', 'entries, mine, length above 14400, 11-09..11-15, list'],
  ],
  [['hours for free in October', 'hours, !billable, 10-01..10-31']],
  [['revenue in kroner this year', 'invoiced, currency DKK SEK NOK, 01-01..12-31']],
  [['in welchem Monat war meine größte Rechnung', 'invoices, largest record']],
  [['average invoice amount net this year', 'invoiced, average record, 01-01..12-31']],
  [
    [
      'has Checkout used more than 20 hours in October?',
      'hours, project=checkout, 10-01..10-31, above 72000, yes-no',
    ],
  ],
  [['what is unbilled? how many hours?', 'unbilled, by client, list']],
];

function readAfter(text: string, previousFrame: QueryFrame | undefined): readonly QueryFrame[] {
  const { frame, remembered, more = [] } = readText(text, { ...context, previousFrame }).chosen;
  return [frame ?? remembered, ...more].flatMap((one) => one ?? []);
}

describe('questions in the words of every day', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        const frames = readAfter(text, previousFrame);
        assert.equal(frames.map(say).join(' + '), read, text);
        previousFrame = frames.at(-1);
      }
    });

  it('says which of two is expected to be more', () => {
    for (const [text, expects] of [
      ['did last month beat the month before, hours wise?', 'more'],
      ['war die letzte Woche kürzer als die Woche davor?', 'less'],
      ['hat Acme im Oktober mehr Stunden gebraucht als bisher im November', 'more'],
      ['how many more hours last week than the week before', undefined],
    ] as const) {
      const [frame] = readAfter(text, undefined);
      const comparison = frame?.comparison;
      assert.equal(comparison?.with === 'period' ? comparison.expects : 'none', expects, text);
    }
  });

  it('leaves what stands in quotes, and the note of an entry, as they are written', () => {
    const [frame] = readAfter('hours with “Rg. max. 5” in October', undefined);
    assert.match(JSON.stringify(frame?.filters), /Rg\. max\. 5/);
    const words = tokenize('note: inv parser, max. load').map(({ raw }) => raw);
    assert.ok(words.includes('inv') && words.some((raw) => raw.startsWith('max')), String(words));
  });

  it('asks where one record is held against others', () => {
    const text = 'invoices higher than that of August';
    const { frame, asked } = readText(text, context).chosen;
    assert.equal(frame, undefined);
    assert.ok(asked !== undefined);
  });
});
