import assert from 'node:assert/strict';
import type { Expected, Figures } from './expect.ts';
import { judge } from './judge.ts';
import type { FigureKind, Question } from './read-sets.ts';

const question: Question = {
  id: 'q-1',
  persona: 'any',
  language: 'en',
  text: 'any',
  tags: [],
  expected: { kind: 'seconds', sql: '' },
};

const figures = (kind: FigureKind, ...values: readonly (number | string)[]): Figures => ({
  kind,
  any: false,
  values: values.map((value) => ({ value, currency: kind === 'money' ? 'EUR' : undefined })),
});

const expecting = (reading: Figures, opposite?: Figures): Expected => ({ readings: [reading], opposite });

function verdictOn(expected: Expected, text: string, choices: readonly string[] = []): string {
  return judge(question, expected, { text, choices }).verdict;
}

describe('the judge of what was asked blind', () => {
  it('finds a figure as English and German answers write it', () => {
    const written: readonly (readonly [Figures, string])[] = [
      [figures('seconds', 126_000), 'You recorded [35:00](vireo:0).'],
      [figures('seconds', 126_000), '35 Stunden waren es'],
      [figures('money', 1_108_365), '[11.083,65 €](vireo:1)'],
      [figures('money', 1_108_365), '**€11,083.65**'],
      [figures('money', 984_000), '€9,840 net'],
      [figures('percent', 95.238), 'It was 95.2%.'],
      [figures('date', '2026-11-09'), 'came Mon, 9 Nov 2026'],
      [figures('date', '2026-10-07'), 'am 7. Okt. 2026'],
      [figures('names', '2026-0013', '2026-0014'), '2026\\-0013 and 2026\\-0014'],
      [figures('count', 4), '[4](vireo:0) invoices are open, due 9 Nov 2026'],
      [figures('seconds', 0), 'No time is recorded.'],
    ];

    for (const [expected, text] of written) assert.equal(verdictOn(expecting(expected), text), 'right', text);
  });

  it('takes no part of another figure for it', () => {
    const others: readonly (readonly [Figures, string])[] = [
      [figures('seconds', 18_000), 'You recorded 35:00.'],
      [figures('money', 8_365), '€11,083.65'],
      [figures('money', 108_365), '€11,083.65'],
      [figures('percent', 5.2), '95.2%'],
      [figures('date', '2026-11-01'), '11 Nov 2026'],
      [figures('names', '2026-0013', '2026-0014'), '2026-0013 alone'],
      [figures('count', 9), '[4](vireo:0) invoices are open, due 9 Nov 2026'],
      [figures('seconds', 0), 'You recorded 10:00; nothing else.'],
    ];

    for (const [expected, text] of others) assert.equal(verdictOn(expecting(expected), text), 'wrong', text);
  });

  it('tells the figure of the negated question from any other', () => {
    const expected = expecting(figures('seconds', 3_600), figures('seconds', 7_200));

    assert.equal(verdictOn(expected, '2:00'), 'opposite');
    assert.equal(verdictOn(expected, '3:00'), 'wrong');
    assert.equal(verdictOn(expected, '1:00 of 3:00'), 'right');
  });

  it('tells asking back from refusing, and takes it as right where the question is ambiguous', () => {
    const expected = expecting(figures('seconds', 3_600));
    const asked = { text: 'Which one do you mean?', choices: ['this', 'that'] };

    assert.equal(verdictOn(expected, asked.text, asked.choices), 'asked');
    assert.equal(verdictOn(expected, 'I cannot answer that.', asked.choices), 'declined');
    assert.equal(verdictOn(expected, 'I cannot answer that.'), 'declined');
    assert.equal(judge({ ...question, choice: true }, expected, asked).verdict, 'right');
  });

  it('takes a list with more invoices than were asked for as another answer', () => {
    const expected = expecting(figures('names', '2026-0013'));

    assert.equal(verdictOn(expected, '2026-0013, due 2026-11-27'), 'right');
    assert.equal(verdictOn(expected, '2026-0013 and 2026-0014'), 'wrong');
  });

  it('takes names that the negated question gives beside the right ones as another answer', () => {
    const expected = expecting(figures('names', 'Orders service'), figures('names', 'Supplier portal'));

    assert.equal(verdictOn(expected, 'Orders service'), 'right');
    assert.equal(verdictOn(expected, 'Supplier portal'), 'opposite');
    assert.equal(verdictOn(expected, 'Orders service 9:00, Supplier portal 3:00'), 'wrong');
  });

  it('hears neither yes nor no where it asks back', () => {
    const expected = expecting(figures('truth', 0));

    assert.equal(verdictOn(expected, 'It is not submitted.'), 'right');
    assert.equal(verdictOn(expected, 'I do not know. Do you mean this?', ['this']), 'asked');
  });

  it('says where an amount is beside by cents', () => {
    const expected = expecting(figures('money', 1_452_500));
    const near = judge(question, expected, { text: '€14,524.98', choices: [] });
    const exact = judge(question, expected, { text: '€14,525.00', choices: [] });

    assert.deepEqual([near.verdict, near.isNear, exact.isNear], ['right', true, false]);
    assert.equal(verdictOn(expected, '€14,524.90'), 'wrong');
  });
});
