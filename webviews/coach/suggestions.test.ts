import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findTrigger, listCommands } from './suggestions.ts';

describe('suggestions', () => {
  it('are asked for by # at the beginning of a word, and by / at the beginning of the text', () => {
    assert.deepEqual(findTrigger('How is #Chec'), { type: 'mention', query: 'Chec', start: 7 });
    assert.deepEqual(findTrigger('#'), { type: 'mention', query: '', start: 0 });
    assert.deepEqual(findTrigger('/we'), { type: 'command', query: 'we', start: 0 });
    for (const text of ['issue#4', 'a/b', 'and /week', '# heading', 'C#']) {
      assert.equal(findTrigger(text), undefined, text);
    }
  });

  it('lists commands by what they begin with', () => {
    const names = (query: string) =>
      listCommands(query).flatMap((each) => (each.type === 'command' ? each.name : []));

    assert.deepEqual(names('BU'), ['budget']);
    assert.ok(names('').length >= 6);
    assert.deepEqual(names('x'), []);
  });
});
