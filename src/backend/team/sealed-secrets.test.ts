import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { loadOwner } from '../contexts/account/first-start.ts';
import { migrations } from '../migrations/index.ts';
import type { Database } from '../platform/db/index.ts';
import { createSeal, keyInMemory } from '../platform/secrets/seal.ts';
import type { SecretPlace, SecretWork } from '../platform/secrets/secrets.ts';
import type { Schema } from '../schema.ts';
import { migrateTeam } from '../team-migrations/migrate-team.ts';
import { teamDatabase } from '../team-schema.ts';
import { onEveryDriver } from '../testing/databases.ts';
import { firstStart } from '../testing/team/team-app.ts';
import { openSealedSecrets } from './sealed-secrets.ts';

const key = randomBytes(32);
const sealOf = (bytes = key) => createSeal(keyInMemory(bytes));
const value = 'a password of the mail server';

describe('the secrets of a server', () => {
  onEveryDriver<Schema>(migrations, (_kind, open) => {
    let database: Database<Schema>;
    let place: SecretPlace;

    beforeEach(async () => {
      database = await open();
      await migrateTeam(database);
      const { organizationId } = await loadOwner(database, { ...firstStart, ownerName: 'Mara Voss', now: 0 });
      place = { organizationId, kind: 'mail-password', name: '["account","smtp.example"]' };
    });
    const again = async (bytes = key) => await openSealedSecrets(teamDatabase(database), sealOf(bytes));
    const rows = async () =>
      await teamDatabase(database).query.selectFrom('sealed_secrets').selectAll().execute();

    it('by which mail leaves outlast it, and stand in its database sealed', async () => {
      const secrets = await again();
      await secrets.put(place, { value: 'the one before' });
      await secrets.put(place, { value });

      assert.equal((await again()).find(place)?.value, value);
      assert.equal((await rows()).length, 1);
      assert.ok(!JSON.stringify(await rows()).includes(value));
      assert.equal((await again()).find({ ...place, organizationId: 'two' }), undefined);
    });

    it('end where they are removed', async () => {
      const secrets = await again();
      await secrets.put(place, { value });
      await secrets.remove(place);

      assert.deepEqual(
        [secrets.find(place), (await again()).find(place), await rows()],
        [undefined, undefined, []],
      );
    });

    it('are found by no other installation, nor in another place', async () => {
      await (await again()).put(place, { value });
      const elsewhere = await again(randomBytes(32));
      await teamDatabase(database).query.updateTable('sealed_secrets').set({ name: 'of another' }).execute();
      const moved = await again();

      assert.deepEqual(
        [elsewhere.find(place), moved.find(place), moved.find({ ...place, name: 'of another' })],
        [undefined, undefined, undefined],
      );
    });

    it('that last for minutes, and passwords of one person, are in no table', async () => {
      const secrets = await again();
      await secrets.put({ ...place, userId: 'mara' }, { value });
      await secrets.put({ ...place, kind: 'mail-access-token' }, { value });

      assert.deepEqual(await rows(), []);
      assert.equal(secrets.find({ ...place, userId: 'mara' })?.value, value);
    });

    it('are of the organization or of one person, and stay apart over a start', async () => {
      const shared = { ...place, kind: 'model-key' };
      const own = { ...shared, userId: 'mara' };
      const token = { ...own, kind: 'code-host', userId: 'jon', name: 'github.com' };
      const secrets = await again();
      await secrets.put(shared, { value: 'key of all' });
      await secrets.put(own, { value: 'key of Mara' });
      await secrets.put(token, { value: 'token of Jon', about: 'github' });
      const found = await again();

      assert.deepEqual(
        [shared, own, token, { ...own, userId: 'jon' }].map((each) => found.find(each)?.value),
        ['key of all', 'key of Mara', 'token of Jon', undefined],
      );
      assert.equal(found.find(token)?.about, 'github');
      await teamDatabase(database)
        .query.updateTable('sealed_secrets')
        .set({ owner_id: 'eve' })
        .where('owner_id', '=', 'mara')
        .execute();
      assert.equal(
        (await again()).find({ ...own, userId: 'eve' }),
        undefined,
        'a row that was moved opens nothing',
      );
    });

    it('of a person end with that person, and those of a name with it, on record', async () => {
      const shared = { ...place, kind: 'model-key', name: 'p1' };
      const all: SecretPlace[] = [
        shared,
        { ...shared, userId: 'mara' },
        { ...shared, userId: 'jon' },
        { ...shared, userId: 'jon', name: 'p2' },
      ];
      const secrets = await again();
      for (const each of all) await secrets.put(each, { value: 'a key of somebody' });
      const held = async () => {
        const opened = await again();
        return [secrets, opened].map((of) => all.map((each) => of.find(each) !== undefined));
      };

      await secrets.removeOf({ organizationId: place.organizationId, userId: 'mara' });
      assert.deepEqual(await held(), [
        [true, false, true, true],
        [true, false, true, true],
      ]);
      await secrets.removeNamed(shared);
      assert.deepEqual(await held(), [
        [false, false, false, true],
        [false, false, false, true],
      ]);
    });

    it('are as they were where their transaction fails', async () => {
      const own = { ...place, kind: 'model-key', userId: 'mara' };
      const secrets = await again();
      await secrets.put(own, { value });
      const failing = async (act: (work: SecretWork) => Promise<void>) =>
        await database.transaction(async (trx) => {
          await act({ trx, afterCommit: () => undefined });
          throw new Error('refused');
        });

      await assert.rejects(
        failing(async (work) => await secrets.removeOf(own, work)),
        /refused/,
      );
      await assert.rejects(
        failing(async (work) => await secrets.put({ ...own, name: 'other' }, { value }, work)),
        /refused/,
      );
      assert.deepEqual(
        [secrets.find(own)?.value, (await again()).find(own)?.value, (await rows()).length],
        [value, value, 1],
      );
    });
  });
});
