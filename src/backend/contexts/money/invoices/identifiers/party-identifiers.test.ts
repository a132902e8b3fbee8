/** Identifiers are refused by name wherever a request can set one, and what is stored already warns on a draft. */
import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp } from '../../../../testing/test-app.ts';
import { checkIdentifierForms } from './party-identifiers.ts';

const lines = [
  { description: 'Work', quantity: '1', unitCode: 'HUR', unitPrice: '100', taxCategory: 'S', taxRate: '19' },
];
const havn = { name: 'Havn ApS', addressLines: ['Havnegade 1'], countryCode: 'DK' };

/** One wrong sign each: a digit, a letter, a country that is none. */
const wrong = {
  iban: 'DE89370400440532013001',
  bic: 'COBAZZFF',
  vatId: 'DE123456789',
  email: 'office@example',
  registered: { scheme: '0088', id: '4012345000012' },
  country: 'ZZ',
  gln: { scheme: '0088', id: '4012345000008' },
  leitweg: { scheme: '0204', id: '04011000-1234512345-07' },
  address: { scheme: 'EM', id: 'office(at)example.com' },
};

type Case = readonly [field: string, body: object];

const ofParty: readonly Case[] = [
  ['vatId', { vatId: wrong.vatId }],
  ['email', { email: wrong.email }],
  ['eAddress.id', { eAddress: wrong.gln }],
  ['eAddress.id', { eAddress: wrong.leitweg }],
  ['eAddress.id', { eAddress: wrong.address }],
];
const ofRecord: readonly Case[] = [...ofParty, ['countryCode', { countryCode: wrong.country }]];
const ofAccount: readonly Case[] = [
  ['iban', { iban: wrong.iban }],
  ['bic', { bic: wrong.bic }],
];
const ofPractice: readonly Case[] = [
  ...ofRecord,
  ...ofAccount,
  ['contact.email', { contact: { email: wrong.email } }],
];

describe('identifiers in requests', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });
    afterEach(async () => await practice.vireo.app.close());

    const refuses = async (method: 'POST' | 'PATCH', path: string, [field, body]: Case) => {
      const reply = await practice.vireo.ask(method, path, { body });
      const told = JSON.stringify(reply.body);
      assert.equal(reply.status, 422, `${path} ${JSON.stringify(body)}: ${told}`);
      assert.deepEqual(
        reply.body.error.details.map((detail: { field: string }) => detail.field),
        [field],
        told,
      );
    };

    it('are refused by field on practice, client and contact', async () => {
      const { organizationId } = practice.vireo.owner;
      const contacts = `/clients/${practice.clientId}/contacts`;
      const contact = { name: 'Ida', role: 'billing' };
      const created = requireOk(await practice.vireo.ask('POST', contacts, { body: contact })).body;

      for (const each of ofPractice) await refuses('PATCH', `/organizations/${organizationId}`, each);
      for (const each of ofRecord) await refuses('PATCH', `/clients/${practice.clientId}`, each);
      for (const [field, body] of ofRecord) {
        await refuses('POST', '/clients', [field, { name: 'New', currency: 'EUR', ...body }]);
      }
      await refuses('POST', contacts, ['email', { ...contact, email: wrong.email }]);
      await refuses('PATCH', `${contacts}/${created.id}`, ['email', { email: wrong.email }]);
    });

    for (const side of ['buyer', 'seller'] as const) {
      const cases: readonly Case[] = [
        ['identifier.id', { identifier: wrong.registered }],
        ['registration.id', { registration: wrong.registered }],
        ...ofRecord,
        ...ofAccount,
        ['contact.email', { contact: { email: wrong.email } }],
      ];
      it(`are refused by field on the ${side} of a whole invoice, and the client is not added`, async () => {
        for (const [field, identifiers] of cases) {
          const party = side === 'buyer' ? { ...havn, ...identifiers } : identifiers;
          const body = { buyer: havn, lines, [side]: party };
          await refuses('POST', '/invoices/complete', [`${side}.${field}`, body]);
        }
        const { items } = await practice.get('/clients');
        assert.ok(items.every(({ name }: { name: string }) => name !== havn.name));
      });
    }

    it('of a whole invoice are told beside what else is wrong with it', async () => {
      const body = {
        buyer: { ...havn, vatId: wrong.vatId },
        lines: [{ ...lines[0], unitPrice: '-1' }],
        color: 'red',
      };
      const reply = await practice.vireo.ask('POST', '/invoices/complete', { body });
      const fields = reply.body.error.details.map((detail: { field: string }) => detail.field);

      assert.equal(reply.status, 422);
      assert.ok(fields.includes('buyer.vatId') && fields.includes('color'), JSON.stringify(reply.body));
    });
  });
});

describe('checkIdentifierForms', () => {
  const party = { name: 'Mara Voss', addressLines: ['Lange Reihe 14'], countryCode: 'DE' };

  it('warns of what records of before these checks hold', async () => {
    const seller = { ...party, iban: wrong.iban, bic: wrong.bic, vatId: wrong.vatId };
    const buyer = { ...party, eAddress: wrong.gln };
    const checks = await checkIdentifierForms({ seller, buyer });

    assert.deepEqual(
      checks.map(({ field, severity, action }) => [field, severity, action]),
      [
        ['seller.vatId', 'warning', 'editOrganization'],
        ['seller.iban', 'warning', 'editOrganization'],
        ['seller.bic', 'warning', 'editOrganization'],
        ['buyer.eAddress.id', 'warning', 'editClient'],
      ],
    );
  });

  it('warns of a buyer reference that is nearly a Leitweg-ID, and of no other', async () => {
    const warned = async (buyerReference: string) =>
      (await checkIdentifierForms({ seller: party, buyer: party, buyerReference })).length;

    assert.equal(await warned('04011000-1234512345-07'), 1);
    assert.equal(await warned('04011000-1234512345-06'), 0);
    for (const order of ['PO 4711-12', '2026-11-20', '4711-22', '12345-67'])
      assert.equal(await warned(order), 0);
  });
});
