import assert from 'node:assert/strict';
import { TextDecoder } from 'node:util';
import { decodeFile } from './decode-file.ts';

function read(bytes: Uint8Array) {
  return decodeFile(bytes, (encoding, options) => new TextDecoder(encoding, options).decode(bytes));
}

describe('the text of a file', () => {
  it('is UTF-8 where it can be, with or without a mark', () => {
    assert.deepEqual(read(Buffer.from('\u{feff}Grüße 🕐')), { text: 'Grüße 🕐', encoding: 'utf-8' });
    assert.deepEqual(read(new Uint8Array()), { text: '', encoding: 'utf-8' });
  });

  it('is UTF-16 by its mark, in both orders', () => {
    const little = Buffer.from('\u{feff}Größe', 'utf16le');
    assert.deepEqual(read(little), { text: 'Größe', encoding: 'utf-16le' });
    assert.deepEqual(read(Buffer.from(little).swap16()), { text: 'Größe', encoding: 'utf-16be' });
  });

  it('is what Windows wrote where it is nothing else', () => {
    assert.deepEqual(read(Buffer.from('Größe', 'latin1')), { text: 'Größe', encoding: 'windows-1252' });
  });
});
