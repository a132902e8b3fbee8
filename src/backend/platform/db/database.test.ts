import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { ignore } from '../../../workspace/ignore-error.ts';
import { onEveryDriver } from '../../testing/databases.ts';
import type { Database } from './database.ts';
import { DatabaseError, type DatabaseErrorCode, isDatabaseError } from './database-error.ts';
import type { Migration } from './migrate.ts';

interface Schema {
  owners: { id: string; name: string; note: string | null };
  hours: { id: string; owner_id: string; minutes: number; picture: Uint8Array | null };
}

const migrations: readonly Migration[] = [
  {
    name: '0001-tables',
    async up(trx) {
      await trx.schema
        .createTable('owners')
        .addColumn('id', 'varchar(36)', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull().unique())
        .addColumn('note', 'text')
        .execute();
    },
  },
  {
    name: '0002-hours',
    async up(trx, dialect) {
      await trx.schema
        .createTable('hours')
        .addColumn('id', 'varchar(36)', (column) => column.primaryKey())
        .addColumn('owner_id', 'varchar(36)', (column) => column.notNull().references('owners.id'))
        .addColumn('minutes', 'bigint', (column) => column.notNull().check(sql`minutes > 0`))
        .addColumn('picture', dialect === 'postgres' ? 'bytea' : 'blob')
        .execute();
      for (const statement of refuseDeletion[dialect]) await sql.raw(statement).execute(trx);
    },
  },
];

const refuseDeletion = {
  sqlite: [`create trigger hours_stay before delete on hours begin select raise(abort, 'hours stay'); end`],
  postgres: [
    `create function hours_stay() returns trigger language plpgsql as $$ begin raise exception 'hours stay'; end $$`,
    'create trigger hours_stay before delete on hours for each row execute function hours_stay()',
  ],
};

const anna = { id: 'a', name: 'Anna', note: null };
const hour = { id: 'h', owner_id: 'a', minutes: 60, picture: null };

function fails(code: DatabaseErrorCode) {
  return (error: unknown) => {
    assert.ok(error instanceof DatabaseError, `not a DatabaseError: ${error}`);
    assert.equal(error.code, code, error.message);
    return true;
  };
}

