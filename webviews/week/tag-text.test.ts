import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTags } from './tag-text.ts';

describe('readTags', () => {
  it('splits at commas, and leaves those of a tag that is there', () => {
    assert.deepEqual(readTags(' deep,api ,, ', []), ['deep', 'api']);
    assert.deepEqual(readTags('a, b, c, d', ['a, b', 'c']), ['a, b', 'c', 'd']);
    assert.deepEqual(readTags('c, a,b', ['a, b']), ['c', 'a, b']);
    assert.deepEqual(readTags('a, c', ['a, b']), ['a', 'c']);
  });

  it('reads back the tags of an entry where none is the beginning of another', () => {
    const name = fc.stringMatching(/^[a-z]{1,3}$/);
    const tag = fc.oneof(
      name,
      fc.tuple(name, name).map(([one, other]) => `x${one}, ${other}`),
    );
    fc.assert(
      fc.property(fc.uniqueArray(tag.map((text) => `${text}!`)), (tags) => {
        assert.deepEqual(readTags(tags.join(', '), tags), tags);
      }),
    );
  });
});
