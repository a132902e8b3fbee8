import assert from 'node:assert/strict';
import type { AgentRequest } from '../../../src/api-client/index.ts';
import type { Notification } from '../../../src/contract/events.ts';
import type { CoachRun } from '../messages.ts';
import { FollowedRuns } from './followed-runs.ts';

describe('the tasks of agents in the chat', () => {
  const open = (request: object) => {
    const told: CoachRun[] = [];
    const runs = new FollowedRuns({
      load: async () =>
        ({ progress: null, question: null, error: null, ...request }) as unknown as AgentRequest,
      tell: async (run) => void told.push(run),
    });
    return { runs, told };
  };
  const changed = (type: string, id: string) => ({ type, id, version: 1 }) as unknown as Notification;

  it('are told with what they wait for, or why they failed', async () => {
    const waiting = open({ state: 'waiting', question: { title: 'Review the changes' } });
    await waiting.runs.add('r1');
    const failed = open({ state: 'failed', error: { message: 'The folder is gone.' } });
    await failed.runs.add('r1');

    assert.deepEqual(waiting.told, [{ requestId: 'r1', state: 'waiting', detail: 'Review the changes' }]);
    assert.deepEqual(failed.told, [{ requestId: 'r1', state: 'failed', detail: 'The folder is gone.' }]);
  });

  it('are followed as long as they are shown, and no others', async () => {
    const { runs, told } = open({ state: 'done' });
    await runs.add('r1');
    const progress = (requestId: string) =>
      ({ progress: { requestId, step: 'Scanning' } }) as unknown as Notification;

    await runs.read(progress('r1'))?.();
    await runs.read(changed('request.done', 'r1'))?.();
    for (const other of [progress('r2'), changed('request.done', 'r2'), changed('project.changed', 'r1')])
      assert.equal(runs.read(other), undefined);
    runs.clear();
    assert.equal(runs.read(changed('request.done', 'r1')), undefined);

    assert.deepEqual(
      told.map(({ state, detail }) => `${state} ${detail}`.trim()),
      ['done', 'running Scanning', 'done'],
    );
  });
});
