import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SessionChanges } from './session-changes.ts';

const told = (type: string, id = 's1') => ({ seq: 1, type, id, version: 1 });

describe('SessionChanges', () => {
  it('tells of questions that another page asked in the session that is shown', () => {
    const changes = new SessionChanges();

    assert.deepEqual(changes.read(told('coach-session.changed'), 's1'), { kind: 'asked' });
    assert.equal(changes.read(told('coach-session.changed', 's2'), 's1'), undefined);
    assert.equal(changes.read(told('coach-session.changed'), undefined), undefined);
    assert.equal(changes.read(told('time-entry.started'), 's1'), undefined);
  });

  it('does not tell of questions of its own, once each, however often one is sent', () => {
    const changes = new SessionChanges();
    changes.ask('m1');
    changes.ask('m1');

    assert.equal(changes.read(told('coach-session.created'), 's1'), undefined);
    assert.deepEqual(changes.read(told('coach-session.changed'), 's1'), { kind: 'asked' });
  });

  it('waits for nothing of a question that was refused, nor of a session that was left', () => {
    const changes = new SessionChanges();
    changes.ask('m1');
    changes.end('m1');
    changes.ask('m2');
    changes.clear();

    assert.deepEqual(changes.read(told('coach-session.changed'), 's1'), { kind: 'asked' });
  });

  it('tells that the session was deleted, and of proposals in it, not of those of other people', () => {
    const changes = new SessionChanges();
    changes.addProposal('p1');

    assert.deepEqual(changes.read(told('coach-session.deleted'), 's1'), { kind: 'deleted' });
    assert.deepEqual(changes.read(told('proposal.changed', 'p1'), 's1'), { kind: 'proposal', id: 'p1' });
    assert.equal(changes.read(told('proposal.changed', 'p2'), 's1'), undefined);
    changes.clear();
    assert.equal(changes.read(told('proposal.changed', 'p1'), 's1'), undefined);
    assert.equal(changes.read({ reload: true, seq: 4 }, 's1'), undefined);
  });
});
