import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findRecoveryCode, makeRecoveryCodes } from './typed-codes.ts';

describe('recovery codes', () => {
  it('are ten different ones of one case, without letters that look like digits', () => {
    const codes = makeRecoveryCodes();

    assert.equal(new Set(codes).size, 10);
    for (const code of codes) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it('are found in any case, with spaces, without the dash, and with letters that look alike', () => {
    const codes = makeRecoveryCodes();
    const typings = [
      (code: string) => code.toLowerCase(),
      (code: string) => code.replace('-', ''),
      (code: string) => ` ${code.slice(0, 3)} ${code.slice(3).toLowerCase()} `,
      (code: string) => code.replaceAll('0', 'o').replaceAll('1', 'l'),
      (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'I'),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.constantFrom(...typings), (code, type) => {
        assert.equal(findRecoveryCode(codes, type(code)), code);
      }),
    );
  });

  it('of before are of two cases, and are taken as they are written alone', () => {
    const codes = ['aB3dE-fGhIj', 'Ab3De-FgHiJ'];

    assert.equal(findRecoveryCode(codes, 'aB3dEfGhIj'), codes[0]);
    assert.equal(findRecoveryCode(codes, ' Ab3De FgHiJ'), codes[1]);
    assert.equal(findRecoveryCode(codes, 'AB3DE-FGHIJ'), undefined);
  });

  it('that are not among them are not found', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (typed) => {
        assert.equal(findRecoveryCode(['7K3QM-9XH2V'], `${typed}#`), undefined);
      }),
    );
    assert.equal(findRecoveryCode([], ''), undefined);
  });
});
