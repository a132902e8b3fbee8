import assert from 'node:assert/strict';
import type { Organization } from '../../../src/api-client/index.ts';
import { toBusinessValues, toOrganizationPatch } from './business-values.ts';

const organization = {
  id: 'o1',
  name: 'Hale Software',
  countryCode: 'DE',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  address: null,
  addressLines: ['Lindenstraße 12', '20099 Hamburg'],
  eAddress: null,
  vatId: null,
  taxNumber: null,
  registrationNumber: null,
  email: 'office@hale.example',
  bic: null,
  accountName: null,
  contact: { name: 'Robin Hale', email: 'robin@hale.example' },
  iban: 'DE89370400440532013000',
  taxTreatment: 'standard',
  taxRate: '19',
  taxExemptionReason: null,
  paymentTermDays: 14,
  invoicePattern: '{YYYY}-{####}',
  creditNotePattern: 'CN-{YYYY}-{####}',
  selfApproval: 'alone',
} as unknown as Organization;
const series = { isUsed: false, nextSequence: 1 } as never;
const values = toBusinessValues(organization, series);
const patch = (changes: Partial<typeof values>) =>
  toOrganizationPatch(new Set(Object.keys(changes)), { ...values, ...changes });

describe('the form of the practice', () => {
  it('begins with what is stored, an address with what print lines tell', () => {
    assert.deepEqual(
      [values.street, values.postcode, values.city, values.iban, values.email, values.contactEmail],
      [
        'Lindenstraße 12',
        '20099',
        'Hamburg',
        'DE89 3704 0044 0532 0130 00',
        'office@hale.example',
        'robin@hale.example',
      ],
    );
    assert.deepEqual(
      { firstNumber: values.firstNumber, taxRate: values.taxRate, paymentTermDays: values.paymentTermDays },
      { firstNumber: '1', taxRate: '19', paymentTermDays: '14' },
    );
  });

  it('asks the API for what changed alone, an address and a contact as wholes', () => {
    assert.deepEqual(patch({}), {});
    assert.deepEqual(patch({ iban: 'de89 3704 0044 0532 0130 00 ' }), { iban: 'DE89370400440532013000' });
    assert.deepEqual(patch({ city: 'Bremen' }), {
      address: { street: 'Lindenstraße 12', postcode: '20099', city: 'Bremen' },
    });
    assert.deepEqual(patch({ phone: '+49 40 1', contactEmail: '' }), {
      email: 'office@hale.example',
      contact: { name: 'Robin Hale', phone: '+49 40 1', email: 'office@hale.example' },
    });
    assert.deepEqual(patch({ contactName: '', contactEmail: '', email: '' }), { email: null, contact: null });
    assert.deepEqual(patch({ eAddressScheme: 'EM', eAddressId: ' a@b.example' }), {
      eAddress: { scheme: 'EM', id: 'a@b.example' },
    });
  });

  it('changes treatment and rate of VAT together, and names the rule of an exemption', () => {
    assert.deepEqual(patch({ taxRate: '8,1 %' }), { taxTreatment: 'standard', taxRate: '8.1' });
    assert.deepEqual(patch({ taxTreatment: 'small_business' }), { taxTreatment: 'small_business' });
    assert.deepEqual(patch({ taxTreatment: 'exempt', taxExemptionReason: '§ 4 Nr. 21 UStG' }), {
      taxTreatment: 'exempt',
      taxRate: '0',
      taxExemptionReason: '§ 4 Nr. 21 UStG',
    });
  });
});
