/** The keeper is killed at any point, by itself and beside others: no cause is lost, none counts twice. */
import assert from 'node:assert/strict';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { EventType } from '../../../../platform/events/catalogue.ts';
import { createEventHub } from '../../../../platform/events/event-hub.ts';
import { createSilentLogger } from '../../../../platform/log/logger.ts';
import type { UnitOfWork } from '../../../../platform/unit-of-work.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';
import { type KeeperPorts, NoteKeeper } from './note-keeper.ts';

const seed = Number(process.env['VIREO_SEED'] ?? Date.now() % 1e6);

/** Numbers that a seed repeats. */
function randomOf(from: number): () => number {
  let state = from;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const type = 'spending.threshold' as EventType;

class Killed extends Error {}

/** Dies before the commit, after it, or not at all. */
function mortal(unit: UnitOfWork, random: () => number): UnitOfWork {
  return {
    ...unit,
    async write(actor, work) {
      const fate = random();
      const result = await unit.write(actor, async (given) => {
        const done = await work(given);
        if (fate < 0.3) throw new Killed('before the commit');
        return done;
      });
      if (fate < 0.6) throw new Killed('after the commit');
      return result;
    },
  };
}

describe('the keeper of notifications', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let vireo: TestApp;

    // The keeper of the app hears of nothing: that of the test keeps the notes.
    beforeEach(async () => {
      const hub = { ...createEventHub(), subscribeAll: () => () => undefined };
      vireo = await createTestApp(await open(), { hub });
      await vireo.database.query.deleteFrom('notification_cursors').execute();
    });
    afterEach(async () => await vireo.close());

    const logOne = async (): Promise<void> => {
      const { organizationId } = vireo.owner;
      const after = { scope: 'month', percent: 90, capMicroUsd: 1_000_000 };
      await vireo.app.mail.ports.unitOfWork.write(
        { kind: 'system', organizationId, task: 'test' },
        async (work) => await work.log({ type, id: organizationId, version: 1, after }),
      );
    };
    const openKeeper = (change: Partial<KeeperPorts> = {}): NoteKeeper => {
      const { mail, notices } = vireo.app;
      const { organizationId, userId } = vireo.owner;
      return new NoteKeeper(
        {
          ...mail.ports,
          db: vireo.database.query,
          hub: createEventHub(),
          logger: createSilentLogger(),
          notices: () => notices,
          listPeople: async () => [{ kind: 'user', organizationId, userId, role: 'org_admin' }],
          ...change,
        },
        async () => undefined,
      );
    };
    const kept = async () =>
      await vireo.database.query
        .selectFrom('notifications')
        .select(['user_id', 'type', 'count'])
        .where('organization_id', '=', vireo.owner.organizationId)
        .execute();

    it('begins at the head of a log that was there before', async () => {
      await logOne();
      const keeper = openKeeper();
      await keeper.start();
      await keeper.close();

      assert.deepEqual(await kept(), []);
    });

    it(`counts each cause once, killed at any point (VIREO_SEED=${seed})`, async () => {
      const random = randomOf(seed);
      const first = openKeeper();
      await first.start();
      await first.close();
      const causes = 12;
      for (let cause = 0; cause < causes; cause += 1) {
        await logOne();
        const keeper = openKeeper({ unitOfWork: mortal(vireo.app.mail.ports.unitOfWork, random) });
        await keeper.start();
        await keeper.settled();
        await keeper.close();
      }
      const last = openKeeper();
      await last.start();
      await last.settled();
      await last.close();

      const userId = vireo.owner.userId;
      assert.deepEqual(await kept(), [{ user_id: userId, type, count: causes }]);
    });

    it('counts each cause once where several keep the same log', async () => {
      const hub = createEventHub();
      const keepers = [openKeeper({ hub }), openKeeper({ hub }), openKeeper({ hub })];
      for (const keeper of keepers) await keeper.start();
      const { organizationId } = vireo.owner;
      for (let cause = 0; cause < 8; cause += 1) {
        await logOne();
        hub.publish(organizationId, [{ seq: cause, type, id: organizationId, version: 1 }]);
      }
      await waitFor(async () => Number((await kept())[0]?.count) === 8, 'all causes');
      for (const keeper of keepers) await keeper.close();

      assert.equal((await kept())[0]?.count, 8);
    });
  });
});
