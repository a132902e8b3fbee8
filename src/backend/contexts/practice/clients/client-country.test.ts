/** A client is in the practice's country until a person says where it is. */
import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('the country of a client', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;
    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'practice' });
    });
    afterEach(async () => await test.app.close());

    const create = async (fields: object = {}): Promise<string> => {
      const body = { name: 'Nordwind', currency: 'EUR', ...fields };
      return (await test.ask('POST', '/clients', { body })).body.id;
    };
    const read = async (id: string) => (await test.ask('GET', `/clients/${id}`)).body;
    const patch = async (id: string, body: object) => await test.ask('PATCH', `/clients/${id}`, { body });
    const movePractice = async (countryCode: string) =>
      (await test.ask('PATCH', `/organizations/${test.owner.organizationId}`, { body: { countryCode } }))
        .body;

    it('follows the practice with its address lines, and tells subscribers of it', async () => {
      const id = await create({ address: { postcode: '1010', city: 'Wien' } });
      const before = await read(id);
      await movePractice('GB');
      const after = await read(id);

      assert.deepEqual(
        { countryCode: before.countryCode, countryChosen: before.countryChosen },
        { countryCode: 'DE', countryChosen: false },
      );
      assert.deepEqual(
        { countryCode: after.countryCode, countryChosen: after.countryChosen, version: after.version },
        { countryCode: 'GB', countryChosen: false, version: 2 },
      );
      assert.deepEqual(after.addressLines, ['Wien', '1010']);
      const { items } = (await test.ask('GET', '/events?since=0')).body;
      const changed = items.filter(({ type }: { type: string }) => type === 'client.changed');
      assert.deepEqual(
        changed.map((event: { id: string; version: number }) => [event.id, event.version]),
        [[id, 2]],
      );
    });

    it('stays once it was chosen, be it the same as the practice’s', async () => {
      const [named, patched] = [await create({ countryCode: 'DE' }), await create({ name: 'Havn' })];
      await patch(patched, { countryCode: 'DE' });
      await movePractice('AT');

      for (const id of [named, patched]) {
        const { countryCode, countryChosen } = await read(id);
        assert.deepEqual({ countryCode, countryChosen }, { countryCode: 'DE', countryChosen: true });
      }
    });

    it('is chosen by a column of an imported file that names it, and only there', async () => {
      const file = 'Name;Country\nNordwind;DE\nHavn;\n';
      await test.ask('POST', '/clients/import', { body: { file } });
      const { items } = (await test.ask('GET', '/clients')).body;

      assert.deepEqual(
        items.map(({ name, countryChosen }: { name: string; countryChosen: boolean }) => [
          name,
          countryChosen,
        ]),
        [
          ['Havn', false],
          ['Nordwind', true],
        ],
      );
    });

    it('takes the tax of the practice along between countries with VAT and without', async () => {
      const taxAt = async (countryCode: string) => {
        const { taxTreatment, taxCategory, taxRate } = await movePractice(countryCode);
        return [taxTreatment, taxCategory, taxRate];
      };

      assert.deepEqual(await taxAt('DE'), ['standard', 'S', '19']);
      assert.deepEqual(await taxAt('US'), ['outside_scope', 'O', '0']);
      assert.deepEqual(await taxAt('AT'), ['standard', 'S', '20']);
      await taxAt('US');
      const path = `/organizations/${test.owner.organizationId}`;
      const { taxTreatment, taxRate } = (await test.ask('PATCH', path, { body: { taxRate: '5' } })).body;
      assert.deepEqual([taxTreatment, taxRate], ['standard', '5'], 'who names a rate charges it');
      await test.ask('PATCH', path, { body: { taxTreatment: 'outside_scope' } });
      const moved = await test.ask('PATCH', path, { body: { countryCode: 'DE', taxRate: '19' } });
      assert.deepEqual([moved.body.taxTreatment, moved.body.taxRate], ['standard', '19'], 'in a move, too');
    });

    it('of the practice itself is a guess until it is said, the same or another', async () => {
      const [organization] = (await test.ask('GET', '/organizations')).body.items;

      assert.equal(organization.countryChosen, false);
      assert.equal((await movePractice('DE')).countryChosen, true);
    });
  });
});
