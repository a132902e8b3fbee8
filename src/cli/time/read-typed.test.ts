import assert from 'node:assert/strict';
import { readTyped } from './read-typed.ts';

describe('an entry typed in one line', () => {
  it('says of minutes past 59 what is wrong and what would be right, wherever they stand', () => {
    const right = /"[+]?1:75" is no time: minutes go to 59\. Say 2:15, or 1\.75 for 1:45\./;

    for (const words of [['1:75 review', '#acme'], ['#acme review 1:75'], ['+1:75']]) {
      assert.throws(() => readTyped(words), right);
    }
    assert.throws(() => readTyped(['9-11:75', 'call']), /"9-11:75" is no time: minutes go to 59\.$/);
    assert.throws(() => readTyped(['9:75-11', 'call']), /"9:75-11" is no time/);
  });

  it('leaves such words to the note where a time is told', () => {
    assert.equal(readTyped(['2h', 'score', '1:75', 'of', 'it']).note, 'score 1:75 of it');
    assert.equal(readTyped(['call', 'about', 'v1:75']).note, 'call about v1:75');
  });
});
