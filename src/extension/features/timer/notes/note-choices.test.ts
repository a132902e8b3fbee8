import assert from 'node:assert/strict';
import { listNoteChoices } from './note-choices.ts';

const source = { branch: 'feature/ACME-12-fix-login', recent: ['Review', 'ACME-12 fix login', 'Review', ''] };
const notes = (typed: string) => listNoteChoices(typed, source).map(({ kind, note }) => `${kind}: ${note}`);

describe('listNoteChoices', () => {
  it('takes no note where nothing is typed, and offers what the branch says and what was done lately, each once', () => {
    assert.deepEqual(notes(''), ['none: ', 'branch: ACME-12 fix login', 'recent: Review']);
  });

  it('takes what is typed first', () => {
    assert.equal(notes(' Call with Anna ')[0], 'typed: Call with Anna');
  });

  it('does not offer what is typed a second time', () => {
    assert.deepEqual(notes('Review'), ['typed: Review', 'branch: ACME-12 fix login']);
  });

  it('offers nothing of a branch that says nothing', () => {
    assert.deepEqual(listNoteChoices('', { branch: 'main', recent: [] }), [{ kind: 'none', note: '' }]);
  });

  it('does not offer what is too long to be kept', () => {
    assert.deepEqual(listNoteChoices('x'.repeat(10_001), { branch: null, recent: [] }), []);
  });
});
