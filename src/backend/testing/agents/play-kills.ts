/** Runs of a graph of five steps whose process dies at each of its messages in turn: what was lost, and what was done twice. */
import assert from 'node:assert/strict';
import type { FromWork } from '../../../contract/work/work-messages.ts';
import type { Work } from '../../platform/work/work.ts';
import { WorkError } from '../../platform/work/work-error.ts';
import { createInProcessWork } from '../in-process-work.ts';
import { fiveStepsTrail, runFiveSteps } from './five-steps.ts';
import { createTestAgent, type HostedWork } from './hosted-work.ts';
import type { World } from './world.ts';

type Fate = 'lost' | 'arrived' | undefined;

const createWorkKilledAt = (killAt: (message: FromWork) => Fate): Work =>
  createInProcessWork({ agents: [createTestAgent(runFiveSteps)], killAt });

/** Runs it until it ends, as the queue would, and answers how often it was tried. Throws where its outcome is another one. */
export async function finishFiveSteps({ ask }: HostedWork, work: Work, run: string): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { report } = await ask(work, { run });
      assert.deepEqual(JSON.parse(report).state.trail, fiveStepsTrail);
      return tries;
    } catch (error) {
      assert.ok(WorkError.is(error) && error.code === 'lost', String(error));
      assert.ok(tries < 3, 'it is killed once');
    }
  }
}

/** Throws unless the run has done each thing outside exactly once. */
export function checkDoneOnce({ done }: World, run: string): void {
  assert.deepEqual(
    done.map((each) => each.replace(`${run} `, '')),
    ['push branch', 'note {"round":0} by agent', 'note {"round":1} by agent', 'push commit'],
  );
  done.length = 0;
}

/**
 * One run for each kill, at messages spread over all that a run sends; every other message still arrives. Answers how many
 * were lost and taken up again; throws where one was not, or did anything outside twice or not at all.
 */
export async function playKills(hosted: HostedWork, world: World, kills: number): Promise<number> {
  let messages = 0;
  const counted = createWorkKilledAt(() => {
    messages += 1;
    return undefined;
  });
  await finishFiveSteps(hosted, counted, 'unkilled');
  counted.close();
  checkDoneOnce(world, 'unkilled');

  let lost = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const nth = 1 + Math.floor((kill * (messages - 1)) / Math.max(1, kills - 1));
    let sent = 0;
    const work = createWorkKilledAt(() => {
      sent += 1;
      if (sent !== nth) return undefined;
      return kill % 2 === 0 ? 'lost' : 'arrived';
    });
    const run = `killed-at-${nth}-${kill}`;
    lost += (await finishFiveSteps(hosted, work, run)) - 1;
    work.close();
    checkDoneOnce(world, run);
  }
  return lost;
}
