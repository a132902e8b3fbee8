import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shiftLine } from './shift-line.ts';

const edit = (startLine: number, endLine: number, text: string) => ({
  range: { start: { line: startLine }, end: { line: endLine } },
  text,
});

describe('shiftLine', () => {
  it('follows the text of its line through edits that do not touch it', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', ''), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(lines, fc.nat(7), fc.nat(7), fc.nat(7), lines, (before, at, from, to, inserted) => {
        const line = at % before.length;
        const [start, end] = [from % before.length, to % before.length].sort((a, b) => a - b);
        fc.pre(start !== undefined && end !== undefined && (end < line || start > line));
        const marked = before.map((text, index) => (index === line ? 'here' : text));

        // Whole lines from `start` to the beginning of `end` are replaced.
        const after = [...marked.slice(0, start), ...inserted, ...marked.slice(end)];
        const moved = shiftLine(line, edit(start, end, `${inserted.join('\n')}\n`));

        assert.equal(after[moved], 'here');
      }),
    );
  });

  it('stays at the beginning of an edit that takes its line away', () => {
    assert.equal(shiftLine(5, edit(3, 8, 'x')), 3);
  });
});
