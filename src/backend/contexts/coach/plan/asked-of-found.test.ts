/** What is asked of invoices, budgets and lists that the question before found. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';

const asked = (frame: QueryFrame): string =>
  [frame.asks && `${frame.asks.is ? '' : '!'}${frame.asks.condition}: `, say(frame)].join('');

const one = 'Is 2026-0014 paid?';
const ofOne = 'invoices, number 2026-0014';

const conversations: readonly (readonly (readonly [text: string, read: string])[])[] = [
  [
    [one, `paid: ${ofOne}, yes-no`],
    ['what did they already pay on it?', `paid: ${ofOne}`],
    ['how much is left to pay?', `open: ${ofOne}`],
    ['how much do they still have to pay?', `open: ${ofOne}`],
    ['has anything been paid on it?', `paid: ${ofOne}`],
    ['is anything left to pay?', `open: ${ofOne}, yes-no`],
    ['how much of it is VAT?', 'open: vat, number 2026-0014'],
  ],
  [
    ['Ist 2026-0014 bezahlt?', `paid: ${ofOne}, yes-no`],
    ['Wie viel fehlt noch?', `open: ${ofOne}`],
    ['was kam davon schon rein?', `paid: ${ofOne}`],
    ['und der Rest?', `open: ${ofOne}`],
    ['Wie viel müssen sie noch zahlen?', `open: ${ofOne}`],
    ['Wie viel haben sie noch nicht gezahlt?', `!paid: ${ofOne}`],
    ['wann haben sie zuletzt gezahlt?', `paid: ${ofOne}, list`],
  ],
  [
    ['last invoice to Acme', 'invoices, last record, client=acme'],
    ['how much of it is still open?', 'open: invoices, last record, client=acme'],
    ['What have they paid on it so far?', 'paid: invoices, last record, client=acme'],
  ],
  [
    ['Which invoices are overdue?', 'due, invoice overdue, list'],
    ['How much have they paid on them?', 'paid: invoices, invoice overdue'],
  ],
  [
    ['how much is open of 2026-0014', 'due, number 2026-0014'],
    ['and how much is already paid?', `paid: ${ofOne}`],
  ],
  [
    [one, `paid: ${ofOne}, yes-no`],
    ['how much came in this month?', 'received, 11-01..11-30, by client, list'],
  ],
  [
    ['Is Checkout over budget?', 'budgetUsed, project=checkout, above 100, yes-no'],
    ['how many percent of it are used?', 'budgetUsed, project=checkout, above 100'],
    ['Und wie viele Stunden sind noch offen?', 'budgetUsed, project=checkout, above 100'],
  ],
  [
    ['which projects have used more than half of their budget?', 'budgetUsed, by project, above 50, list'],
    ['How many hours are left on them?', 'budgetUsed, by project, above 50'],
  ],
  [
    ['Wer hat dieses Jahr gezahlt?', 'received, 01-01..12-31, by client, list'],
    ['Wie viel war es bei jedem einzelnen?', 'received, 01-01..12-31, by client, list'],
  ],
  [
    ['Which invoices are open?', 'due, invoice open, list'],
    ['Since when is the oldest of them due?', 'due, first record, invoice open, list'],
  ],
  [['which client paid more often this year?', 'payments, 01-01..12-31, by client, most first']],
  [['Did Acme pay more often than Nordwind?', 'payments, client=acme, vs client=nordwind, yes-no']],
  [['Welche Rechnung ist am längsten überfällig?', 'invoices, first record, invoice overdue']],
];

describe('what is asked of what was found', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        const { frame, remembered } = readText(text, { ...context, previousFrame }).chosen;
        previousFrame = frame ?? remembered;
        assert.equal(previousFrame && asked(previousFrame), read, text);
      }
    });

  it('is no count of anything but payments', () => {
    const text = 'Which project did I work on most often?';
    const { frame } = readText(text, context).chosen;
    assert.equal(frame, undefined);
  });
});
