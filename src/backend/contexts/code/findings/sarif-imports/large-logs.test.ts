import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { maxLogBytes } from '../../../../../workspace/sarif-import/refused-log.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { setUpFindingImports } from '../../../../testing/code/set-up-finding-imports.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
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
