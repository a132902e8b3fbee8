import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import {
  anna,
  fails,
  hour,
  migrations,
  type Schema,
  setUpPeople,
} from '../../../testing/databases/set-up-people.ts';
import { onEveryDriver } from '../../../testing/databases.ts';
import { DatabaseError, type DatabaseErrorCode } from '../database-error.ts';

describe('Database', () => {
  onEveryDriver<Schema>(migrations, (kind, open) => {
    const stage = setUpPeople(open);
    const { names } = stage;

    it('says which driver it runs on', () => {
      assert.equal(stage.database.driver, kind);
    });

    it('gives back text, numbers and bytes as they were stored', async () => {
      const stored = {
        id: 'h',
        owner_id: 'a',
        minutes: Number.MAX_SAFE_INTEGER,
        picture: new Uint8Array([0, 255, 10]),
      };

      await stage.database.query.insertInto('hours').values(stored).execute();
      await stage.database.query.updateTable('owners').set({ note: 'Grüße 👋 “x”\n' }).execute();

      const row = await stage.database.query.selectFrom('hours').selectAll().executeTakeFirstOrThrow();
      assert.equal(row.minutes, stored.minutes);
      assert.deepEqual(Uint8Array.from(row.picture ?? []), stored.picture);
      const owner = await stage.database.query.selectFrom('owners').select('note').executeTakeFirstOrThrow();
      assert.equal(owner.note, 'Grüße 👋 “x”\n');
    });

    it('gives back many rows as it gives back one', async () => {
      const hours = Array.from({ length: 100 }, (_, n) => ({
        id: `h${String(n).padStart(3, '0')} “ü”\n`,
        owner_id: 'a',
        minutes: n + 1,
        picture: n === 50 ? new Uint8Array([1, 2, 3]) : null,
      }));
      await stage.database.query.insertInto('hours').values(hours).execute();

      const all = await stage.database.query.selectFrom('hours').selectAll().orderBy('minutes').execute();
      const light = await stage.database.query
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
      await stage.database.query
        .insertInto('hours')
        .values([hour, { ...hour, id: 'i' }])
        .execute();

      const row = await stage.database.query
        .selectFrom('hours')
        .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>('minutes').as('sum')])
        .executeTakeFirstOrThrow();

      assert.deepEqual({ ...row }, { count: 2, sum: 120 });
    });

    it('tells how many rows a write touched, with returning and without', async () => {
      const inserted = await stage.database.query
        .insertInto('hours')
        .values([hour, { ...hour, id: 'i' }])
        .executeTakeFirst();
      const updated = await stage.database.query
        .updateTable('hours')
        .set({ minutes: 5 })
        .where('id', '=', 'h')
        .executeTakeFirst();
      const batch = await stage.database.writeBatch([
        stage.database.query.updateTable('hours').set({ minutes: 6 }).returning('id').compile(),
        stage.database.query.selectFrom('hours').selectAll().compile(),
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
          stage.database.query
            .insertInto('owners')
            .values({ ...anna, id: 'b' })
            .execute(),
      ],
      [
        'unique',
        () =>
          stage.database.query
            .insertInto('owners')
            .values({ ...anna, name: 'B' })
            .execute(),
      ],
      [
        'foreign-key',
        () =>
          stage.database.query
            .insertInto('hours')
            .values({ ...hour, owner_id: 'nobody' })
            .execute(),
      ],
      [
        'check',
        () =>
          stage.database.query
            .insertInto('hours')
            .values({ ...hour, minutes: 0 })
            .execute(),
      ],
      ['not-null', () => sql`insert into owners (id, name) values ('b', null)`.execute(stage.database.query)],
      ['query', () => sql`select * from nowhere`.execute(stage.database.query)],
      [
        'unsafe-integer',
        () => sql`select cast('9007199254740993' as bigint) as big`.execute(stage.database.query),
      ],
      ['invalid-parameter', () => sql`select ${new Date(0)} as date`.execute(stage.database.query)],
      ['invalid-parameter', () => sql`select ${'a\0b'} as text`.execute(stage.database.query)],
      ['invalid-parameter', () => sql`select ${Number.NaN} as number`.execute(stage.database.query)],
      ['unsafe-integer', () => sql`select ${2n ** 60n} as number`.execute(stage.database.query)],
    ];

    for (const [index, [code, write]] of refusals.entries()) {
      it(`fails with "${code}" (case ${index + 1})`, () => assert.rejects(write, fails(code)));
    }

    it('takes no boolean for a column of 0 and 1', async () => {
      const flag = sql`update hours set minutes = ${true}`.execute(stage.database.query);

      await assert.rejects(flag, (error) => error instanceof DatabaseError);
    });

    it('fails with "trigger" and its words when a trigger refuses', async () => {
      await stage.database.query.insertInto('hours').values(hour).execute();

      await assert.rejects(stage.database.query.deleteFrom('hours').execute(), (error) => {
        return (
          fails('trigger')(error) && error instanceof DatabaseError && error.message.includes('hours stay')
        );
      });
    });

    describe('writeBatch', () => {
      it('answers each statement and keeps them all', async () => {
        const results = await stage.database.writeBatch([
          stage.database.query
            .insertInto('owners')
            .values({ ...anna, id: 'b', name: 'Ben' })
            .returning('id')
            .compile(),
          stage.database.query.updateTable('owners').set({ note: 'x' }).compile(),
        ]);

        assert.deepEqual(
          results.map((result) => result.rows.map((row) => ({ ...(row as object) }))),
          [[{ id: 'b' }], []],
        );
        assert.deepEqual(await names(), ['Anna', 'Ben']);
      });

      it('keeps none when one is refused', async () => {
        const batch = stage.database.writeBatch([
          stage.database.query
            .insertInto('owners')
            .values({ ...anna, id: 'b', name: 'Ben' })
            .compile(),
          stage.database.query
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
        stage.database.transaction(async (trx) => {
          const owner = { id: `o${index}`, name: `Owner ${index}`, note: null };
          await trx.insertInto('owners').values(owner).execute();
          await trx.updateTable('owners').set({ note: 'kept' }).where('id', '=', owner.id).execute();
        });

      const calls = Array.from({ length: 12 }, (_, index) => insert(index));
      await Promise.race(calls);
      const [outcomes] = await Promise.all([Promise.allSettled(calls), stage.database.close()]);

      for (const outcome of outcomes) {
        // A call that ran into the time limit has waited for something that nobody was going to do.
        const isRefused = outcome.status === 'rejected' && fails('closed')(outcome.reason);
        assert.ok(outcome.status === 'fulfilled' || isRefused);
      }
    });

    it('fails with "closed" after its end, which may be told twice', async () => {
      await stage.database.close();
      await stage.database.close();

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

    it('keeps one whose process did not get to run while it waited', async () => {
      const database = await open({ transactionIdleMs: 100 });
      const stall = new Int32Array(new SharedArrayBuffer(4));
      await database.transaction(async (trx) => {
        await trx.insertInto('owners').values(anna).execute();
        for (let round = 0; round < 5; round += 1) {
          // As on a busy computer: of each turn, others have most.
          Atomics.wait(stall, 0, 0, 60);
          await setTimeout(1);
        }
        await trx.selectFrom('owners').selectAll().execute();
      });

      assert.equal((await database.query.selectFrom('owners').selectAll().execute()).length, 1);
    });
  });
});
