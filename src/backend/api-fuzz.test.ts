/** Each operation of the API at its bounds: no answer blames the service. `VIREO_SEED=N` draws others. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Schema } from './schema.ts';
import { fuzzApi } from './testing/api-fuzz/fuzz-api.ts';
import { onPickedDatabase } from './testing/databases.ts';
import { openTestApp } from './testing/open-test-app.ts';
import { createPayingPractice } from './testing/paying-practice.ts';
import { serverMigrations } from './testing/team/server-migrations.ts';
import { openTestTeam } from './testing/team/team-app.ts';
import { createTestApp } from './testing/test-app.ts';

const plain = { headers: {} };
const roundsOfAll = Number(process.env['VIREO_ROUNDS'] ?? 1);

describe('requests at the bounds of the API', function () {
  this.timeout(600_000);

  onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
    it('are answered, or refused by name', async () => {
      const test = await createTestApp(await open(), { team: openTestTeam() });
      const practice = await createPayingPractice(test);
      await practice.pay((await practice.bill()).id);

      const { faults, operations, byClass } = await fuzzApi(test, {
        seed: Number(process.env['VIREO_SEED'] ?? 41),
        rounds: roundsOfAll,
      });

      assert.deepEqual(faults, []);
      assert.ok(operations > 250, `${operations}`);
      assert.ok((byClass[2] ?? 0) > operations / 4, JSON.stringify(byClass));
    });
  });

  it('are told where an answer blames the service, is no envelope, or never comes', async () => {
    const test = await openTestApp();
    const broken: typeof test.ask = async (method, path, ask) => {
      if (path.startsWith('/api/v1/rates/missing'))
        return { ...plain, status: 500, body: { error: { code: 'internal' } } };
      if (path.startsWith('/api/v1/tasks')) return { ...plain, status: 404, body: 'not found' };
      if (path.startsWith('/api/v1/users/me')) throw new Error('closed');
      return await test.ask(method, path, ask);
    };
    try {
      const { faults } = await fuzzApi({ ...test, ask: broken }, { seed: 41, rounds: 1 });

      const told = (path: string) => faults.find(({ request }) => request.includes(path))?.answer ?? '';
      assert.match(told('/rates/missing'), /^500/);
      assert.match(told('/tasks'), /^404 without a code/);
      assert.match(told('/users/me'), /^no answer: Error: closed/);
    } finally {
      await test.close();
    }
  });
});
