import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CoachReading } from '../../contract/coach/reading.ts';
import { answerWords } from './answer-words.ts';
import { chooseInstead, readingLine } from './edit-reading.ts';

const frame = (more: object = {}) => ({ measure: 'hours', ...more });
const september = frame({ period: { from: '2026-09-01', to: '2026-09-30' } });
const august = frame({ period: { from: '2026-08-01', to: '2026-08-31' } });

const reading: CoachReading = {
  frames: [september],
  slots: [
    { kind: 'measure', name: 'Measure', label: 'Hours\u001b[31m', choices: [] },
    {
      kind: 'period',
      name: 'Period',
      label: 'September 2026',
      choices: [
        { act: 'keep', label: 'September 2026', said: '', frames: [september] },
        {
          act: 'replace',
          label: 'August 2026',
          detail: '1–31 Aug',
          said: 'Period: August 2026',
          frames: [august],
        },
        {
          act: 'without',
          label: 'Without This Condition',
          said: 'Without “September 2026”',
          frames: [frame()],
        },
      ],
    },
  ],
};

const unclear: CoachReading = {
  ...reading,
  unused: {
    words: ['on site'],
    without: { label: 'Without “on site”', said: 'Without “on site”', frames: [september] },
    guesses: [
      { kind: 'tag', label: 'Tag #onsite', detail: '6 entries', said: 'Tag: #onsite', frames: [september] },
    ],
  },
};

const words = answerWords('en');

describe('the reading of an answer in a terminal', () => {
  async function answer(of: CoachReading, ...typed: readonly string[]) {
    const printed: string[] = [];
    const left = [...typed];
    const chosen = await chooseInstead(of, words, {
      err: (text) => void printed.push(text),
      ask: async () => left.shift() ?? assert.fail('asked once more'),
    });
    assert.deepEqual(left, []);
    return { chosen, printed: printed.join('') };
  }

  it('is one line, without what moves a cursor, and names what was not used', () => {
    assert.equal(readingLine(reading, words), 'Read as: Hours\uFFFD[31m · September 2026');
    assert.equal(
      readingLine(unclear, answerWords('de')),
      'Gelesen als: Hours\uFFFD[31m · September 2026; nicht verwendet: „on site“',
    );
  });

  it('is changed by two numbers', async () => {
    const { chosen, printed } = await answer(reading, '1', '1');

    assert.equal(
      printed,
      '1  Period: September 2026\n1  August 2026 (1–31 Aug)\n2  Without This Condition\n',
    );
    assert.deepEqual([chosen?.said, chosen?.frames], ['Period: August 2026', [august]]);
  });

  it('takes days in words, and asks again for what it does not know', async () => {
    const { chosen } = await answer(reading, '7', 'x', '1', 'soon', '2026-09-03 to 2026-09-05');

    assert.deepEqual(chosen?.frames, [frame({ period: { from: '2026-09-03', to: '2026-09-05' } })]);
    assert.equal(chosen?.said, 'Period: 2026-09-03 to 2026-09-05');
  });

  it('offers the ways on first where a word was not used', async () => {
    const { chosen, printed } = await answer(unclear, '2');

    assert.match(printed, /^1 {2}Without “on site”\n2 {2}Tag #onsite \(6 entries\)\n3 {2}Period/);
    assert.equal(chosen?.said, 'Tag: #onsite');
  });

  it('stays as it is by Enter, at either question', async () => {
    assert.equal((await answer(reading, '')).chosen, undefined);
    assert.equal((await answer(reading, '1', '')).chosen, undefined);
  });
});
