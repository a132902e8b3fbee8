/** Mail that an older version had claimed may have been sent. */
import assert from 'node:assert/strict';
import type { Kysely } from 'kysely';
import { migrate } from '../../platform/db/index.ts';
import type { MigrationSchema } from '../../platform/db/migrate.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { migrations } from '../index.ts';

const stamps = { created_at: 100, updated_at: 500, version: 2 };
const organization = {
  id: 'o',
  name: 'Mara Voss',
  address_lines: '[]',
  country_code: 'DE',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  language: 'en',
  overlap_policy: 'warn',
  rounding: '{}',
  tax_category: 'S',
  tax_rate: '19',
  payment_term_days: 30,
  invoice_prefix: '',
};
const mail = {
  organization_id: 'o',
  account_id: 'a',
  kind: 'money.invoice',
  from_address: 'mara@example.org',
  recipients: '{"to":[],"cc":[]}',
  recipient_count: 0,
  subject: 'Invoice',
  body: 'Hello',
  message_id: '<1@example.org>',
  message_sha256: '0',
  message_bytes: 1,
  attachments: '[]',
  attempts: 1,
  unknown_ends: 0,
  rejected: '[]',
  ...stamps,
};

describe('mail of before', () => {
  onEveryDatabase<Schema>([], (_kind, open) => {
    it('counts as begun where it was claimed', async () => {
      const database = await open();
      const at = migrations.findIndex(({ name }) => name === '0070-platform-mail-leaving');
      // The row of the organization is as the first migrations have it.
      await migrate(database, migrations.slice(0, 3));
      const before = database.query as unknown as Kysely<MigrationSchema>;
      await before
        .insertInto('organizations')
        .values({ ...organization, ...stamps })
        .execute();
      await migrate(database, migrations.slice(0, at));
      for (const [id, state, tried_at] of [
        ['claimed', 'sending', 400],
        ['untimed', 'sending', null],
        ['waits', 'queued', 400],
      ] as const)
        await before
          .insertInto('mails')
          .values({ ...mail, id, state, tried_at })
          .execute();

      await migrate(database, migrations);

      const rows = await database.query
        .selectFrom('mails')
        .select(['id', 'begun_at'])
        .orderBy('id')
        .execute();
      assert.deepEqual(
        rows.map(({ id, begun_at: begunAt }) => [id, begunAt]),
        [
          ['claimed', 400],
          ['untimed', 500],
          ['waits', null],
        ],
      );
    });
  });
});
