import assert from 'node:assert/strict';
import { listNoteOffers } from './note-offers.ts';

describe('listNoteOffers', () => {
  it('offers to write what was typed in place of what another window wrote', () => {
    assert.deepEqual(listNoteOffers({ typed: 'mine', before: '', now: 'theirs' }), ['write', 'copy']);
  });

  it('offers a copy alone where the entry is gone', () => {
    assert.deepEqual(listNoteOffers({ typed: 'mine', before: '', now: undefined }), ['copy']);
  });

  it('offers nothing where nothing would be lost', () => {
    assert.deepEqual(listNoteOffers({ typed: 'same', before: 'same', now: 'theirs' }), []);
    assert.deepEqual(listNoteOffers({ typed: 'mine', before: '', now: 'mine' }), []);
    assert.deepEqual(listNoteOffers({ typed: '', before: 'old', now: undefined }), []);
  });
});
