/** A suite for explained-statements.test.ts, which runs it and sees it fail: its statement is of one dialect alone. */
import { sql } from 'kysely';
import { describe, it } from 'mocha';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onPickedDatabase } from '../databases.ts';

describe('a suite on one database', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (kind, open) => {
    it('reads clients', async () => {
      const { query } = await open();
      await (kind === 'postgres'
        ? sql`select now()::date from clients`
        : sql`select json_extract('{}', '$.a') from clients`
      ).execute(query);
    });
  });
});
