/** A graph whose process is killed at each of its messages: nothing is lost, and nothing is done twice. */
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'mocha';
import { type FromWork, fromWorkSchema } from '../../../contract/work/work-messages.ts';
import { migrations } from '../../migrations/index.ts';
import { WorkClient } from '../../platform/work/work.ts';
import type { Schema } from '../../schema.ts';
import { hostWork } from '../../testing/agents/hosted-work.ts';
import { checkDoneOnce, finishFiveSteps, playKills } from '../../testing/agents/play-kills.ts';
import { createWorld } from '../../testing/agents/world.ts';
import { onPickedDatabase } from '../../testing/databases.ts';

/** More with `VIREO_KILLS`, spread over the messages of a run. */
const kills = Number(process.env['VIREO_KILLS'] ?? 16);

const entry = path.join(import.meta.dirname, '../../testing/agents/graph-process.ts');

describe('a run of a graph whose process is killed', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    it('goes on where it was, at whichever message', async () => {
      const world = createWorld();

      const lost = await playKills(await hostWork(await open(), world), world, kills);

      assert.ok(lost >= kills - 1, `${lost} of ${kills} runs were lost and taken up again`);
    });

    it('goes on in another process after a real kill', async () => {
      const world = createWorld();
      const hosted = await hostWork(await open(), world);
      let killed = 0;
      const isKilledAt = (message: FromWork): boolean =>
        message.type === 'ask' && message.ask.kind === 'effect' && killed < 1;
      const work = new WorkClient({
        settings: {},
        start: ({ onMessage, onEnd }) => {
          const child: ChildProcess = fork(entry, [], { serialization: 'advanced', stdio: 'ignore' });
          child.once('exit', () => onEnd('was killed'));
          child.on('message', (message) => {
            if (isKilledAt(fromWorkSchema.parse(message))) {
              killed += 1;
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

      const tries = await finishFiveSteps(hosted, work, 'really-killed');
      work.close();

      assert.deepEqual({ killed, tries }, { killed: 1, tries: 2 });
      checkDoneOnce(world, 'really-killed');
    });
  });
});
