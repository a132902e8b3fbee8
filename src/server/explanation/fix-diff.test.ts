import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ExplainedFix } from '../../contract/explanation.ts';
import { maskSecrets } from '../../scanner/secrets/mask.ts';
import { diffOfFix } from './fix-diff.ts';

const nothing = { findings: [], suppressed: [], partial: false, notes: [] };
const sourceOf = (text: string) => ({ text, masked: text, result: nothing });

/** Lines of one side of a diff. */
function side(diff: ExplainedFix['diff'], other: 'added' | 'removed'): string[] {
  return diff.filter(({ sign }) => sign !== other).map(({ text }) => text);
}

describe('diffOfFix', () => {
  it('holds the lines that an edit touches, as they are and as they would be', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c()', 'return x;'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), words, (lines, one, other, inserted) => {
        const text = lines.join('\n');
        const [startOffset, endOffset] = [one % (text.length + 1), other % (text.length + 1)].sort(
          (a, b) => a - b,
        );
        assert.ok(startOffset !== undefined && endOffset !== undefined);
        const newText = inserted.join('\n');

        const diff = diffOfFix(sourceOf(text), [{ startOffset, endOffset, newText }]);

        const after = text.slice(0, startOffset) + newText + text.slice(endOffset);
        assert.ok(text.includes(side(diff, 'added').join('\n')));
        assert.ok(after.includes(side(diff, 'removed').join('\n')));
      }),
    );
  });

  it('parts what lies far apart, and shows nothing of what lies between', () => {
    const text = `one\n${'line\n'.repeat(20)}two\n`;
    const end = text.length - 4;

    const diff = diffOfFix(sourceOf(text), [
      { startOffset: 0, endOffset: 3, newText: 'ONE' },
      { startOffset: end, endOffset: end + 3, newText: 'TWO' },
    ]);

    assert.deepEqual(
      diff.map(({ sign, text: line }) => `${sign} ${line}`),
      ['removed one', 'added ONE', 'same …', 'removed two', 'added TWO'],
    );
  });

  it('covers a secret that the fix moves, in what it takes away and in what it writes', () => {
    const secret = 'correct-horse-battery';
    const text = `const key = '${secret}';\n`;
    const startOffset = text.indexOf(secret);
    const range = {
      startOffset,
      endOffset: startOffset + secret.length,
      startLine: 0,
      startColumn: 13,
      endLine: 0,
      endColumn: 34,
    };
    const finding = { range, mask: '…(21)' };
    const source = {
      text,
      masked: maskSecrets(text, [finding]),
      result: { ...nothing, findings: [finding as never] },
    };

    const diff = diffOfFix(source, [
      { startOffset: 0, endOffset: text.length - 1, newText: `use('${secret}');` },
    ]);

    assert.ok(diff.some(({ sign }) => sign === 'added') && diff.some(({ sign }) => sign === 'removed'));
    assert.ok(!JSON.stringify(diff).includes(secret));
  });
});
