/** Treatments of seller and client, as invoices of theirs carry them. */
import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp } from '../../../testing/test-app.ts';

describe('tax treatments on invoices', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });
    afterEach(async () => await practice.vireo.app.close());

    const { seller, client } = {
      seller: async (body: object) => {
        const path = `/organizations/${practice.vireo.owner.organizationId}`;
        const reply = await practice.vireo.ask('PATCH', path, { body });
        assert.equal(reply.status, 200, JSON.stringify(reply.body));
      },
      client: async (body: object) => {
        const reply = await practice.vireo.ask('PATCH', `/clients/${practice.clientId}`, { body });
        assert.equal(reply.status, 200, JSON.stringify(reply.body));
      },
    };
    const draft = async (body: Readonly<Record<string, unknown>> = {}) => {
      const { body: invoice } = await practice.draftItem(body);
      const { document, checks } = await practice.get(`/invoices/${invoice.id}/document`);
      return { invoice, row: document.taxBreakdown[0], checks };
    };

    it('exempt everything that a small business bills at home, with the text of the law', async () => {
      await seller({ taxTreatment: 'small_business' });
      await client({ taxTreatment: 'standard', taxRate: '19' });

      const { invoice, row } = await draft({ language: 'de' });

      assert.deepEqual(
        { taxCategory: row.taxCategory, taxRate: row.taxRate, minor: row.tax.minor },
        { taxCategory: 'E', taxRate: '0', minor: 0 },
      );
      assert.match(row.exemptionReason, /§ 19 Absatz 1 UStG/);
      assert.equal((await practice.issue(invoice.id)).status, 200);
      const issued = await practice.get(`/invoices/${invoice.id}/document`);
      assert.equal(issued.document.taxBreakdown[0].exemptionReason, row.exemptionReason);
    });

    it('take the rate of the country once that is said, and none where the table has none', async () => {
      const rate = async () => {
        const { taxRate } = await practice.get(`/organizations/${practice.vireo.owner.organizationId}`);
        return taxRate;
      };
      await seller({ countryCode: 'US', vatId: null, taxRate: null });
      const abroad = await rate();
      await seller({ countryCode: 'FR' });

      assert.deepEqual([abroad, await rate()], [null, '20']);
      await seller({ countryCode: 'DE' });
      assert.equal(await rate(), '20');
    });

    it('leave what the client of a small business owes abroad', async () => {
      await seller({ taxTreatment: 'small_business' });
      await client({ taxTreatment: 'reverse_charge' });

      assert.equal((await draft()).row.taxCategory, 'AE');
    });

    it('issue no VAT under the small-business scheme', async () => {
      const { invoice } = await draft();
      await seller({ taxTreatment: 'small_business' });

      const refused = await practice.issue(invoice.id);

      assert.equal(refused.status, 422);
      assert.deepEqual(
        refused.body.error.details.map(({ field }: { field: string }) => field),
        ['small-business'],
      );
    });

    it('print the client’s own reason, in place of the usual one', async () => {
      await client({ taxTreatment: 'exempt', taxExemptionReason: 'Education, § 4 Nr. 21 UStG' });

      const { invoice, row } = await draft();

      assert.equal(row.exemptionReason, 'Education, § 4 Nr. 21 UStG');
      assert.equal((await practice.issue(invoice.id)).status, 200);
    });

    it('name a rate that is not known in a check, refuse to issue without it, and take it once it is said', async () => {
      await seller({ taxTreatment: 'reverse_charge' });
      await seller({ countryCode: 'US', taxTreatment: 'standard' });

      const { invoice, checks } = await draft();
      const failed = checks.filter(({ passed }: { passed: boolean }) => !passed);
      const refused = await practice.issue(invoice.id);
      const edited = await practice.vireo.ask('PATCH', `/invoices/${invoice.id}`, {
        body: { note: 'Thanks' },
      });
      await practice.vireo.ask('PATCH', `/invoices/${invoice.id}`, { body: { taxRate: '8.5' } });

      assert.equal(failed.length, 1);
      assert.match(failed[0].message, /VAT rate is not known/);
      assert.deepEqual(
        { status: refused.status, field: refused.body.error.details[0].field },
        { status: 422, field: 'taxRate' },
      );
      assert.equal(edited.status, 200);
      assert.equal((await practice.issue(invoice.id)).status, 200);
    });

    it('stand beside the parties’ details, which the document and its e-invoice carry as fields', async () => {
      const address = { street: 'Lange Reihe 14', postcode: '20099', city: 'Hamburg' };
      const contact = { name: 'Mara Voss', phone: '+49 40 1', email: 'mara@voss.example' };
      const [own, theirs] = [
        { scheme: 'EM', id: 'mara@voss.example' },
        { scheme: '0204', id: '04011000-1234512345-06' },
      ];
      await seller({
        address,
        contact,
        eAddress: own,
        registrationNumber: 'HRB 1',
        taxNumber: '13/456/78901',
      });
      await client({ address: { ...address, street: 'Am Sandtorkai 50' }, eAddress: theirs });

      const { invoice } = await draft();
      const { document } = await practice.get(`/invoices/${invoice.id}/document`);

      assert.deepEqual(document.seller.address, address);
      assert.deepEqual(
        { contact: document.seller.contact, eAddress: document.seller.eAddress },
        { contact, eAddress: own },
      );
      assert.deepEqual(
        { registration: document.seller.registration, taxNumber: document.seller.taxNumber },
        { registration: { id: 'HRB 1' }, taxNumber: '13/456/78901' },
      );
      assert.equal(document.buyer.address.street, 'Am Sandtorkai 50');
      assert.deepEqual(document.buyer.eAddress, theirs);
      assert.equal((await practice.issue(invoice.id)).status, 200);
    });

    it('let a small business without a VAT ID bill by its tax number', async () => {
      await seller({ taxTreatment: 'small_business', vatId: null, taxNumber: '13/456/78901' });

      const { invoice } = await draft();

      assert.equal((await practice.issue(invoice.id)).status, 200);
    });

    it('take the practice’s rate for a client that has none of its own', async () => {
      await seller({ taxRate: '16' });
      await client({ taxTreatment: 'standard' });

      assert.equal((await draft()).row.taxRate, '16');
    });
  });
});
