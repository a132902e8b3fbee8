import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { loadOwner } from '../contexts/account/first-start.ts';
import { migrations } from '../migrations/index.ts';
import type { Database } from '../platform/db/index.ts';
import { createSeal, keyInMemory } from '../platform/secrets/seal.ts';
import type { SecretPlace } from '../platform/secrets/secrets.ts';
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

    it('of a person, and those that last for minutes, are in no table', async () => {
      const secrets = await again();
      await secrets.put({ ...place, userId: 'mara' }, { value });
      await secrets.put({ ...place, kind: 'mail-access-token' }, { value });

      assert.deepEqual(await rows(), []);
      assert.equal(secrets.find({ ...place, userId: 'mara' })?.value, value);
    });
  });
});
