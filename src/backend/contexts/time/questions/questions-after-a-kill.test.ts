import assert from 'node:assert/strict';
import { sqliteDrivers } from '../../../testing/databases.ts';
import { TimeStore } from '../../../testing/time-model/time-store.ts';

const minute = 60_000;

describe('questions about a timer after a kill', () => {
  for (const driver of sqliteDrivers) {
    describe(`on ${driver}`, () => {
      let store: TimeStore;
      let startedAt: number;

      beforeEach(async () => {
        store = await TimeStore.open(driver);
        startedAt = store.app.clock.now;
        await store.app.ask('POST', '/timer', { body: { projectId: store.projects[0] } });
      });

      afterEach(async () => {
        await store.close();
      });

      const at = (minutes: number) => new Date(startedAt + minutes * minute).toISOString();
      const seen = async (minutes: number, body: object = {}) => {
        store.app.clock.now = startedAt + minutes * minute;
        return await store.app.ask('POST', '/timer/seen', {
          body: { at: at(minutes), since: at(0), ...body },
        });
      };
      const timer = async () => (await store.app.ask('GET', '/timer')).body;

      it('wait as they did, and the entry runs on', async () => {
        const before = (await seen(60, { gap: { from: at(20), to: at(50), kind: 'sleep' } })).body;

        await store.kill();
        const { question, entry } = await timer();

        assert.deepEqual({ question, entry }, { question: before.question, entry: before.entry });
      });

      it('ask what became of the time in which nothing ran, and lose none of it', async () => {
        await seen(10);

        await store.kill();
        store.app.clock.now = startedAt + 60 * minute;
        const { question, entry } = await timer();
        await store.kill();
        await store.app.ask('POST', `/timer/questions/${question.id}/answer`, { body: { answer: 'keep' } });
        const stopped = await store.app.ask('POST', '/timer/stop', { body: {} });

        assert.deepEqual(
          { kind: question.kind, from: question.from, seconds: question.seconds },
          { kind: 'crash', from: at(10), seconds: 3000 },
        );
        assert.deepEqual(
          { id: stopped.body.id, seconds: stopped.body.seconds },
          { id: entry.id, seconds: 3600 },
        );
      });
    });
  }
});
