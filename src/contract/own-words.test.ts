import assert from 'node:assert/strict';
import { ownWordsOf } from './own-words.ts';

const why = 'Whoever sends it chooses the statement.\n\nA search becomes a dump.';
const fix = 'Bind the value.';
const message = 'A value from outside is in SQL.';
const say = (ownWords?: string) => ownWordsOf({ why, fix, finding: { message, ownWords } });

describe('what an agent says in words of its own', () => {
  it('is nothing where it repeats the rule, or the message, in whatever layout', () => {
    assert.equal(say(`${why}\n\n${fix}`), undefined);
    assert.equal(say(`${fix}\n \nWhoever sends it\nchooses the statement.`), undefined);
    assert.equal(say(message), undefined);
    assert.equal(say(), undefined);
  });

  it('is what it says beside them', () => {
    assert.equal(say(`${why}\n\nSeen in two routes.\n\n${fix}`), 'Seen in two routes.');
  });

  it('is all of it where the rule is not known', () => {
    assert.equal(ownWordsOf({ finding: { message, ownWords: why } }), why);
  });
});
