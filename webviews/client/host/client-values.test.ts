import assert from 'node:assert/strict';
import type { Client, Organization } from '../../../src/api-client/index.ts';
import {
  newClientValues,
  toCarriedValues,
  toClientPatch,
  toClientValues,
  toNewClient,
  toPracticePatch,
} from './client-values.ts';

const practice = {
  id: 'o1',
  countryCode: 'US',
  currency: 'USD',
  taxTreatment: 'standard',
  taxRate: null,
} as Organization;
const client = {
  id: 'c1',
  name: 'Nordwind',
  countryCode: 'US',
  countryChosen: false,
  currency: 'EUR',
  vatId: null,
  debtor: null,
  address: null,
  addressLines: [],
  eAddress: null,
  email: null,
  buyerReference: null,
  language: null,
  taxTreatment: null,
  taxRate: null,
  taxExemptionReason: null,
  paymentTermDays: null,
  invoicePattern: null,
} as unknown as Client;

describe('the form of a client', () => {
  const values = toClientValues(client, practice);
  const patch = (changes: Partial<typeof values>, countryChosen = false) =>
    toClientPatch(new Set(Object.keys(changes)), { ...values, ...changes }, { countryChosen });

  it('is as in the practice where it is empty, and can be so again', () => {
    assert.deepEqual(
      {
        paymentTermDays: values.paymentTermDays,
        taxTreatment: values.taxTreatment,
        language: values.language,
      },
      { paymentTermDays: '', taxTreatment: '', language: '' },
    );
    assert.deepEqual(patch({ paymentTermDays: '', language: '' }), { paymentTermDays: null, language: null });
    assert.deepEqual(patch({ taxTreatment: '' }), { taxTreatment: null, taxRate: null });
    assert.deepEqual(patch({ paymentTermDays: '30' }), { paymentTermDays: 30 });
  });

  it('says what the client is, and that nobody knows it', () => {
    assert.equal(values.debtor, '');
    assert.equal(toClientValues({ ...client, debtor: 'consumer' }, practice).debtor, 'consumer');
    assert.deepEqual(patch({ debtor: 'consumer' }), { debtor: 'consumer' });
    assert.deepEqual(patch({ debtor: '' }), { debtor: null });
  });

  it('chooses a country that is changed, or that an address or a VAT ID is typed below, and no other', () => {
    assert.deepEqual(patch({ name: 'Nordwind GmbH' }), { name: 'Nordwind GmbH' });
    assert.equal(patch({ countryCode: 'DE' }).countryCode, 'DE');
    assert.equal(patch({ city: 'Denver' }).countryCode, 'US');
    assert.equal(patch({ vatId: 'DE123456788', countryCode: 'DE' }).countryCode, 'DE');
    assert.equal(patch({ city: '' }).countryCode, undefined);
    assert.equal(patch({ city: 'Denver' }, true).countryCode, undefined);
  });

  it('makes a client of what is filled, in the practice’s country until one is chosen', () => {
    const fresh = { ...newClientValues(practice), name: ' Havn ' };

    assert.deepEqual(toNewClient(fresh, 'n1'), { id: 'n1', name: 'Havn', currency: 'USD' });
    assert.deepEqual(toNewClient({ ...fresh, countryCode: 'DK', city: 'Aarhus' }, 'n1'), {
      id: 'n1',
      name: 'Havn',
      currency: 'USD',
      countryCode: 'DK',
      address: { city: 'Aarhus' },
    });
  });

  it('confirms the country and the currency of the practice, with the standard rate there', () => {
    const at = (practiceCountry: string, practiceCurrency: string) => ({
      ...newClientValues(practice),
      practiceCountry,
      practiceCurrency,
    });
    const small = { ...practice, taxTreatment: 'small_business', taxRate: '0' } as Organization;

    assert.deepEqual(toPracticePatch(at('US', 'USD'), practice, '2026-11-26'), {
      countryCode: 'US',
      currency: 'USD',
    });
    assert.deepEqual(toPracticePatch(at('DE', 'EUR'), practice, '2026-11-26'), {
      countryCode: 'DE',
      currency: 'EUR',
      taxTreatment: 'standard',
      taxRate: '19',
    });
    const german = { ...practice, countryCode: 'DE', taxRate: '19' } as Organization;
    assert.deepEqual(toPracticePatch(at('US', 'USD'), german, '2026-11-26'), {
      countryCode: 'US',
      currency: 'USD',
      taxTreatment: 'outside_scope',
    });
    assert.deepEqual(toPracticePatch(at('DE', 'EUR'), small, '2026-11-26'), {
      countryCode: 'DE',
      currency: 'EUR',
    });
  });

  it('is carried to the client that is there but for its name, its currency and what was only followed', () => {
    const typed = { name: 'Nord-Wind', email: 'a@nordwind.example', vatId: ' ', currency: 'EUR' };
    const practiceToo = { practiceCountry: 'DE', practiceCurrency: 'EUR', countryCode: 'DE' };

    assert.deepEqual(toCarriedValues({ ...typed, ...practiceToo }), { email: 'a@nordwind.example' });
    assert.deepEqual(toCarriedValues({ countryCode: 'FR' }), { countryCode: 'FR' });
  });
});
