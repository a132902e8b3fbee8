import assert from 'node:assert/strict';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { parseMailAddress } from '../../domain/mail/mail-address.ts';
import { checkAddress, isMailAddress } from './check-address.ts';

describe('a typed email address', () => {
  it('is one where the service takes it, in letters of any language', () => {
    const texts = fc.oneof(
      fc.emailAddress(),
      fc.string(),
      fc.tuple(fc.constant('mara@'), fc.string({ unit: 'grapheme' })).map((parts) => parts.join('')),
      fc.constantFrom('mara@müller.example', 'mara@a.b:80', 'mara@a.b/c', 'mara@[::1]', 'mara@例え.jp'),
    );
    fc.assert(
      fc.property(texts, (text) => {
        assert.equal(isMailAddress(text), parseMailAddress(text.trim(), domainToASCII) !== undefined, text);
      }),
    );
  });

  it('is said to be none in a sentence', () => {
    assert.equal(checkAddress('mara@müller.example', String), undefined);
    assert.match(checkAddress('mara', String) ?? '', /^One email address/);
  });
});
