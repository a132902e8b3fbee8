import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { FigureCheck } from './check-figures.ts';
import type { Language } from './words.ts';

const client = (name: string, seconds: number, amount: string) => ({
  name,
  link: { kind: 'client', ids: [name] },
  seconds,
  unbilled: { amount, currency: 'EUR' },
});
/** 40 h, of which 30 are billable. */
const practice = {
  clients: [
    client('Nordwind GmbH', 43_200, '4005.00'),
    client('Acme Corp', 86_400, '1250.00'),
    client('Lindqvist AB', 14_400, '810.00'),
  ],
  total: { seconds: 144_000, billableSeconds: 108_000, unbilled: { amount: '6065.00', currency: 'EUR' } },
};

function unfoundIn(language: Language, answer: string): readonly string[] {
  const isLink = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && 'ids' in value;
  const figures = new FigureCheck({ language, today: '2026-11-14', zone: 'Europe/Berlin', isLink });
  figures.know(practice);
  const marks = [...figures.write(answer), ...figures.end()];
  return marks.flatMap(({ isFound, start, length }) => (isFound ? [] : answer.slice(start, start + length)));
}

describe('the check of figures of proportions, words and clients', () => {
  for (const [language, answer] of [
    ['en', 'Acme has twice as many hours as Nordwind.'],
    ['en', 'Nordwind makes up two thirds of the unbilled amount.'],
    ['en', 'More than half of the time went to Acme.'],
    ['en', 'A tenth of the hours went to Lindqvist.'],
    ['de', 'Acme hat doppelt so viele Stunden wie Nordwind.'],
    ['de', 'Zwei Drittel des Betrags entfallen auf Nordwind.'],
    ['en', 'It was busy in the first half of the month, less so in the second half of it.'],
    ['en', 'Acme is behind. They owe €1,250.00.'],
    ['en', 'Acme has 24:00 h. In total €6,065.00 is unbilled.'],
    ['en', 'Acme has 24:00 h.\n\nOpen is the invoice of Nordwind, with €4,005.00.'],
    ['en', 'Three quarters of your hours were billable.'],
    ['de', 'Drei Viertel deiner Stunden waren abrechenbar.'],
    ['en', 'Of your hours, three quarters were billable.'],
    ['en', 'Less than half of the time went to Nordwind, and a tenth of it to Lindqvist.'],
    ['en', 'Twice as many hours as for Nordwind went to Acme.'],
    ['en', 'Compared with Nordwind, Acme has twice the hours.'],
    ['en', 'Acme is ahead. They have twice the hours of Nordwind.'],
    ['en', 'Acme has 24 h, twice as many as Nordwind.'],
    ['en', 'Nordwind owes more than three times as much as Acme.'],
    ['en', 'Acme and Nordwind make up more than half of the hours.'],
    ['en', 'Two thirds of the unbilled amount is with one client, Nordwind.'],
    ['en', 'Two thirds of the unbilled amount is with one client.'],
    ['de', 'Nordwind schuldet mehr als dreimal so viel wie Acme.'],
    ['de', 'Auf Acme entfällt mehr als die Hälfte der Zeit.'],
    ['de', 'Von deinen Stunden waren drei Viertel der Zeit abrechenbar.'],
    ['de', 'Im Vergleich zu Nordwind hat Acme doppelt so viele Stunden.'],
    ['de', 'Acme und Nordwind machen mehr als die Hälfte der Stunden aus.'],
    ['en', 'Acme is late.\nThey owe €1,250.00.'],
    ['en', 'Acme is late. So €1,250.00 is open.'],
    ['de', 'Bei Acme ist viel offen.\nOffen sind 1.250,00 €.'],
    ['en', 'Acme is late. Others owe more: €4,005.00 is open at Nordwind.'],
    ['en', 'Acme is late.\n\nSo €4,005.00 is open.'],
    // What is said of nothing that a tool gave.
    ['en', 'Keep your records for ten years.'],
    ['de', 'Bewahre deine Rechnungen acht Jahre auf.'],
    ['en', 'These five are worth a look.'],
    ['en', 'Twice the effort is rarely worth it.'],
    ['en', 'If you double the rate, tell your clients early.'],
    ['en', 'You could double the rate for Acme.'],
    ['en', 'If Acme paid twice the rate, you would work less.'],
    ['en', 'Check twice the invoice numbers.'],
    ['en', 'Half of the work is asking the right question.'],
    ['de', 'Doppelt so viel Mühe lohnt sich selten.'],
    ['de', 'Diese fünf sind einen Blick wert.'],
    ['de', 'Wenn du das Doppelte verlangst, sag es vorher.'],
    ['de', 'Das ist die Hälfte der Miete.'],
    ['en', 'There are two ways to do it, and one of them is simple.'],
  ] as const)
    it(`finds what is so: ${answer}`, () => {
      assert.deepEqual(unfoundIn(language, answer), []);
    });

  for (const [language, answer, ...wrong] of [
    ['en', 'Acme has three times the hours of Nordwind.', 'three times the'],
    ['en', 'Half of the unbilled amount is of Nordwind.', 'Half of'],
    ['en', 'Less than half of the time went to Acme.', 'Less than half of'],
    ['en', 'A third of the hours went to Lindqvist.', 'A third of'],
    ['en', 'One in four hours went to Acme, 2/3 of them billable.', 'One in four', '2/3'],
    ['de', 'Ein Viertel der Zeit entfällt auf Acme.', 'Ein Viertel'],
    ['de', 'Acme hat dreimal so viele Stunden wie Nordwind.', 'dreimal so'],
    // Of the other unit, or the other way round.
    ['en', 'Acme has twice the unbilled amount of Nordwind.', 'twice the'],
    ['de', 'Acme schuldet doppelt so viel wie Nordwind.', 'doppelt so'],
    ['en', 'Acme owes twice as much as Nordwind.', 'twice as'],
    ['en', 'Two thirds of the hours went to Nordwind.', 'Two thirds'],
    ['de', 'Zwei Drittel der Stunden entfallen auf Nordwind.', 'Zwei Drittel'],
    ['en', 'Less than half of the amount is of Nordwind.', 'Less than half of'],
    ['en', 'Nordwind has twice the hours of Acme.', 'twice the'],
    ['en', 'Twice as many hours as for Acme went to Nordwind.', 'Twice as'],
    ['en', 'Compared with Acme, Nordwind has twice the hours.', 'twice the'],
    ['en', 'Nordwind is ahead. They have twice the hours of Acme.', 'twice the'],
    ['de', 'Im Vergleich zu Acme hat Nordwind doppelt so viele Stunden.', 'doppelt so'],
    ['en', 'Acme and Lindqvist make up more than half of the unbilled amount.', 'more than half of'],
    ['en', 'Three quarters of the amount was billable.', 'Three quarters of'],
    ['en', 'Two thirds of the hours are with one client.', 'Two thirds'],
    ['en', 'Half of your invoices are late.', 'Half of'],
    // A word says as much as its digits do.
    ['en', 'Seven of them are late, and eleven are open.', 'Seven', 'eleven'],
    ['de', 'Vier davon sind offen, seit sieben Wochen.', 'Vier', 'sieben'],
    // What is another client's.
    ['en', 'Acme is behind. They owe €4,005.00.', '€4,005.00'],
    ['en', 'Acme, not Nordwind, has €4,005.00 unbilled.', '€4,005.00'],
    ['de', 'Bei Acme ist viel offen. Es sind 4.005,00 €.', '4.005,00 €'],
    ['en', 'Acme is late.\nThey owe €4,005.00.', '€4,005.00'],
    ['de', 'Bei Acme ist viel offen.\nOffen sind 4.005,00 €.', '4.005,00 €'],
    ['en', 'Acme is late. So €4,005.00 is open.', '€4,005.00'],
    ['en', 'Acme is late. €4,005.00 is open.', '€4,005.00'],
    ['en', 'Acme is late. In total they owe €4,005.00.', '€4,005.00'],
    ['de', 'Acme ist spät dran. Insgesamt sind dort 4.005,00 € offen.', '4.005,00 €'],
    ['de', 'Acme, nicht Nordwind, hat 4.005,00 € offen.', '4.005,00 €'],
  ] as const)
    it(`finds no record of what is not: ${answer}`, () => {
      assert.deepEqual(unfoundIn(language, answer), wrong);
    });
});
