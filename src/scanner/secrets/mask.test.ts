import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskOf, maskSecrets } from './mask.ts';

const at = (text: string, value: string, mask: string) => {
  const startOffset = text.indexOf(value);
  return { mask, range: { startOffset, endOffset: startOffset + value.length } };
};

describe('the mask of a secret', () => {
  it('shows the beginning that all of its kind share, and the length', () => {
    assert.equal(maskOf('ghp_abcdefghij', 'ghp_'), 'ghp_…(14)');
    assert.equal(maskOf('abcdefghij'), '…(10)');
    assert.equal(maskOf('sk-a', 'sk-'), '…(4)');
  });

  it('covers the secret wherever it stands again, and leaves every other character in its place', () => {
    const text = 'a = "s3cr3t-value"; b = "s3cr3t-value" // end';

    const masked = maskSecrets(text, [at(text, 's3cr3t-value', '…(12)')]);

    assert.equal(masked, 'a = "…(12)*******"; b = "…(12)*******" // end');
  });

  it('keeps the lines of a secret of several', () => {
    const text = 'x\n-----BEGIN\nabc\n-----END\ny';

    const masked = maskSecrets(text, [at(text, '-----BEGIN\nabc\n-----END', 'KEY')]);

    assert.equal(masked, 'x\nKEY*******\n***\n********\ny');
  });

  it('leaves nothing of any secret, however they overlap', () => {
    const secret = fc.string({ minLength: 6, maxLength: 12, unit: fc.constantFrom('a', 'b', 'c', '7') });
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 4 }), (secrets) => {
        const text = secrets.map((each, index) => `k${index}="${each}"`).join('\n');

        const masked = maskSecrets(
          text,
          secrets.map((each) => at(text, each, maskOf(each))),
        );

        assert.equal(masked.length, text.length);
        for (const each of secrets) assert.ok(!masked.includes(each));
      }),
    );
  });
});
