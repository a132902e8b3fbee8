import assert from 'node:assert/strict';
import type { Notification } from '../contract/events.ts';
import type { Backend, BackendState } from './backend.ts';
import { Emitter } from './emitter.ts';
import { Records } from './records.ts';

/** A backend that answers each list with one record, named after the practice that it has at the time. */
function createBackend() {
  const states = new Emitter<BackendState>();
  const notifications = new Emitter<Notification>();
  const practice = { name: 'first' };
  const backend = {
    onDidChangeState: states.event,
    onDidNotify: notifications.event,
    ask: async () => ({ items: [{ id: practice.name, clientId: practice.name }], nextCursor: null }),
  };
  return { backend: backend as unknown as Backend, states, notifications, practice };
}

describe('Records', () => {
  it('reads once', async () => {
    const { backend, practice } = createBackend();
    const records = new Records({ backend });
    await records.load();
    practice.name = 'second';

    assert.deepEqual([...(await records.load()).projects.keys()], ['first']);
  });

  it('reads again after a project changed', async () => {
    const { backend, practice, notifications } = createBackend();
    const records = new Records({ backend });
    await records.load();
    practice.name = 'second';
    notifications.fire({ seq: 1, type: 'project.created', id: 'second', version: 1 });

    assert.deepEqual([...(await records.load()).projects.keys()], ['second']);
  });

  it('reads again over a new connection, behind which the data can be another', async () => {
    const { backend, practice, states } = createBackend();
    const records = new Records({ backend });
    await records.load();
    practice.name = 'second';
    states.fire({ phase: 'starting' });

    assert.deepEqual([...(await records.load()).projects.keys()], ['second']);
    records.dispose();
    assert.equal(states.size, 0);
  });
});
