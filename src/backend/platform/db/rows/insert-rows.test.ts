import assert from 'node:assert/strict';
import type { KyselyPlugin } from 'kysely';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDriver } from '../../../testing/databases.ts';
import { isDatabaseError } from '../database-error.ts';
import { insertRows } from './insert-rows.ts';

const many = 1_001;
const rows = Array.from({ length: many }, (_, at) => ({
  organization_id: 'one',
  seq: at + 1,
  subject: at % 2 === 0 ? null : `ü "${at}"\n\u{1f4bc}`,
  before: null,
  after: `{"at":${at}}`,
}));

describe('rows of one table', () => {
  onEveryDriver<Schema>(migrations, (_kind, open) => {
    const read = async (database: Awaited<ReturnType<typeof open>>) =>
      await database.query.selectFrom('event_contents').selectAll().orderBy('seq').execute();

    it('are written as they are, in a few statements', async () => {
      const database = await open();
      let statements = 0;
      const counting: KyselyPlugin = {
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => {
          statements += 1;
          return result;
        },
      };

      await database.transaction(async (trx) => {
        await insertRows(trx.withPlugin(counting) as typeof trx, 'event_contents', rows);
      });

      assert.deepEqual(await read(database), rows);
      assert.ok(statements <= many / 100, `${statements} statements`);
    });

    it('fail by the statement that fails, and leave nothing', async () => {
      const database = await open();
      const broken = rows.with(400, { ...rows[400], seq: 1 } as (typeof rows)[number]);

      await assert.rejects(
        database.transaction(async (trx) => await insertRows(trx, 'event_contents', broken)),
        (error) => isDatabaseError(error, 'unique'),
      );

      assert.deepEqual(await read(database), []);
    });

    it('are none where there is none', async () => {
      const database = await open();

      await database.transaction(async (trx) => await insertRows(trx, 'event_contents', []));

      assert.deepEqual(await read(database), []);
    });
  });
});
