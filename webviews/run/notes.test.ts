import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Draft } from './choice.ts';
import type { DecideQuestion } from './messages.ts';
import { composeComment, countNotes, longestComment, setNote } from './notes.ts';

const hunk = (id: string, line: number, before: string[], after: string[]) => ({
  id,
  line,
  before,
  after,
  contextBefore: [],
  contextAfter: [],
});
const question: DecideQuestion = {
  kind: 'decide',
  key: 'q',
  title: 'Review',
  expiresAt: null,
  root: '/w',
  accepted: [],
  review: {
    word: 'Checked',
    reasons: [],
    files: [
      {
        path: 'src/a.ts',
        isTestWeakened: false,
        parts: [],
        hunks: [
          hunk('a1', 29, ['  one\n', '  two\n'], ['  1\n', '2\n', '3\n', '4\n']),
          hunk('a2', 40, [`${'x'.repeat(150)}\n`], []),
        ],
      },
      {
        path: 'test/a.ts',
        isTestWeakened: true,
        hunks: [],
        parts: [{ id: 'p1', title: 'New file', before: [], after: ['first\n'], omitted: 0 }],
      },
    ],
  },
};
const draft: Draft = { question: 'q', rejected: [], comment: '' };

describe('the comment that goes back', () => {
  it('is what was typed for all of it, where nothing else was', () => {
    assert.equal(composeComment(question, { ...draft, comment: ' Fine. ', notes: { a1: ' ' } }), 'Fine.');
    assert.equal(composeComment(question, draft), '');
  });

  it('says of each change its file, line and lines, in the order of the page', () => {
    const notes = { a2: 'Keep it.', p1: 'Assert more.', a1: 'Why?\nIt was right. ' };

    assert.equal(
      composeComment(question, { ...draft, comment: 'Nearly.', notes }),
      [
        'Nearly.',
        'test/a.ts:1\n+ first\nAssert more.',
        'src/a.ts:29\n- one\n- two\n+ 1\n+ 2\n+ 3\n+ …\nWhy?\nIt was right.',
        `src/a.ts:40\n- ${'x'.repeat(100)}…\nKeep it.`,
      ].join('\n\n'),
    );
  });

  it('leaves lines out before it is too long', () => {
    const long = 'w'.repeat(longestComment - 20);

    assert.equal(composeComment(question, { ...draft, notes: { a1: long } }), `src/a.ts:29\n${long}`);
  });

  it('loses nothing of what was said', () => {
    const said = fc.string({ minLength: 1, maxLength: 900 });
    fc.assert(
      fc.property(said, fc.dictionary(fc.constantFrom('a1', 'a2', 'p1'), said), (comment, notes) => {
        const composed = composeComment(question, { ...draft, comment, notes });

        for (const text of [comment, ...Object.values(notes)]) assert.ok(composed.includes(text.trim()));
      }),
    );
  });
});

describe('a comment on a change', () => {
  it('is set and taken away, and counts where it says something', () => {
    const noted = setNote(setNote(draft, 'a1', 'Why?'), 'a2', ' ');

    assert.deepEqual(noted.notes, { a1: 'Why?', a2: ' ' });
    assert.equal(countNotes(noted), 1);
    assert.deepEqual(setNote(setNote(noted, 'a1', undefined), 'a2', undefined), draft);
  });
});
