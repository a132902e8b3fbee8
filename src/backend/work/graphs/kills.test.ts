/** A graph whose process is killed at each of its messages: nothing is lost, and nothing is done twice. */
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'mocha';
import { type FromWork, fromWorkSchema } from '../../../contract/work/work-messages.ts';
import { migrations } from '../../migrations/index.ts';
import { createWork, type Work } from '../../platform/work/work.ts';
import { WorkError } from '../../platform/work/work-error.ts';
import type { Schema } from '../../schema.ts';
import { fiveStepsTrail, runFiveSteps } from '../../testing/assist/five-steps.ts';
import { createTestAgent, type HostedWork, hostWork } from '../../testing/assist/hosted-work.ts';
import { createWorld, type World } from '../../testing/assist/world.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { createInProcessWork } from '../../testing/in-process-work.ts';

/** More with `VIREO_KILLS`, spread over the messages of a run. */
const killsOnSqljs = Number(process.env['VIREO_KILLS'] ?? 16);
const killsElsewhere = Number(process.env['VIREO_KILLS'] ?? 6);

const entry = path.join(import.meta.dirname, '../../testing/assist/graph-process.ts');

describe('a run of a graph whose process is killed', () => {
  forEachDatabase<Schema>(migrations, (kind, open) => {
    const createWorkKilledAt = (nth: number, how: 'lost' | 'arrived'): Work => {
      let sent = 0;
      return createInProcessWork({
        agents: [createTestAgent(runFiveSteps)],
        killAt: () => {
          sent += 1;
          return sent === nth ? how : undefined;
        },
      });
    };

    /** Runs it until it ends, as the queue would. */
    async function finish({ ask }: HostedWork, work: Work, run: string): Promise<number> {
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

    function checkDone({ done }: World, run: string): void {
      assert.deepEqual(
        done.map((each) => each.replace(`${run} `, '')),
        ['push branch', 'note {"round":0} by agent', 'note {"round":1} by agent', 'push commit'],
      );
      done.length = 0;
    }

    it('goes on where it was, at whichever message', async () => {
      const world = createWorld();
      const hosted = await hostWork(await open(), world);
      let messages = 0;
      const counted = createInProcessWork({
        agents: [createTestAgent(runFiveSteps)],
        killAt: () => {
          messages += 1;
          return undefined;
        },
      });
      await finish(hosted, counted, 'unkilled');
      counted.close();
      checkDone(world, 'unkilled');
      const kills = kind === 'sqljs' ? killsOnSqljs : killsElsewhere;

      let lost = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        const nth = 1 + Math.floor((kill * (messages - 1)) / (kills - 1));
        const work = createWorkKilledAt(nth, kill % 2 === 0 ? 'lost' : 'arrived');
        const run = `killed-at-${nth}-${kill}`;
        lost += (await finish(hosted, work, run)) - 1;
        work.close();
        checkDone(world, run);
      }

      assert.ok(lost >= kills - 1, `${lost} of ${kills} runs were lost and taken up again`);
    });

    if (kind === 'sqljs')
      it('goes on in another process after a real kill', async () => {
        const world = createWorld();
        const hosted = await hostWork(await open(), world);
        let kills = 0;
        const isKilledAt = (message: FromWork): boolean =>
          message.type === 'ask' && message.ask.kind === 'effect' && kills < 1;
        const work = createWork({
          settings: {},
          start: ({ onMessage, onEnd }) => {
            const child: ChildProcess = fork(entry, [], { serialization: 'advanced', stdio: 'ignore' });
            child.once('exit', () => onEnd('was killed'));
            child.on('message', (message) => {
              if (isKilledAt(fromWorkSchema.parse(message))) {
                kills += 1;
                child.kill('SIGKILL');
              }
              onMessage(message);
            });
            child.on('error', () => undefined);
            return {
              send: (message) => void (child.connected && child.send(message, () => undefined)),
              end: () => void child.kill('SIGKILL'),
            };
          },
          onFault: () => undefined,
        });

        const tries = await finish(hosted, work, 'really-killed');
        work.close();

        assert.deepEqual([kills, tries], [1, 2]);
        checkDone(world, 'really-killed');
      });
  });
});
