import assert from 'node:assert/strict';
import { ignore } from '../../../../workspace/ignore-error.ts';
import {
  anna,
  fails,
  hour,
  migrations,
  type Schema,
  setUpPeople,
} from '../../../testing/databases/set-up-people.ts';
import { onEveryDriver } from '../../../testing/databases.ts';
import { isDatabaseError } from '../database-error.ts';

describe('Database', () => {
  onEveryDriver<Schema>(migrations, (_kind, open) => {
    const stage = setUpPeople(open);
    const { names } = stage;

    describe('transaction', () => {
      it('keeps all of it when it ends well, and answers its value', async () => {
        const value = await stage.database.transaction(async (trx) => {
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
        const work = stage.database.transaction(async (trx) => {
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
        const work = stage.database.transaction(async (trx) => {
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

        const lost = stage.database.transaction(async (trx) => {
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
        const lost = stage.database.transaction(async (trx) => {
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
        await stage.database.transaction(
          async (trx) => await trx.selectFrom('owners').select('id').execute(),
        );
        assert.deepEqual(await names(), ['Anna']);
      });

      it('loses no update of fifty at once', async () => {
        const addOne = () =>
          stage.database.transaction(async (trx) => {
            await trx.updateTable('owners').set({ name: 'Anna' }).execute(); // Locks the row where rows are locked.
            const { note } = await trx.selectFrom('owners').select('note').executeTakeFirstOrThrow();
            await trx
              .updateTable('owners')
              .set({ note: String(Number(note ?? 0) + 1) })
              .execute();
          });

        await Promise.all(Array.from({ length: 50 }, addOne));

        const { note } = await stage.database.query
          .selectFrom('owners')
          .select('note')
          .executeTakeFirstOrThrow();
        assert.equal(note, '50');
      });

      it('hides what is not committed from everyone else', async () => {
        const failing = stage.database.transaction(async (trx) => {
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
          () => stage.database.query.selectFrom('owners').selectAll().execute(),
          () => stage.database.transaction(async () => undefined),
          () => stage.database.writeBatch([]),
        ]) {
          await assert.rejects(
            stage.database.transaction(use as () => Promise<unknown>),
            fails('nested-use'),
          );
        }
        assert.deepEqual(await names(), ['Anna']);
      });

      it('is begun only through the Database', async () => {
        const work = stage.database.query
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
        await stage.database.transaction(async (trx) => {
          later = ended.then(names);
          await trx.selectFrom('owners').selectAll().execute();
        });
        go();

        assert.deepEqual(await later, ['Anna']);
      });
    });
  });
});
