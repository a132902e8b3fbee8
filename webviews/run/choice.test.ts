import assert from 'node:assert/strict';
import fc from 'fast-check';
import { choicesOf, chosenOf, draftFor, neighbour, orderFiles, tick } from './choice.ts';
import type { DecideQuestion } from './messages.ts';

const file = (path: string, more: object = {}) => ({
  path,
  isTestWeakened: false,
  parts: [],
  hunks: ['1', '2'].map((name) => ({
    id: `${path}#${name}`,
    line: 1,
    before: [],
    after: [],
    contextBefore: [],
    contextAfter: [],
  })),
  ...more,
});

const question: DecideQuestion = {
  kind: 'decide',
  key: 'q1',
  title: 'Review the changes',
  expiresAt: null,
  root: '/w',
  accepted: [],
  review: {
    word: 'Checked',
    reasons: [],
    files: [
      file('a'),
      file('ci', { alwaysAsk: 'continuous integration' }),
      file('t', { isTestWeakened: true }),
    ],
  },
};

describe('what is ticked', () => {
  it('is everything at first, marked files before the others', () => {
    const draft = draftFor(question, undefined);
    assert.ok(draft);

    assert.deepEqual(
      orderFiles(question).map(({ path }) => path),
      ['t', 'ci', 'a'],
    );
    assert.deepEqual(chosenOf(question, draft), ['t#1', 't#2', 'ci#1', 'ci#2', 'a#1', 'a#2']);
  });

  it('is kept for its own question alone', () => {
    const draft = { question: 'q1', rejected: ['a#1'], comment: 'no' };

    assert.equal(draftFor(question, draft), draft);
    assert.deepEqual(draftFor({ ...question, key: 'q2' }, draft), {
      question: 'q2',
      rejected: [],
      comment: '',
    });
    assert.equal(draftFor(null, draft), undefined);
  });

  it('is what was ticked last, whatever was ticked before', () => {
    const ids = choicesOf(question);
    const act = fc.tuple(fc.subarray([...ids]), fc.boolean());
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const expected = new Map(ids.map((id) => [id, true]));
        let draft = { question: 'q1', rejected: [] as string[], comment: '' };
        for (const [some, isTicked] of acts) {
          draft = tick(draft, some, isTicked);
          for (const id of some) expected.set(id, isTicked);
        }
        assert.deepEqual(
          chosenOf(question, draft),
          ids.filter((id) => expected.get(id)),
        );
        assert.equal(new Set(draft.rejected).size, draft.rejected.length);
      }),
    );
  });
});

describe('neighbour', () => {
  it('goes from one to the next, begins with the first, and stays at the ends', () => {
    const ids = ['a', 'b', 'c'];

    assert.deepEqual(
      [neighbour(ids, undefined, 1), neighbour(ids, 'a', 1), neighbour(ids, 'c', 1), neighbour(ids, 'a', -1)],
      ['a', 'b', 'c', 'a'],
    );
    assert.equal(neighbour([], undefined, 1), undefined);
  });
});
