import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { proposeFileName } from './export-session.ts';

describe('the file of a conversation', () => {
  it('is called as the conversation, without dashes at its ends', () => {
    assert.equal(proposeFileName('How many hours last week?'), 'How-many-hours-last-week.md');
    assert.equal(proposeFileName('„Wie viele Stunden?“'), 'Wie-viele-Stunden.md');
    assert.equal(proposeFileName('?!'), 'coach.md');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) =>
        assert.match(proposeFileName(title), /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.md$/u),
      ),
    );
  });
});
