import assert from 'node:assert/strict';
import { inEnglish } from '../words.ts';
import { actOnEach, describeRefused } from './act-on-each.ts';

const nameOf = (item: number) => `Week ${item}`;

describe('actOnEach', () => {
  it('does the rest when one is refused, and says which and why', async () => {
    const { done, refused } = await actOnEach([1, 2, 3], {
      nameOf,
      act: async (item) => {
        if (item === 2) throw new Error('It is invoiced.');
        return item * 10;
      },
    });

    assert.deepEqual(done, [10, 30]);
    assert.deepEqual(refused, [{ name: 'Week 2', why: 'It is invoiced.' }]);
  });

  it('takes one after the other', async () => {
    const steps: string[] = [];

    await actOnEach([1, 2], {
      nameOf,
      act: async (item) => {
        steps.push(`begin ${item}`);
        await Promise.resolve();
        steps.push(`end ${item}`);
      },
    });

    assert.deepEqual(steps, ['begin 1', 'end 1', 'begin 2', 'end 2']);
  });
});

describe('describeRefused', () => {
  it('names those with one reason together', () => {
    const refused = [
      { name: 'Week 1', why: 'It is approved.' },
      { name: 'Week 2', why: 'A note is missing.' },
      { name: 'Week 3', why: 'It is approved.' },
    ];

    assert.equal(
      describeRefused(refused, inEnglish),
      'Not done: Week 1, Week 3: It is approved. Week 2: A note is missing.',
    );
  });

  it('names five, and counts the others', () => {
    const refused = [1, 2, 3, 4, 5, 6, 7].map((item) => ({ name: nameOf(item), why: 'No.' }));

    assert.equal(
      describeRefused(refused, inEnglish),
      'Not done: Week 1, Week 2, Week 3, Week 4, Week 5: No. and 2 more',
    );
  });
});
