import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { read } from '../../../../testing/coach/frame-lines.ts';

/** Asked on 20 November. */
const readings: Readonly<Record<string, string>> = {
  'What is due before the 2nd, without Acme?': 'due, !client=acme, due 1970-01-01 2026-12-01, list',
  'What is due on the 30th?': 'due, due 2026-11-30 2026-11-30, list',
  'What is due on the 20th?': 'due, due 2026-11-20 2026-11-20, list',
  'what is due on the 31st': 'due, due 2026-12-31 2026-12-31, list',
  'Was ist am 5. fällig?': 'due, due 2026-12-05 2026-12-05, list',
  'Was wird fällig bis zum 5.?': 'due, due 2026-11-20 2026-12-05, list',
  'Was ist bis zum 5. fällig?': 'due, due 1970-01-01 2026-12-05, list',
  'What was due on the 9th?': 'due, due 2026-11-09 2026-11-09, list',
  'Was war am 9. fällig?': 'due, due 2026-11-09 2026-11-09, list',
  'Wie viel habe ich am 30. gearbeitet?': 'hours, mine, 10-30..10-30',
  'Stunden für Acme am 16.': 'hours, client=acme, 11-16..11-16',
};

describe('days without their month', () => {
  for (const [text, frame] of Object.entries(readings))
    it(`reads "${text}"`, () => assert.equal(read(text), frame));

  for (const text of [
    'Which invoices of the 18th are due?',
    'Welche Rechnungen vom 18. sind fällig?',
    'Which invoices sent on the 5th are due?',
    'Was habe ich am 3. Projekt gearbeitet?',
  ])
    it(`takes none of "${text}"`, () => assert.match(read(text), /^unread/));
});