describe('Database', () => {
  onEveryDriver<Schema>(migrations, (kind, open) => {
    let database: Database<Schema>;
    beforeEach(async () => {
      database = await open();
      await database.query.insertInto('owners').values(anna).execute();
    });

    const names = async () =>
      (await database.query.selectFrom('owners').select('name').orderBy('name').execute()).map(
        (row) => row.name,
      );

    it('says which driver it runs on', () => {
      assert.equal(database.driver, kind);
    });

    it('gives back text, numbers and bytes as they were stored', async () => {
      const stored = {
        id: 'h',
        owner_id: 'a',
        minutes: Number.MAX_SAFE_INTEGER,
        picture: new Uint8Array([0, 255, 10]),
      };

      await database.query.insertInto('hours').values(stored).execute();
      await database.query.updateTable('owners').set({ note: 'Grüße 👋 “x”\n' }).execute();

      const row = await database.query.selectFrom('hours').selectAll().executeTakeFirstOrThrow();
      assert.equal(row.minutes, stored.minutes);
      assert.deepEqual(Uint8Array.from(row.picture ?? []), stored.picture);
      const owner = await database.query.selectFrom('owners').select('note').executeTakeFirstOrThrow();
      assert.equal(owner.note, 'Grüße 👋 “x”\n');
    });

    it('gives back many rows as it gives back one', async () => {
      const hours = Array.from({ length: 100 }, (_, n) => ({
        id: `h${String(n).padStart(3, '0')} “ü”\n`,
        owner_id: 'a',
        minutes: n + 1,
        picture: n === 50 ? new Uint8Array([1, 2, 3]) : null,
      }));
      await database.query.insertInto('hours').values(hours).execute();

      const all = await database.query.selectFrom('hours').selectAll().orderBy('minutes').execute();
      const light = await database.query
        .selectFrom('hours')
        .select(['id', 'minutes'])
        .orderBy('minutes')
        .execute();

      const plain = all.map((row) => ({ ...row, picture: row.picture && Uint8Array.from(row.picture) }));
      assert.deepEqual(plain, hours);
      assert.deepEqual(
        light.map((row) => ({ ...row })),
        hours.map(({ id, minutes }) => ({ id, minutes })),
      );
    });

    it('answers counts and sums as numbers', async () => {
      await database.query
        .insertInto('hours')
        .values([hour, { ...hour, id: 'i' }])
        .execute();

      const row = await database.query
        .selectFrom('hours')
        .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>('minutes').as('sum')])
        .executeTakeFirstOrThrow();

      assert.deepEqual({ ...row }, { count: 2, sum: 120 });
    });

    it('tells how many rows a write touched, with returning and without', async () => {
      const inserted = await database.query
        .insertInto('hours')
        .values([hour, { ...hour, id: 'i' }])
        .executeTakeFirst();
      const updated = await database.query
        .updateTable('hours')
        .set({ minutes: 5 })
        .where('id', '=', 'h')
        .executeTakeFirst();
      const batch = await database.writeBatch([
        database.query.updateTable('hours').set({ minutes: 6 }).returning('id').compile(),
        database.query.selectFrom('hours').selectAll().compile(),
      ]);

      assert.equal(inserted.numInsertedOrUpdatedRows, 2n);
      assert.equal(updated.numUpdatedRows, 1n);
      assert.deepEqual(
        batch.map((result) => result.numAffectedRows),
        [2n, undefined],
      );
    });

    const refusals: readonly (readonly [DatabaseErrorCode, () => Promise<unknown>])[] = [
      [
        'unique',
        () =>
          database.query
            .insertInto('owners')
            .values({ ...anna, id: 'b' })
            .execute(),
      ],
      [
        'unique',
        () =>
          database.query
            .insertInto('owners')
            .values({ ...anna, name: 'B' })
            .execute(),
      ],
      [
        'foreign-key',
        () =>
          database.query
            .insertInto('hours')
            .values({ ...hour, owner_id: 'nobody' })
            .execute(),
      ],
      [
        'check',
        () =>
          database.query
            .insertInto('hours')
            .values({ ...hour, minutes: 0 })
            .execute(),
      ],
      ['not-null', () => sql`insert into owners (id, name) values ('b', null)`.execute(database.query)],
      ['query', () => sql`select * from nowhere`.execute(database.query)],
      ['unsafe-integer', () => sql`select cast('9007199254740993' as bigint) as big`.execute(database.query)],
      ['invalid-parameter', () => sql`select ${new Date(0)} as date`.execute(database.query)],
      ['invalid-parameter', () => sql`select ${'a\0b'} as text`.execute(database.query)],
      ['invalid-parameter', () => sql`select ${Number.NaN} as number`.execute(database.query)],
      ['unsafe-integer', () => sql`select ${2n ** 60n} as number`.execute(database.query)],
    ];
    for (const [index, [code, write]] of refusals.entries()) {
      it(`fails with "${code}" (case ${index + 1})`, () => assert.rejects(write, fails(code)));
    }

    it('takes no boolean for a column of 0 and 1', async () => {
      const flag = sql`update hours set minutes = ${true}`.execute(database.query);

      await assert.rejects(flag, (error) => error instanceof DatabaseError);
    });

    it('fails with "trigger" and its words when a trigger refuses', async () => {
      await database.query.insertInto('hours').values(hour).execute();

      await assert.rejects(database.query.deleteFrom('hours').execute(), (error) => {
        return (
          fails('trigger')(error) && error instanceof DatabaseError && error.message.includes('hours stay')
        );
      });
    });

    describe('transaction', () => {
      it('keeps all of it when it ends well, and answers its value', async () => {
        const value = await database.transaction(async (trx) => {
          await trx
            .insertInto('owners')
            .values({ ...anna, id: 'b', name: 'Ben' })
            .execute();
          await trx
            .insertInto('hours')
            .values({ ...hour, owner_id: 'b' })
            .execute();
          return 7;
        });

        assert.equal(value, 7);
        assert.deepEqual(await names(), ['Anna', 'Ben']);
      });

      it('keeps nothing of it when its work throws', async () => {
        const work = database.transaction(async (trx) => {
          await trx
            .insertInto('owners')
            .values({ ...anna, id: 'b', name: 'Ben' })
            .execute();
          throw new RangeError('no');
        });

        await assert.rejects(work, RangeError);
        assert.deepEqual(await names(), ['Anna']);
      });

      it('is lost after a failed statement, even when the failure was caught', async () => {
        const work = database.transaction(async (trx) => {
          await trx
            .insertInto('owners')
            .values({ ...anna, id: 'b', name: 'Ben' })
            .execute();
          await assert.rejects(trx.insertInto('owners').values(anna).execute(), fails('unique'));
          await assert.rejects(trx.selectFrom('owners').selectAll().execute(), fails('transaction-aborted'));
        });

        await assert.rejects(work, (error: Error) => {
          assert.ok(isDatabaseError(error, 'transaction-aborted'));
          // The log names what failed first: the rest only follows from it.
          assert.ok(isDatabaseError(error.cause, 'unique'));
          return true;
        });
        assert.deepEqual(await names(), ['Anna']);
      });

      it('takes what is asked at once one after the other, and nothing after a refusal', async () => {
        let codes: (string | undefined)[] = [];

        const lost = database.transaction(async (trx) => {
          const add = async (owner: typeof anna) => await trx.insertInto('owners').values(owner).execute();
          const outcomes = await Promise.allSettled([
            add({ ...anna, id: 'b', name: 'Ben' }),
            trx
              .insertInto('hours')
              .values({ ...hour, owner_id: 'b' })
              .execute(),
            add({ ...anna, id: 'c' }),
            add({ ...anna, id: 'd', name: 'Dora' }),
          ]);
          codes = outcomes.map((one) => (one.status === 'rejected' ? one.reason.code : undefined));
        });

        await assert.rejects(lost, fails('transaction-aborted'));
        assert.deepEqual(codes, [undefined, undefined, 'unique', 'transaction-aborted']);
        assert.deepEqual(await names(), ['Anna']);
      });

      it('runs nothing of a transaction behind its end', async () => {
        const lost = database.transaction(async (trx) => {
          const add = async (id: string) =>
            await trx
              .insertInto('owners')
              .values({ ...anna, id, name: id })
              .execute();
          const all = [add(anna.id), ...['c', 'd', 'e', 'f', 'g'].map(add)];
          for (const one of all) one.catch((error: unknown) => ignore(error, 'the first one is asserted on'));
          await Promise.all(all);
        });

        await assert.rejects(lost, fails('unique'));
        // Whatever was sent behind the end is there by then.
        await database.transaction(async (trx) => await trx.selectFrom('owners').select('id').execute());
        assert.deepEqual(await names(), ['Anna']);
      });

      it('loses no update of fifty at once', async () => {
        const addOne = () =>
          database.transaction(async (trx) => {
            await trx.updateTable('owners').set({ name: 'Anna' }).execute(); // Locks the row where rows are locked.
            const { note } = await trx.selectFrom('owners').select('note').executeTakeFirstOrThrow();
            await trx
              .updateTable('owners')
              .set({ note: String(Number(note ?? 0) + 1) })
              .execute();
          });

        await Promise.all(Array.from({ length: 50 }, addOne));

        const { note } = await database.query.selectFrom('owners').select('note').executeTakeFirstOrThrow();
        assert.equal(note, '50');
      });

      it('hides what is not committed from everyone else', async () => {
        const failing = database.transaction(async (trx) => {
          await trx
            .insertInto('owners')
            .values({ ...anna, id: 'b', name: 'Ben' })
            .execute();
          throw new RangeError('no');
        });
        const seen = names();

        await assert.rejects(failing, RangeError);
        assert.deepEqual(await seen, ['Anna']);
      });

      it('refuses the outer query, and another transaction, inside', async () => {
        for (const use of [
          () => database.query.selectFrom('owners').selectAll().execute(),
          () => database.transaction(async () => undefined),
          () => database.writeBatch([]),
        ]) {
          await assert.rejects(database.transaction(use as () => Promise<unknown>), fails('nested-use'));
        }
        assert.deepEqual(await names(), ['Anna']);
      });

      it('is begun only through the Database', async () => {
        const work = database.query
          .transaction()
          .execute((trx) => trx.selectFrom('owners').selectAll().execute());

        await assert.rejects(work, fails('nested-use'));
      });

      it('lets what it set off use the database once it has ended', async () => {
        let later: Promise<string[]> | undefined;
        let go = (): void => undefined;
        const ended = new Promise<void>((resolve) => {
          go = resolve;
        });
        await database.transaction(async (trx) => {
          later = ended.then(names);
          await trx.selectFrom('owners').selectAll().execute();
        });
        go();

        assert.deepEqual(await later, ['Anna']);
      });
    });

    describe('writeBatch', () => {
      it('answers each statement and keeps them all', async () => {
        const results = await database.writeBatch([
          database.query
            .insertInto('owners')
            .values({ ...anna, id: 'b', name: 'Ben' })
            .returning('id')
            .compile(),
          database.query.updateTable('owners').set({ note: 'x' }).compile(),
        ]);

        assert.deepEqual(
          results.map((result) => result.rows.map((row) => ({ ...(row as object) }))),
          [[{ id: 'b' }], []],
        );
        assert.deepEqual(await names(), ['Anna', 'Ben']);
      });

      it('keeps none when one is refused', async () => {
        const batch = database.writeBatch([
          database.query
            .insertInto('owners')
            .values({ ...anna, id: 'b', name: 'Ben' })
            .compile(),
          database.query
            .insertInto('owners')
            .values({ ...anna, id: 'c' })
            .compile(),
        ]);

        await assert.rejects(batch, fails('unique'));
        assert.deepEqual(await names(), ['Anna']);
      });
    });

    it('finishes what was begun before its end, and lets nobody wait for ever', async () => {
      const insert = (index: number) =>
        database.transaction(async (trx) => {
          const owner = { id: `o${index}`, name: `Owner ${index}`, note: null };
          await trx.insertInto('owners').values(owner).execute();
          await trx.updateTable('owners').set({ note: 'kept' }).where('id', '=', owner.id).execute();
        });

      const calls = Array.from({ length: 12 }, (_, index) => insert(index));
      await Promise.race(calls);
      const [outcomes] = await Promise.all([Promise.allSettled(calls), database.close()]);

      for (const outcome of outcomes) {
        // A call that ran into the time limit has waited for something that nobody was going to do.
        const isRefused = outcome.status === 'rejected' && fails('closed')(outcome.reason);
        assert.ok(outcome.status === 'fulfilled' || isRefused);
      }
    });

    it('fails with "closed" after its end, which may be told twice', async () => {
      await database.close();
      await database.close();

      await assert.rejects(names(), fails('closed'));
    });
  });
});

describe('Database with a short lease', () => {
  onEveryDriver<Schema>(migrations, (_kind, open) => {
    it('rolls a transaction back that waits for something else, and goes on', async () => {
      const database = await open({ transactionIdleMs: 20 });
      const work = database.transaction(async (trx) => {
        await trx.insertInto('owners').values(anna).execute();
        for (;;) {
          await setTimeout(40);
          await trx.selectFrom('owners').selectAll().execute();
        }
      });

      await assert.rejects(work, fails('lease-expired'));
      assert.deepEqual(await database.query.selectFrom('owners').selectAll().execute(), []);
    });
  });
});
