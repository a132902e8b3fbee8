import assert from 'node:assert/strict';
import fc from 'fast-check';
import { excerptOf } from './excerpt.ts';

const whole = { before: 0, after: 0, atMost: 100 };

describe('excerptOf', () => {
  it('marks in what it shows exactly what the range covers, however deep it was indented', () => {
    const line = fc.stringMatching(/^ {0,6}[a-z(){} ]{1,20}[a-z]$/);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (lines, one, other) => {
        const startLine = one % lines.length;
        const endLine = Math.min(lines.length - 1, startLine + (other % 3));
        const startColumn = lines[startLine]?.search(/\S/) ?? 0;
        const endColumn = lines[endLine]?.length ?? 0;
        const range = { startLine, startColumn, endLine, endColumn };

        const excerpt = excerptOf(lines.join('\n'), range, whole);

        const marked = excerpt.marks.map(({ index, start, end }) => excerpt.lines[index]?.slice(start, end));
        assert.deepEqual(
          marked,
          lines.slice(startLine, endLine + 1).map((text) => text.trimStart()),
        );
        assert.equal(excerpt.startLine, startLine);
      }),
    );
  });

  it('keeps the indentation that lines have among each other', () => {
    const range = { startLine: 1, startColumn: 6, endLine: 1, endColumn: 7 };

    const { lines, startLine } = excerptOf('    if (a) {\n      b();\n    }\n', range, {
      before: 1,
      after: 1,
      atMost: 1,
    });

    assert.deepEqual({ startLine, lines }, { startLine: 0, lines: ['if (a) {', '  b();', '}'] });
  });

  it('leaves out blank lines at its ends, and says how many lines of the range it leaves out', () => {
    const text = 'a\n\nb\nc\nd\n\n';

    const around = excerptOf(
      text,
      { startLine: 2, startColumn: 0, endLine: 2, endColumn: 1 },
      { ...whole, before: 1 },
    );
    const long = excerptOf(
      text,
      { startLine: 2, startColumn: 0, endLine: 4, endColumn: 1 },
      { ...whole, atMost: 2 },
    );

    assert.deepEqual({ startLine: around.startLine, lines: around.lines }, { startLine: 2, lines: ['b'] });
    assert.deepEqual({ lines: long.lines, omitted: long.omitted }, { lines: ['b', 'c'], omitted: 1 });
  });

  it('cuts a line of minified code round what is meant', () => {
    const text = `${'x'.repeat(5_000)}eval(a)${'y'.repeat(5_000)}`;
    const range = { startLine: 0, startColumn: 5_000, endLine: 0, endColumn: 5_007 };

    const { lines, marks } = excerptOf(text, range, whole);

    const [line = ''] = lines;
    assert.ok(line.length < 300 && line.startsWith('…') && line.endsWith('…'));
    assert.deepEqual(
      marks.map(({ start, end }) => line.slice(start, end)),
      ['eval(a)'],
    );
  });

  it('gives what there is for a range beyond the end of the text', () => {
    const range = { startLine: 7, startColumn: 3, endLine: 9, endColumn: 1 };

    assert.deepEqual(excerptOf('a\n', range, whole).marks, []);
  });
});
