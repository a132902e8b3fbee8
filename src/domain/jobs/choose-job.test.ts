import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { chooseJob, type WaitingJob } from './choose-job.ts';

const pools = ['security', 'devops', 'planner'] as const;
const limits = new Map([
  ['security', 3],
  ['devops', 2],
]);

const jobs = fc
  .array(
    fc.record({
      share: fc.constantFrom('ana', 'ben', 'cleo', 'dara'),
      pool: fc.constantFrom(...pools),
      priority: fc.integer({ min: 0, max: 9 }),
      since: fc.integer({ min: 0, max: 50 }),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map((job, at) => ({ ...job, id: String(at).padStart(3, '0') })));

interface Machine {
  readonly waiting: WaitingJob[];
  readonly running: WaitingJob[];
  readonly served: Map<string, number>;
  turns: number;
}

function countPools({ running }: Machine): Map<string, number> {
  return new Map(pools.map((pool) => [pool, running.filter((job) => job.pool === pool).length]));
}

/** Begins one, as a queue with room for `atOnce` does; undefined where none may. */
function begin(machine: Machine, atOnce: number): WaitingJob | undefined {
  if (machine.running.length >= atOnce) return undefined;
  const { waiting, served } = machine;
  const job = chooseJob({ waiting, served, limits, running: countPools(machine) });
  if (job === undefined) return undefined;
  waiting.splice(waiting.indexOf(job), 1);
  machine.running.push(job);
  machine.turns += 1;
  served.set(job.share, machine.turns);
  return job;
}

const open = (waiting: readonly WaitingJob[]): Machine => ({
  waiting: [...waiting],
  running: [],
  served: new Map(),
  turns: 0,
});

describe('the choice of the next job', () => {
  it('runs each job once, never more of a pool than its limit, whatever ends when', () => {
    fc.assert(
      fc.property(jobs, fc.integer({ min: 1, max: 8 }), fc.array(fc.nat()), (all, atOnce, ends) => {
        const machine = open(all);
        const begun: string[] = [];
        for (let round = 0; machine.waiting.length + machine.running.length > 0; round += 1) {
          for (let job = begin(machine, atOnce); job; job = begin(machine, atOnce)) begun.push(job.id);
          const counts = countPools(machine);
          assert.ok((counts.get('security') ?? 0) <= 3 && (counts.get('devops') ?? 0) <= 2);
          assert.ok(machine.running.length > 0, 'nothing runs though something waits');
          machine.running.splice((ends[round] ?? 0) % machine.running.length, 1);
        }
        assert.deepEqual(
          begun.toSorted(),
          all.map(({ id }) => id),
        );
      }),
    );
  });

  it('lets nobody wait for more turns than there are others, however urgent their jobs are', () => {
    fc.assert(
      fc.property(jobs, (all) => {
        const machine = open(all.map((job) => ({ ...job, pool: 'planner' })));
        const missed = new Map<string, number>();
        while (machine.waiting.length > 0) {
          const shares = new Set(machine.waiting.map(({ share }) => share));
          const job = begin(machine, Number.POSITIVE_INFINITY);
          assert.ok(job);
          for (const share of shares)
            missed.set(share, share === job.share ? 0 : (missed.get(share) ?? 0) + 1);
          assert.ok([...missed.values()].every((turns) => turns <= 3));
        }
      }),
    );
  });

  it('goes by priority within a share, then by age', () => {
    fc.assert(
      fc.property(jobs, (all) => {
        const machine = open(all.map((job) => ({ ...job, share: 'ana', pool: 'planner' })));
        const order: WaitingJob[] = [];
        for (let job = begin(machine, 99); job; job = begin(machine, 99)) order.push(job);
        const sorted = order.toSorted((a, b) => b.priority - a.priority || a.since - b.since);
        assert.deepEqual(
          order.map(({ priority, since }) => [priority, since]),
          sorted.map(({ priority, since }) => [priority, since]),
        );
      }),
    );
  });

  it('passes a pool without room by, and takes it up again once there is room', () => {
    const waiting = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      share: 'ana',
      pool: 'security',
      priority: 9,
      since: 0,
    }));
    const machine = open([...waiting, { id: 'e', share: 'ana', pool: 'planner', priority: 0, since: 9 }]);

    const begun = Array.from({ length: 5 }, () => begin(machine, 9)?.id);
    machine.running.shift();

    assert.deepEqual(
      { begun, id: begin(machine, 9)?.id },
      { begun: ['a', 'b', 'c', 'e', undefined], id: 'd' },
    );
  });
});
