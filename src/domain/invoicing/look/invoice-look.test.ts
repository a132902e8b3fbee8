import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contrastOnWhite, isTextColor, readColor } from './accent-color.ts';
import { findFooterFault, lineColumns, orderColumns } from './invoice-look.ts';

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-fA-F]{${length}}$`));

describe('accent colours', () => {
  it('are read from three or six digits as one text', () => {
    assert.deepEqual(['#0a5', '00AA55', ' #00aa55 '].map(readColor), ['#00aa55', '#00aa55', '#00aa55']);
    fc.assert(
      fc.property(hex(6), (digits) => {
        const read = readColor(`#${digits}`);
        assert.equal(read, `#${digits.toLowerCase()}`);
        assert.equal(readColor(read ?? ''), read);
      }),
    );
  });

  it('are nothing else', () => {
    const others = fc.string().filter((text) => !/^\s*#?(?:[0-9a-f]{3}|[0-9a-f]{6})\s*$/i.test(text));
    fc.assert(fc.property(others, (text) => assert.equal(readColor(text), undefined)));
    for (const text of ['#0a', '#00aa5', '#00aa55ff', 'red', 'url(x)', '#00aa55;}']) {
      assert.equal(readColor(text), undefined);
    }
  });

  it('have the contrast of WCAG with white', () => {
    const rounded = ['#ffffff', '#000000', '#767676', '#777777', '#0a7a55'].map((color) =>
      Number(contrastOnWhite(color).toFixed(2)),
    );
    assert.deepEqual(rounded, [1, 21, 4.54, 4.48, 5.35]);
    assert.deepEqual([isTextColor('#767676'), isTextColor('#777777')], [true, false]);
  });

  it('have more contrast the darker they are', () => {
    const channel = fc.nat(255);
    const toColor = (channels: readonly number[]) =>
      `#${channels.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
    fc.assert(
      fc.property(channel, channel, channel, fc.nat(50), (red, green, blue, by) => {
        const darker = [red, green, blue].map((one) => Math.max(0, one - by));
        assert.ok(contrastOnWhite(toColor(darker)) >= contrastOnWhite(toColor([red, green, blue])));
      }),
    );
  });
});

describe('footer and columns', () => {
  it('take three short texts', () => {
    assert.equal(findFooterFault(['Bank', 'Register', 'Director']), undefined);
    assert.equal(findFooterFault(['', '', '', '']), 'too_many');
    assert.equal(findFooterFault(['x'.repeat(301)]), 'too_long');
    assert.equal(findFooterFault(['1\n2\n3\n4\n5\n6\n7']), 'too_many_lines');
  });

  it('are in one order, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lineColumns)), (columns) => {
        const ordered = orderColumns(columns);
        assert.deepEqual(
          ordered,
          [...new Set(columns)].sort((a, b) => lineColumns.indexOf(a) - lineColumns.indexOf(b)),
        );
      }),
    );
  });
});
