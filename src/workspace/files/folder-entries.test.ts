import assert from 'node:assert/strict';
import { escapeBytes } from './folder-entries.ts';

describe('escapeBytes', () => {
  it('keeps what is UTF-8 and tells every other byte by its number', () => {
    const bytes = Buffer.concat([Buffer.from('grüße-日本-'), Buffer.from([0xe9, 0xff]), Buffer.from('.py')]);

    assert.equal(escapeBytes(bytes), 'grüße-日本-\\xe9\\xff.py');
    assert.equal(escapeBytes(Buffer.from([0xe2, 0x82])), '\\xe2\\x82');
    assert.equal(escapeBytes(Buffer.from('\ufffd')), '\ufffd');
  });
});
