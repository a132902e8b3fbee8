import assert from 'node:assert/strict';
import type { ReviewedFile, ReviewedHunk } from '../../src/contract/work/development-questions.ts';
import { type Change, changesOf, countLines, visible } from './diff-rows.ts';

const hunk = (change: Partial<ReviewedHunk>): ReviewedHunk => ({
  id: 'h',
  line: 10,
  before: [],
  after: [],
  contextBefore: [],
  contextAfter: [],
  ...change,
});
const file = (change: Partial<ReviewedFile>): ReviewedFile => ({
  path: 'a.ts',
  isTestWeakened: false,
  parts: [],
  hunks: [],
  ...change,
});

const signs = { same: ' ', removed: '-', added: '+' } as const;
const print = ({ rows }: Change) =>
  rows.map(({ kind, before, after, pieces }) => {
    const text = pieces.map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text)).join('');
    return `${before ?? '·'} ${after ?? '·'} ${signs[kind]}${text}`;
  });

describe('changesOf', () => {
  it('numbers both sides, and marks what of a line is another', () => {
    const [first, second] = changesOf(
      file({
        hunks: [
          hunk({
            before: ["run('%s' % name)\n"],
            after: ["run('?', name)\n"],
            contextBefore: ['a\n'],
            contextAfter: ['b\r\n'],
          }),
          hunk({ line: 20, after: ['one\n', 'two\n'] }),
        ],
      }),
    );
    assert.ok(first && second);

    assert.deepEqual(print(first), [
      '9 9  a',
      "10 · -run('[%s' %] name)",
      "· 10 +run('[?',] name)",
      '11 11  b',
    ]);
    assert.deepEqual(
      [second.firstLine, second.lastLine, ...print(second)],
      [20, 21, '· 20 +one', '· 21 +two'],
    );
  });

  it('counts lines on the right on from hunks above', () => {
    const [, second] = changesOf(
      file({
        hunks: [
          hunk({ before: ['gone\n'], after: ['one\n', 'two\n', 'three\n'] }),
          hunk({ line: 20, before: ['x\n'], contextAfter: ['y\n'] }),
        ],
      }),
    );
    assert.ok(second);

    assert.deepEqual(print(second), ['20 · -x', '21 22  y']);
  });

  it('marks nothing in lines that have little in common', () => {
    const [only] = changesOf(file({ hunks: [hunk({ before: ['alpha\n'], after: ['(omega)\n'] })] }));
    assert.ok(only);

    assert.deepEqual(print(only), ['10 · -alpha', '· 10 +(omega)']);
  });

  it('shows a new file as lines that come, and one that goes as lines that go', () => {
    const part = { id: 'p', title: 'New file', omitted: 3 };
    const [created] = changesOf(file({ parts: [{ ...part, before: [], after: ['one\n', 'two'] }] }));
    const [deleted] = changesOf(file({ parts: [{ ...part, before: ['one\n'], after: [] }] }));
    assert.ok(created && deleted);

    assert.deepEqual(
      [created.title, created.omitted, ...print(created)],
      ['New file', 3, '· 1 +one', '· 2 +two'],
    );
    assert.deepEqual(print(deleted), ['1 · -one']);
    assert.deepEqual(countLines([created, deleted]), { added: 2, removed: 1 });
  });
});

describe('visible', () => {
  it('writes out what cannot be seen, and keeps tabs', () => {
    assert.equal(visible('\tif (isAdmin\u202e\u2066) \0\r\n'), '\tif (isAdmin\\u{202e}\\u{2066}) \\u{0}');
  });
});
