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

  it('takes a bracket of a text for no link, and keeps code as it is', () => {
    const answer = [
      '- [api/app/a\\.py\\:3](vireo:0) From `request.query_params["month"]` to \\[the file\\]',
      '- [api/app/imports\\.py\\:19](vireo:1) A \\`path\\`',
      '- [rows of `x[0]` and [these]](vireo:2)',
    ];

    assert.deepEqual(toPlainText(answer.join('\n')).split('\n'), [
      '- api/app/a.py:3 From `request.query_params["month"]` to [the file]',
      '- api/app/imports.py:19 A `path`',
      '- rows of `x[0]` and [these]',
    ]);
  });

  it('lets no control characters of a name reach the terminal', () => {
    assert.equal(toPlainText('a\u001b[31mred\u0007\nb'), 'a [31mred \nb');
  });
});
