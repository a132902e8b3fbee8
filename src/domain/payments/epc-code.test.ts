import assert from 'node:assert/strict';
import fc from 'fast-check';
import { epcPayload } from './epc-code.ts';

const transfer = {
  name: 'Mara Voss',
  iban: 'DE02 1203 0000 0000 2020 51',
  bic: 'BYLADEM1001',
  minor: 467_063,
  remittance: '2026-0043',
};

describe('EPC code', () => {
  it('has the lines of EPC069-12, version 002, in order', () => {
    assert.deepEqual(epcPayload(transfer)?.split('\n'), [
      'BCD',
      '002',
      '1',
      'SCT',
      'BYLADEM1001',
      'Mara Voss',
      'DE02120300000000202051',
      'EUR4670.63',
      '',
      '',
      '2026-0043',
    ]);
  });

  it('needs no BIC, and has the amount with a point and two decimals', () => {
    const lines = epcPayload({ ...transfer, bic: undefined, minor: 5 })?.split('\n') ?? [];

    assert.deepEqual([lines[4], lines[7]], ['', 'EUR0.05']);
  });

  it('is not there without an amount, or beyond the limit of the standard', () => {
    for (const minor of [0, -1, 100_000_000_000, Number.NaN]) {
      assert.equal(epcPayload({ ...transfer, minor }), undefined);
    }
    assert.ok(epcPayload({ ...transfer, minor: 99_999_999_999 }));
  });

  it('always has eleven lines, names of at most 70 and texts of at most 140 characters, in at most 331 bytes', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: 1, max: 1e11 - 1 }), (name, remittance, minor) => {
        const payload = epcPayload({ ...transfer, name, remittance, minor });
        if (payload === undefined) return;
        const lines = payload.split('\n');

        assert.equal(lines.length, 11);
        assert.ok([...(lines[5] ?? '')].length <= 70);
        assert.ok([...(lines[10] ?? '')].length <= 140);
        assert.match(lines[7] ?? '', /^EUR\d{1,9}\.\d{2}$/);
        assert.ok(Buffer.byteLength(payload) <= 331);
      }),
    );
  });
});
