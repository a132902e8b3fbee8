import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReviewedHunk } from '../../../../contract/work/development-questions.ts';
import { placeHunks } from './place-hunks.ts';

const around = 3;

function hunkAt(base: readonly string[], line: number, [removed, after]: [number, string[]]): ReviewedHunk {
  const start = line - 1;
  return {
    id: `${line}`,
    line,
    after,
    before: base.slice(start, start + removed),
    contextBefore: base.slice(Math.max(0, start - around), start),
    contextAfter: base.slice(start + removed, start + removed + around),
  };
}

const ended = (lines: readonly string[]) => lines.map((line) => `${line}\n`);

describe('placeHunks', () => {
  it('puts each hunk where it belongs, whatever was typed elsewhere', () => {
    const typed = fc.array(fc.constantFrom('', '  x', '}', 'typed'), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.array(fc.constantFrom('new', '', '}'), { maxLength: 3 }),
        fc.integer({ min: 1, max: 12 }),
        typed,
        typed,
        fc.constantFrom('\n', '\r\n'),
        (removed, after, line, above, below, end) => {
          const base = Array.from({ length: 16 }, (_, index) => `line ${index}`);
          const hunk = hunkAt(ended(base), line, [removed, ended(after)]);
          const mended = base.toSpliced(line - 1, removed, ...after);
          const wrap = (lines: readonly string[]) =>
            [...above, ...lines, ...below].map((each) => `${each}${end}`).join('');

          assert.deepEqual(placeHunks(wrap(base), [hunk]), { text: wrap(mended), unplaced: [] });
        },
      ),
    );
  });

  it('places several at once, in any order', () => {
    const base = Array.from({ length: 12 }, (_, index) => `line ${index}`);
    const hunks = [hunkAt(ended(base), 10, [1, []]), hunkAt(ended(base), 2, [1, ['a\n', 'b\n']])];

    assert.deepEqual(placeHunks(ended(base).join(''), hunks), {
      text: ended(base.toSpliced(9, 1).toSpliced(1, 1, 'a', 'b')).join(''),
      unplaced: [],
    });
  });

  it('tells of one whose lines are gone, and leaves the text as it is', () => {
    const hunk = hunkAt(ended(['a', 'b', 'c']), 2, [1, ['new\n']]);

    assert.deepEqual(placeHunks('a\nchanged\nc\n', [hunk]), { text: 'a\nchanged\nc\n', unplaced: [hunk] });
  });

  it('guesses at no place: the same lines twice, away from their line, are none', () => {
    const hunk = hunkAt(ended(['x', 'x', 'y', 'z']), 3, [1, []]);
    const twice = 'new\nx\nx\ny\nz\nx\nx\ny\nz\n';

    assert.deepEqual(placeHunks(twice, [hunk]), { text: twice, unplaced: [hunk] });
  });

  it('adds no end to a last line that has none', () => {
    const hunk = { ...hunkAt(['a\n', 'b'], 2, [1, ['c']]) };

    assert.equal(placeHunks('a\r\nb', [hunk]).text, 'a\r\nc');
  });
});
