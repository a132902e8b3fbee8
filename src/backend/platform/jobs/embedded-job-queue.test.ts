import assert from 'node:assert/strict';
import type { KyselyPlugin } from 'kysely';
import { describe, it } from 'mocha';
import { loadOwner } from '../../contexts/account/first-start.ts';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { itBehavesAsJobQueue } from '../../testing/jobs/job-queue-contract.ts';
import type { JobQueueHarness } from '../../testing/jobs/job-steps.ts';
import { createKillSwitch } from '../../testing/jobs/kill-switch.ts';
import type { Database } from '../db/database.ts';
import { backOffMs } from './back-off.ts';
import { EmbeddedJobQueue } from './embedded-job-queue.ts';
import type { JobQueue } from './job-queue.ts';

const firstStart = {
  ownerName: 'Mara Voss',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  countryCode: 'DE',
  language: 'en',
};

async function createHarness(database: Database<Schema>): Promise<JobQueueHarness> {
  const clock = { now: Date.parse('2026-11-20T09:00:00Z') };
  const { organizationId } = await loadOwner(database, { ...firstStart, now: clock.now });
  const switches = new Map<JobQueue, () => void>();
  return {
    organizationId,
    clock,
    create({ exclusive = false, leaseMs } = {}) {
      const { plugin, kill } = createKillSwitch();
      const queue = new EmbeddedJobQueue({
        db: database.query.withPlugin(plugin),
        clock: () => clock.now,
        exclusive,
        ...(leaseMs !== undefined && { leaseMs }),
        onError: (error) => assert.match(String(error), /killed/),
        random: () => 0.5,
      });
      switches.set(queue, kill);
      return queue;
    },
    transaction: (work) => database.transaction(work),
    kill: (queue) => switches.get(queue)?.(),
  };
}

describe('the embedded job queue', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    itBehavesAsJobQueue(async () => await createHarness(await open()));

    it('runs its jobs, and asks the others, where one that hands over what is due fails', async () => {
      const database = await open();
      const { organizationId } = await loadOwner(database, { ...firstStart, now: 0 });
      const faults: string[] = [];
      const queue = new EmbeddedJobQueue({
        db: database.query,
        clock: () => 1,
        exclusive: true,
        onError: (error) => void faults.push(String(error)),
      });
      const runs: string[] = [];
      let asked = 0;
      const nextAt = async () => undefined;
      queue.feed({ nextAt, fill: async () => Promise.reject(new Error('a damaged row')) });
      queue.feed({
        nextAt,
        async fill() {
          asked += 1;
          return false;
        },
      });
      queue.handle('test', { run: async ({ id }) => void runs.push(id) });
      const id = await database.transaction(
        async (trx) => await queue.enqueue(trx, { kind: 'test', organizationId, payload: {} }),
      );
      await queue.start();
      await queue.idle();
      await queue.stop();

      assert.deepEqual([runs, faults[0], asked > 0], [[id], 'Error: a damaged row', true]);
    });

    it('gives back uncounted, without running it, a job that it claims as it is stopped', async () => {
      const database = await open();
      const { organizationId } = await loadOwner(database, { ...firstStart, now: 0 });
      let stopped: Promise<void> | undefined;
      const stopAtClaim: KyselyPlugin = {
        transformQuery: ({ node }) => node,
        async transformResult({ result }) {
          if (result.rows.some(({ state }) => state === 'running')) stopped ??= queue.stop();
          return result;
        },
      };
      const queue = new EmbeddedJobQueue({
        db: database.query.withPlugin(stopAtClaim),
        clock: () => 1,
        exclusive: true,
        onError: (error) => assert.fail(String(error)),
      });
      const runs: string[] = [];
      queue.handle('test', { run: async ({ id }) => void runs.push(id) });
      await queue.start();
      const id = await database.transaction(
        async (trx) => await queue.enqueue(trx, { kind: 'test', organizationId, payload: {} }),
      );
      queue.wake();
      await queue.idle();
      await stopped;

      const view = await queue.find(id);
      assert.deepEqual(
        { state: view?.state, attempts: view?.attempts, runs },
        { state: 'queued', attempts: 0, runs: [] },
      );
    });
  });
});

describe('the back-off', () => {
  it('doubles, with full jitter, up to ten minutes', () => {
    assert.deepEqual(
      [1, 2, 3].map((attempt) => backOffMs(attempt, () => 0)),
      [0, 0, 0],
    );
    assert.deepEqual(
      [1, 2, 3].map((attempt) => backOffMs(attempt, () => 1)),
      [1_000, 2_000, 4_000],
    );
    assert.equal(
      backOffMs(40, () => 1),
      600_000,
    );
  });
});
