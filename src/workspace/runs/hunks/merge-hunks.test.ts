import assert from 'node:assert/strict';
import { playEdits, playHistories } from '../../../../test/support/runs/play-edits.ts';
import type { FileState } from '../files/file-state.ts';
import { mergeHunks } from './merge-hunks.ts';
import { splitEdit } from './split-edit.ts';
import { splitLines } from './text-lines.ts';

const file = (text: string): FileState => ({ kind: 'file', bytes: Buffer.from(text), mode: 0o644 });

function merge(base: string, target: string, current: string): string {
  const { hunks } = splitEdit({ kind: 'changed', path: 'a.ts', before: file(base), after: file(target) });
  const outcome = mergeHunks(splitLines(base), splitLines(current), hunks);
  return outcome.status === 'merged' ? outcome.lines.join('') : 'conflict';
}

describe('mergeHunks', () => {
  it('applies 200 edits to files that were edited elsewhere since, each in its place', () => {
    const { applied, wrong } = playEdits(200, { isClose: false });

    assert.deepEqual(wrong, []);
    assert.ok(applied >= 199, `${applied} of 200`);
  });

  it('never applies one in a wrong place where the user typed right beside it', () => {
    const { applied, wrong } = playEdits(200, { isClose: true });

    assert.deepEqual(wrong, []);
    assert.ok(applied > 50, `${applied} of 200`);
  });

  it('ends with the right text in 500 histories of partly accepted hunks', () => {
    const { applied, refused, wrong } = playHistories(500);

    assert.deepEqual(wrong, []);
    assert.ok(refused / (applied + refused) <= 0.005, `${refused} refused`);
  });

  it('takes a file that was written anew as a whole, and gives up on a merge that would take minutes', () => {
    const many = (name: string) => Array.from({ length: 30_000 }, (_, line) => `${name} ${line}\n`).join('');
    const anew = splitEdit({ kind: 'changed', path: 'a', before: file(many('a')), after: file(many('b')) });

    assert.deepEqual(
      { hunksCount: anew.hunks.length, parts: anew.parts.map(({ kind }) => kind) },
      { hunksCount: 0, parts: ['replace'] },
    );
    assert.equal(merge(many('a'), many('a').replace('a 5\n', 'five\n'), many('c')), 'conflict');
    assert.match(
      merge(many('a'), many('a').replace('a 5\n', 'five\n'), `x\n${many('a')}`),
      /^x\na 0\n.*five\n/s,
    );
  });

  it('takes neither of two copies of a long place', () => {
    const place = 'a\nb\nc\nX\nd\ne\nf\n';
    const base = `top\n${place}bottom\n`;

    assert.equal(merge(base, base.replace('X', 'Y'), `top\n${place}${place}bottom\n`), 'conflict');
  });

  const cases: readonly (readonly [string, string, string, string, string])[] = [
    ['applies to an unchanged file', 'a\nb\nc\n', 'a\nB\nc\n', 'a\nb\nc\n', 'a\nB\nc\n'],
    ['follows lines that moved down', 'a\nb\nc\n', 'a\nB\nc\n', 'x\ny\na\nb\nc\n', 'x\ny\na\nB\nc\n'],
    ['says so when the same line was edited', 'a\nb\nc\n', 'a\nB\nc\n', 'a\nmine\nc\n', 'conflict'],
    ['says so when the lines were deleted', 'a\nb\nc\n', 'a\nB\nc\n', 'a\nc\n', 'conflict'],
    ['leaves alone what was typed already', 'a\nb\nc\n', 'a\nB\nc\n', 'x\na\nB\nc\n', 'x\na\nB\nc\n'],
    [
      'keeps CRLF',
      'a\r\nb\r\nc\r\nd\r\n',
      'a\r\nB\r\nc\r\nd\r\n',
      'a\r\nb\r\nc\r\nD\r\n',
      'a\r\nB\r\nc\r\nD\r\n',
    ],
    ['says so when line ends were converted', 'a\nb\nc\n', 'a\nB\nc\n', 'a\r\nb\r\nc\r\n', 'conflict'],
    ['keeps a missing newline at the end', 'a\nb\nc', 'A\nb\nc', 'a\nb\nc', 'A\nb\nc'],
    ['adds a newline at the end', 'a\nb\nc', 'a\nb\nc\n', 'a\nb\nc', 'a\nb\nc\n'],
    ['keeps a BOM', '\ufeffa\nb\nc\n', '\ufeffa\nB\nc\n', '\ufeffa\nb\nc\nd\n', '\ufeffa\nB\nc\nd\n'],
    ['fills an empty file', '', 'a\n', '', 'a\n'],
    ['does not fill a file that was empty', '', 'a\n', 'b\n', 'conflict'],
    ['empties a file', 'a\n', '', 'a\n', ''],
    ['keeps Unicode apart that only looks alike', 'é\nb\nc\n', 'é\nB\nc\n', 'e\u0301\nb\nc\n', 'conflict'],
    [
      'takes neither of two copies of a place',
      '{\n  a;\n}\n',
      '{\n  b;\n}\n',
      '{\n  a;\n}\n{\n  a;\n}\n',
      'conflict',
    ],
  ];
  for (const [title, base, target, current, expected] of cases)
    it(title, () => assert.equal(merge(base, target, current), expected));
});
