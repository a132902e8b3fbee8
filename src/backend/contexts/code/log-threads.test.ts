/** Which thread reads a log is the same on every database: on the one that this file picks. */
import assert from 'node:assert/strict';
import diagnostics from 'node:diagnostics_channel';
import { describe, it } from 'mocha';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { setUpFindingImports } from '../../testing/code/set-up-finding-imports.ts';
import { onPickedDatabase } from '../../testing/databases.ts';
import { leaveOnceRead } from '../../testing/leave-once-read.ts';
import { createLog, createResult } from '../../testing/sarif-log.ts';

describe('imports of large logs', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpFindingImports(open);

      it('are read by a thread of its own where the log is large, and come to the same', async () => {
        const padding = 'x'.repeat(11_000);
        const results = Array.from({ length: 100 }, (_each, at) =>
          createResult({ ruleId: `c/rule-${at}`, text: `Too long: ${padding}` }),
        );
        const threads: string[] = [];
        const note = () => void threads.push('thread');
        diagnostics.subscribe('worker_threads', note);
        const send = async (log: unknown, more: object = {}) =>
          await stage.vireo.ask('POST', '/findings/imports', {
            body: { projectId: stage.projectId, log, ...more },
          });
        try {
          await send(createLog(results.slice(0, 2)));
          const small = threads.length;
          const id = '0197a3c2-0000-7000-8000-00000000c0de';
          const large = await send(createLog(results), { id });
          const retried = await send(createLog(results), { id });
          const another = await send(createLog(results.slice(1)), { id });
          const wrong = await send(createLog(results), { root: 'relative/root' });
          const torn = await stage.vireo.ask('POST', '/findings/imports', {
            body: `{"log":"${'y'.repeat(2_000_000)}`,
          });
          const noLog = await send({ version: '1.0.0', runs: [{ padding: padding.repeat(100) }] });

          assert.deepEqual(
            [large, retried, another, wrong, torn, noLog].map(({ status }) => status),
            [201, 200, 409, 422, 400, 422],
          );
          assert.deepEqual({ small, threadsCount: threads.length }, { small: 0, threadsCount: 6 });
          assert.deepEqual(
            {
              results: large.body.sources[0].results,
              added: large.body.sources[0].added,
              again: large.body.sources[0].again,
            },
            { results: 100, added: 98, again: 2 },
          );
          assert.equal(retried.body.id, large.body.id);
          assert.match(noLog.body.error.message, /SARIF 1\.0\.0/);
          assert.match(wrong.body.error.details[0].field, /root/);
        } finally {
          diagnostics.unsubscribe('worker_threads', note);
        }
      });

      it('give their place back when who sent a large one goes away once it was read', async () => {
        const text = 'x'.repeat(11_000);
        const log = createLog(Array.from({ length: 100 }, () => createResult({ text })));
        const body = { projectId: stage.projectId, log };
        // Two are read at once.
        for (let left = 0; left < 2; left++) {
          await leaveOnceRead(stage.vireo.app, { path: '/findings/imports', body });
        }

        assert.equal((await stage.vireo.ask('POST', '/findings/imports', { body })).status, 201);
        const replies = await Promise.all(
          Array.from({ length: 7 }, () => stage.vireo.ask('POST', '/findings/imports', { body })),
        );
        const statuses = replies.map(({ status }) => status).sort();
        assert.deepEqual([statuses[0], statuses[3], statuses[6]], [201, 201, 429], statuses.join());
      });
    });
  });
});
