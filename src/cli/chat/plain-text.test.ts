import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { toPlainText } from './plain-text.ts';

describe('the coach in a terminal', () => {
  it('shows figures without their links and names without escapes', () => {
    assert.equal(
      toPlainText('- **A \\*b\\* &lt;c&gt;** [src/a\\-b.ts\\:3](vireo:0): [31:15](vireo:1)'),
      '- A *b* <c> src/a-b.ts:3: 31:15',
    );
  });

  it('lets no control characters of a name reach the terminal', () => {
    assert.equal(toPlainText('a\u001b[31mred\u0007\nb'), 'a [31mred \nb');
  });
});
