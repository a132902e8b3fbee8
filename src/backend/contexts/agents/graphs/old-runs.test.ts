import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { runFiveSteps } from '../../../testing/agents/five-steps.ts';
import { createTestAgent, hostWork } from '../../../testing/agents/hosted-work.ts';
import { createWorld } from '../../../testing/agents/world.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';

const dayMs = 86_400_000;
const tables = ['agent_checkpoints', 'agent_channel_values', 'agent_writes'] as const;

describe('checkpoints of old runs', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    it('are forgotten 90 days after the last one, when another run begins', async () => {
      const database = await open();
      const hosted = await hostWork(database, createWorld());
      const work = createInProcessWork({ agents: [createTestAgent(runFiveSteps)] });
      const keptOf = async (run: string): Promise<readonly number[]> =>
        await Promise.all(
          tables.map(async (table) => {
            const rows = await database.query
              .selectFrom(table)
              .select('run_id')
              .where('run_id', '=', run)
              .execute();
            return rows.length;
          }),
        );
      const age = async (run: string, days: number): Promise<void> => {
        await database.query
          .updateTable('agent_checkpoints')
          .set({ created_at: Date.now() - days * dayMs })
          .where('run_id', '=', run)
          .execute();
      };
      await hosted.ask(work, { run: 'old' });
      await hosted.ask(work, { run: 'recent' });
      const before = await keptOf('recent');
      await age('old', 91);
      await age('recent', 89);

      await hosted.ask(work, { run: 'next' });
      work.close();

      assert.ok(before.every((count) => count > 0));
      assert.deepEqual(await keptOf('old'), [0, 0, 0]);
      assert.deepEqual(await keptOf('recent'), before);
      const effects = await database.query
        .selectFrom('agent_effects')
        .select('key')
        .where('run_id', '=', 'old')
        .execute();
      assert.ok(effects.length > 0, 'what it did outside stays on record');
    });
  });
});
