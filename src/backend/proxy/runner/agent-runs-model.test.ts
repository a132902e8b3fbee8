/**
 * Histories of agents' runs on a person's machine against what a plain model says of them, while runner, work process, server,
 * windows and connections are killed, leases end and runs are cancelled and replayed: no edit and nothing outside twice, no
 * answer lost, and none taken for another.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { leaseMs } from '../../../contract/runner/runner-messages.ts';
import { findMemoryFolder } from '../../testing/memory-folder.ts';
import { RunWorld } from '../../testing/runners/played-runs/run-world.ts';

const histories = Number(process.env['VIREO_HISTORIES'] ?? 30);
const seed = process.env['VIREO_SEED'];

/** Each answer is on the disk before it is heard of. */
const disk = findMemoryFolder(100_000_000) ?? os.tmpdir();

const anyRun = fc.nat({ max: 3 });
const isSo = fc.boolean();
const anyAct = fc.oneof(
  { weight: 12, arbitrary: fc.record({ act: fc.constant('deliver' as const) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('deliver-all' as const) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('outside' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('answer' as const),
      run: anyRun,
      choice: fc.constantFrom('offered', 'a', 'b', undefined),
      /** The window's local backend dies before the server hears of it, or before it hears that the server has. */
      ends: fc.constantFrom('well' as const, 'well' as const, 'before' as const, 'after' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'stale-answer' as const,
        'foreign-yes' as const,
        'cancel' as const,
        'replay' as const,
        'undo' as const,
      ),
      run: anyRun,
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('connect' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('break' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('kill-machine' as const), hasArrived: isSo }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('kill-work' as const),
      messages: fc.integer({ min: 1, max: 12 }),
      fate: fc.constantFrom('lost' as const, 'arrived' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('kill-server' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('pass' as const), ms: fc.constantFrom(5_000, 25_000, leaseMs) }),
  },
);
type Act = typeof anyAct extends fc.Arbitrary<infer Each> ? Each : never;

async function play(world: RunWorld, act: Act): Promise<void> {
  const { machine } = world;
  if (act.act === 'deliver') machine.deliver();
  else if (act.act === 'deliver-all') await world.deliverAll();
  else if (act.act === 'outside') machine.outside.answerNext();
  else if (act.act === 'connect') machine.connect();
  else if (act.act === 'break') machine.disconnect();
  else if (act.act === 'kill-machine') machine.kill(act.hasArrived);
  else if (act.act === 'kill-work') machine.killWork(act.messages, act.fate);
  else if (act.act === 'kill-server') world.killServer();
  else if (act.act === 'pass') world.pass(act.ms);
  else playRun(world, act);
  await world.settle();
}

function playRun(world: RunWorld, act: Extract<Act, { readonly run: number }>): void {
  const run = [...world.server.rows.keys()][act.run];
  if (run === undefined) return;
  if (act.act === 'answer') world.answer(run, act);
  else if (act.act === 'stale-answer') world.answerAgain(run);
  else if (act.act === 'foreign-yes') world.sayYesElsewhere(run);
  else if (act.act === 'cancel') world.server.cancel(run);
  else if (act.act === 'undo') world.undo(run);
  else world.replay(run);
}

describe('runs of agents on a machine', function () {
  this.timeout(60_000 + histories * 2_000);

  it('go as a plain model says, whatever is killed: nothing twice, no answer lost or taken for another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 60, maxLength: 120, size: 'max' }), async (acts) => {
        const directory = mkdtempSync(path.join(disk, 'vireo-runs-'));
        try {
          const world = new RunWorld(directory);
          await world.begin();
          for (const act of acts) {
            await play(world, act);
            world.requireSafe();
          }
          await world.heal();
          world.requireEnds();
        } finally {
          rmSync(directory, { recursive: true, force: true });
        }
      }),
      { numRuns: histories, ...(seed !== undefined && { seed: Number(seed) }) },
    );
  });
});
