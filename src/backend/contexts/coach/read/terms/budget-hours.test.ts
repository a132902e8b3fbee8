import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context, read } from '../../../../testing/coach/frame-lines.ts';
import { readText } from '../../../../testing/coach/read-as.ts';

const readings: Readonly<Record<string, string>> = {
  'Reicht das Budget von Checkout noch für 25 Stunden?':
    'budgetLeft, project=checkout, atLeast 90000, yes-no',
  'Is there room in the Checkout budget for another 5 h?':
    'budgetLeft, project=checkout, atLeast 18000, yes-no',
  'does the Checkout budget cover 7.5 more hours': 'budgetLeft, project=checkout, atLeast 27000, yes-no',
  'deckt das Budget von Checkout weitere 3,5 Stunden': 'budgetLeft, project=checkout, atLeast 12600, yes-no',
  'passen noch 10 Stunden ins Budget von Checkout': 'budgetLeft, project=checkout, atLeast 36000, yes-no',
  'welche Projekte haben noch 10 Stunden Budget übrig': 'budgetLeft, by project, atLeast 36000, list',
  'enough budget on Acme for 10 hours, without Mobile app':
    'budgetLeft, client=acme, !project=mobile, by project, atLeast 36000',
};

describe('hours that a budget must have left', () => {
  for (const [text, frame] of Object.entries(readings)) {
    it(`reads "${text}"`, () => assert.equal(read(text), frame));
  }

  for (const text of [
    'How much is left of the Checkout budget if I work another 10 hours?',
    'Wie viel bleibt vom Budget von Checkout übrig, wenn ich noch 10 Stunden arbeite?',
    'What remains of the Checkout budget after 10 more hours?',
    'wie lange reicht das Budget von Checkout bei 10 Stunden pro Woche',
    'is the Checkout budget enough for 10 hours each week',
  ])
    it(`takes hours that are added for no bound: ${text}`, () => assert.doesNotMatch(read(text), /atLeast/));

  it('takes the size of a budget and what is used of it for no such bound', () => {
    assert.match(read('Does Checkout have a budget of 40 hours left?'), /^unread/);
    assert.match(read('sind 10 Stunden vom Budget von Checkout verbraucht'), /^unread/);
  });
});

describe('days up to which something is due', () => {
  const lines: Readonly<Record<string, readonly [string, string]>> = {
    'what has to be finished by Friday?': ['2026-11-20', '2026-11-20'],
    'which deadlines do I have until 5 December': ['2026-11-20', '2026-12-05'],
    'welche Fristen sind bis zum 5. Dezember': ['2026-11-20', '2026-12-05'],
    'deadlines before 5 December': ['2026-11-20', '2026-12-04'],
    'Fristen am 5. Dezember': ['2026-12-05', '2026-12-05'],
  };
  for (const [text, [from, to]] of Object.entries(lines)) {
    it(text, () => {
      const [part] = readText(text, context).parts;
      assert.ok(part?.kind === 'question');
      assert.equal(part.question.intent, 'deadlines');
      const { period } = part.question;
      assert.deepEqual([period?.from, period?.to], [from, to]);
    });
  }
});
