import assert from 'node:assert/strict';
import diagnostics from 'node:diagnostics_channel';
import { describe, it } from 'mocha';
import { maxLogBytes } from '../../../../../workspace/sarif-import/refused-log.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { setUpFindingImports } from '../../../../testing/code/set-up-finding-imports.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { leaveOnceRead } from '../../../../testing/leave-once-read.ts';
import { createLog, createResult } from '../../../../testing/sarif-log.ts';

describe('imports of logs that are large, or none', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpFindingImports(open);
      const { bring, send, list } = stage;

      it('refuse what is no log, is nested without end, or has too much in it, and change nothing', async () => {
        await bring([{}]);
        const deep = `{"projectId":"${stage.projectId}","log":{"version":"2.1.0","runs":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
        const many = createLog(Array.from({ length: 25_001 }, () => ({})));

        const replies = [
          await send({ hello: 'world' }),
          await send({ version: '1.0.0', runs: [] }),
          await stage.vireo.ask('POST', '/findings/imports', {
            body: deep,
            headers: { 'content-type': 'application/json' },
          }),
          await send(many),
          await send(createLog([]), { root: 'relative/root' }),
        ];

        assert.deepEqual(
          replies.map(({ status }) => status),
          [422, 422, 422, 413, 422],
        );
        assert.match(replies[2]?.body.error.message, /nested deeper/);
        assert.equal((await list())[0]?.state, 'open');
      });

      it('are read by a thread of its own where the log is large, and come to the same', async () => {
        const padding = 'x'.repeat(1_100);
        const results = Array.from({ length: 1_000 }, (_each, at) =>
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
          const noLog = await send({ version: '1.0.0', runs: [{ padding: padding.repeat(1_000) }] });

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
            { results: 1_000, added: 998, again: 2 },
          );
          assert.equal(retried.body.id, large.body.id);
          assert.match(noLog.body.error.message, /SARIF 1\.0\.0/);
          assert.match(wrong.body.error.details[0].field, /root/);
        } finally {
          diagnostics.unsubscribe('worker_threads', note);
        }
      });

      it('find thousands again, one of them changed and one gone', async () => {
        const results = Array.from({ length: 2_500 }, (_, at) => ({
          ruleId: `c/rule-${at}`,
          text: `Result ${at}.`,
        }));
        const log = (given: typeof results) => createLog(given.map(createResult));
        await send(log(results));
        const changed = results.with(7, { ruleId: 'c/rule-7', text: 'Another text.' }).slice(0, -1);

        const { body } = await send(log(changed));

        const { again, added, resolved } = body.sources[0];
        assert.deepEqual({ again, added, resolved }, { again: 2_499, added: 0, resolved: 1 });
        const rows = await stage.vireo.database.query
          .selectFrom('findings')
          .select(['state', 'message'])
          .where('rule_id', 'in', ['c/rule-7', 'c/rule-8', 'c/rule-2499'])
          .orderBy('message')
          .execute();
        assert.deepEqual(
          rows.map(({ state, message }) => [state, message]),
          [
            ['open', 'Another text.'],
            ['resolved', 'Result 2499.'],
            ['open', 'Result 8.'],
          ],
        );
      });

      it('give their place back when who sent a large one goes away once it was read', async () => {
        const text = 'x'.repeat(1_100);
        const log = createLog(Array.from({ length: 1_000 }, () => createResult({ text })));
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

      it('are refused by name above the limit, with what to do', async () => {
        const log = createLog([createResult({ text: 'x'.repeat(maxLogBytes + 128 * 1024) })]);
        const { status, body } = await stage.vireo.ask('POST', '/findings/imports', {
          body: { projectId: stage.projectId, log },
        });

        assert.deepEqual(
          { status, code: body.error.code, field: body.error.details[0].field },
          { status: 413, code: 'too_large', field: 'log' },
        );
        assert.match(body.error.message, /^log: may be 20 MB: let the tool report less, or in parts/);
      });
    });
  });
});
