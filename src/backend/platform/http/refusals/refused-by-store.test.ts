import assert from 'node:assert/strict';
import { type RawBuilder, sql } from 'kysely';
import { onEveryDriver } from '../../../testing/databases.ts';
import type { Migration } from '../../db/migrate.ts';
import { toApiError } from '../error-handler.ts';

const migrations: readonly Migration[] = [
  {
    name: '0001-refusals',
    async up(trx) {
      await sql`create table owners (id varchar(36) primary key, full_name text not null unique)`.execute(
        trx,
      );
      await sql`create table hours (
        id varchar(36) primary key,
        owner_id varchar(36) not null references owners (id),
        paid_minutes bigint not null check (paid_minutes > 0),
        rate bigint not null default 1,
        constraint hours_rate_range check (rate between 1 and 9)
      )`.execute(trx);
    },
  },
];

type Case = readonly [
  what: string,
  statement: RawBuilder<unknown>,
  status: number,
  fields: readonly string[],
];
const cases: readonly Case[] = [
  ['NOT NULL', sql`insert into owners (id, full_name) values ('b', null)`, 422, ['fullName']],
  ['a CHECK', sql`insert into hours (id, owner_id, paid_minutes) values ('h', 'a', 0)`, 422, ['paidMinutes']],
  [
    'a named CHECK',
    sql`insert into hours (id, owner_id, paid_minutes, rate) values ('h', 'a', 1, 10)`,
    422,
    [],
  ],
  ['UNIQUE', sql`insert into owners (id, full_name) values ('b', 'Anna')`, 409, []],
  [
    'a number out of range',
    sql`insert into hours (id, owner_id, paid_minutes) values ('h', 'a', ${1e300})`,
    422,
    [],
  ],
];

describe('what the data refuses, at the edge', () => {
  onEveryDriver<object>(migrations, (kind, open) => {
    for (const [what, statement, status, fields] of cases) {
      // SQLite stores a number of any size as a real: nothing is violated there.
      if (kind !== 'postgres' && what === 'a number out of range') continue;
      it(`is ${status} for ${what}`, async () => {
        const database = await open();
        await sql`insert into owners (id, full_name) values ('a', 'Anna')`.execute(database.query);

        const error = toApiError(
          await statement.execute(database.query).catch((refused: unknown) => refused),
        );

        assert.equal(error.status, status, error.message);
        assert.deepEqual(
          error.details.map(({ field }) => field),
          fields,
        );
        assert.ok(error.cause, 'the log has the cause');
      });
    }

    it('is 409 for a reference to nothing, with its field where the database tells', async () => {
      const database = await open();
      const statement = sql`insert into hours (id, owner_id, paid_minutes) values ('h', 'nobody', 1)`;

      const error = toApiError(await statement.execute(database.query).catch((refused: unknown) => refused));

      assert.equal(error.status, 409, error.message);
      assert.equal(error.details[0]?.field, kind === 'postgres' ? 'ownerId' : undefined);
    });
  });
});
