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
const practice = {
  clients: [
    client('Nordwind GmbH', 43_200, '4005.00'),
    client('Acme Corp', 86_400, '1250.00'),
    client('Lindqvist AB', 14_400, '810.00'),
  ],
  total: { seconds: 144_000, unbilled: { amount: '6065.00', currency: 'EUR' } },
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
    // A word says as much as its digits do.
    ['en', 'Seven of them are late, and eleven are open.', 'Seven', 'eleven'],
    ['de', 'Vier davon sind offen, seit sieben Wochen.', 'Vier', 'sieben'],
    // What is another client's.
    ['en', 'Acme is behind. They owe €4,005.00.', '€4,005.00'],
    ['en', 'Acme, not Nordwind, has €4,005.00 unbilled.', '€4,005.00'],
    ['de', 'Bei Acme ist viel offen. Es sind 4.005,00 €.', '4.005,00 €'],
    ['de', 'Acme, nicht Nordwind, hat 4.005,00 € offen.', '4.005,00 €'],
  ] as const)
    it(`finds no record of what is not: ${answer}`, () => {
      assert.deepEqual(unfoundIn(language, answer), wrong);
    });
});
