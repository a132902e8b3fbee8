/** What an invoice needs to know of its two parties: addresses, e-invoice addresses, tax. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type Reply, type TestApp } from '../../../testing/test-app.ts';

const address = { street: 'Am Sandtorkai 50', postcode: '20457', city: 'Hamburg' };

function fieldOf({ status, body }: Reply): unknown {
  return [status, body.error?.details?.[0]?.field];
}

describe('details of clients and of the practice', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;
    let own: string;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'practice' });
      own = `/organizations/${test.owner.organizationId}`;
    });
    afterEach(async () => {
      await test.app.close();
    });

    const create = async (fields: object = {}) =>
      await test.ask('POST', '/clients', { body: { name: 'Nordwind', currency: 'EUR', ...fields } });
    const patchOwn = async (body: object) => await test.ask('PATCH', own, { body });

    for (const [what, fields, field] of [
      ['an address with an unknown field', { address: { town: 'Hamburg' } }, 'address.town'],
      [
        'print lines beside fields that say something else',
        { address, addressLines: ['Elsewhere'] },
        'addressLines',
      ],
      ['a scheme that is no code', { eAddress: { scheme: '9958', id: '1' } }, 'eAddress.scheme'],
      [
        'a mistyped Leitweg-ID',
        { eAddress: { scheme: '0204', id: '04011000-1234512345-07' } },
        'eAddress.id',
      ],
      ['a mistyped GLN', { eAddress: { scheme: '0088', id: '4012345000001' } }, 'eAddress.id'],
      ['a mistyped VAT ID', { vatId: 'DE136695977' }, 'vatId'],
      ['a VAT ID without its country', { vatId: '136695976' }, 'vatId'],
      ['a kind that there is not', { debtor: 'company' }, 'debtor'],
      ['an unknown treatment', { taxTreatment: 'none' }, 'taxTreatment'],
      ['a treatment and another category', { taxTreatment: 'export', taxCategory: 'S' }, 'taxTreatment'],
      ['a treatment and a rate that it has not', { taxTreatment: 'export', taxRate: '19' }, 'taxRate'],
      ['an exemption without its reason', { taxTreatment: 'exempt' }, 'taxExemptionReason'],
      ['a code that is no VATEX code', { taxExemptionCode: 'EU-132' }, 'taxExemptionCode'],
    ] as const) {
      it(`are refused with ${what}, by creating and by changing, naming the field`, async () => {
        const { body } = await create();

        assert.deepEqual(fieldOf(await create(fields)), [422, field]);
        assert.deepEqual(fieldOf(await test.ask('PATCH', `/clients/${body.id}`, { body: fields })), [
          422,
          field,
        ]);
        assert.deepEqual(fieldOf(await patchOwn(fields)), [422, field]);
      });
    }

    it('take the small-business scheme for the practice alone', async () => {
      const scheme = { taxTreatment: 'small_business' };

      assert.deepEqual(fieldOf(await create(scheme)), [422, 'taxTreatment']);
      const { body } = await patchOwn(scheme);
      assert.deepEqual(
        { taxTreatment: body.taxTreatment, taxCategory: body.taxCategory, taxRate: body.taxRate },
        { taxTreatment: 'small_business', taxCategory: 'E', taxRate: '0' },
      );
    });

    it('keep print lines until the fields are edited, and make them of the fields from then on', async () => {
      const { body } = await create({ addressLines: ['Hafenstraße 5', '20457 Hamburg'] });
      const path = `/clients/${body.id}`;
      const patch = async (fields: object) => (await test.ask('PATCH', path, { body: fields })).body;

      const untouched = await patch({ name: 'Nordwind GmbH' });
      const edited = await patch({ address: { ...address, additional: ' ' } });
      const moved = await patch({ countryCode: 'GB' });
      const cleared = await patch({ address: null, addressLines: ['Hafenstraße 5'] });

      assert.deepEqual(
        { address: untouched.address, addressLines: untouched.addressLines },
        { address: null, addressLines: ['Hafenstraße 5', '20457 Hamburg'] },
      );
      assert.deepEqual(
        { address: edited.address, addressLines: edited.addressLines },
        { address, addressLines: ['Am Sandtorkai 50', '20457 Hamburg'] },
      );
      assert.deepEqual(moved.addressLines, ['Am Sandtorkai 50', 'Hamburg', '20457']);
      assert.deepEqual(
        { address: cleared.address, addressLines: cleared.addressLines },
        { address: null, addressLines: ['Hafenstraße 5'] },
      );
    });

    it('are made once with all of them, and refuse the same id with others', async () => {
      const body = {
        id: newId(),
        name: 'Stadt Bremen',
        currency: 'EUR',
        countryCode: 'DE',
        address,
        vatId: 'de 136 695 976',
        eAddress: { scheme: '0204', id: '04011000-1234512345-06' },
        taxTreatment: 'exempt',
        taxExemptionReason: '§ 4 Nr. 21 UStG',
        taxExemptionCode: 'vatex-eu-132-1i',
      };
      const ask = async (fields: object = {}) =>
        await test.ask('POST', '/clients', { body: { ...body, ...fields } });

      const [first, again, other] = [await ask(), await ask(), await ask({ address: { city: 'Bremen' } })];

      assert.deepEqual(
        { first: first.status, again: again.status, other: other.status },
        { first: 201, again: 200, other: 409 },
      );
      assert.deepEqual(
        {
          vatId: first.body.vatId,
          taxCategory: first.body.taxCategory,
          taxExemptionCode: first.body.taxExemptionCode,
          scheme: first.body.eAddress.scheme,
        },
        { vatId: 'DE136695976', taxCategory: 'E', taxExemptionCode: 'VATEX-EU-132-1I', scheme: '0204' },
      );
      assert.deepEqual(again.body, first.body);
    });

    it('keep a wrong VAT ID of an older version until it is edited', async () => {
      const { body } = await create();
      await sql`update clients set vat_id = 'DE123456789' where id = ${body.id}`.execute(test.database.query);
      const patch = async (fields: object) =>
        await test.ask('PATCH', `/clients/${body.id}`, { body: fields });

      const sentBack = await patch({ name: 'Nordwind GmbH', vatId: 'DE123456789' });
      const edited = await patch({ vatId: 'DE123456780' });

      assert.deepEqual(
        { status: sentBack.status, vatId: sentBack.body.vatId },
        { status: 200, vatId: 'DE123456789' },
      );
      assert.deepEqual(fieldOf(edited), [422, 'vatId']);
    });

    it('have no kind at first, and one that a role with client:write gives', async () => {
      const { body } = await create();
      const patch = async (debtor: string | null, as: 'billing_admin' | 'user' | 'viewer') =>
        await test.ask('PATCH', `/clients/${body.id}`, { as, body: { debtor } });
      const said = await patch('consumer', 'billing_admin');
      const refused = [await patch('business', 'user'), await patch('business', 'viewer')];
      const cleared = await patch(null, 'billing_admin');

      assert.deepEqual([body.debtor, said.body.debtor, cleared.body.debtor], [null, 'consumer', null]);
      assert.deepEqual(
        refused.map(({ status }) => status),
        [403, 403],
      );
    });

    it('follow the category where an older client of the API changes that alone', async () => {
      const { body } = await create({ taxTreatment: 'reverse_charge' });
      const patch = async (fields: object) =>
        (await test.ask('PATCH', `/clients/${body.id}`, { body: fields })).body;

      assert.deepEqual(
        { taxCategory: body.taxCategory, taxRate: body.taxRate },
        { taxCategory: 'AE', taxRate: null },
      );
      assert.equal((await patch({ taxCategory: 'G' })).taxTreatment, 'export');
      assert.equal((await patch({ taxCategory: null, taxRate: null })).taxTreatment, null);
    });

    it('of the practice hold what XRechnung asks of a seller', async () => {
      const seller = {
        address,
        eAddress: { scheme: 'EM', id: 'mara@voss.example' },
        taxNumber: '13/456/78901',
        registrationNumber: 'HRB 12345',
        contact: { name: 'Mara Voss', phone: '+49 40 123', email: 'mara@voss.example' },
        accountName: 'Mara Voss',
      };

      const { status, body } = await patchOwn(seller);

      assert.equal(status, 200);
      for (const [name, value] of Object.entries(seller)) assert.deepEqual(body[name], value, name);
      assert.deepEqual(fieldOf(await patchOwn({ contact: { email: 'mara' } })), [422, 'contact.email']);
      assert.equal((await patchOwn({ contact: {}, taxNumber: '' })).body.contact, null);
    });

    it('of the practice take the standard rate of its country, and none where that is not known', async () => {
      const rateAfter = async (countryCode: string) => {
        await patchOwn({ taxTreatment: 'reverse_charge' });
        return (await patchOwn({ countryCode, taxTreatment: 'standard' })).body.taxRate;
      };

      assert.equal((await test.ask('GET', own)).body.taxRate, '19');
      assert.deepEqual(
        [await rateAfter('FR'), await rateAfter('CH'), await rateAfter('US')],
        ['20', '8.1', null],
      );
      assert.equal((await patchOwn({ taxRate: '8.875' })).body.taxRate, '8.875');
      assert.equal((await patchOwn({ taxTreatment: 'standard' })).body.taxRate, '8.875');
    });
  });
});
