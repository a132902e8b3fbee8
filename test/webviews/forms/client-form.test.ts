import assert from 'node:assert/strict';
import {
  findClientFaults,
  findClientReadiness,
  followClientCountry,
} from '../../../webviews/client/client-form.ts';
import { formWords } from '../../../webviews/components/form/form-texts.ts';
import { translate } from '../../../webviews/words.ts';
import { sampleClient } from './sample-client.ts';

const { faults: words } = translate(formWords);
const { values } = sampleClient;
const faultsOf = (changes: Partial<typeof values>) =>
  Object.keys(findClientFaults({ taken: ['Havn'] }, { ...values, ...changes }, words));

describe('the form Client', () => {
  it('takes what is right and what is empty, and names each field that is wrong', () => {
    assert.deepEqual(faultsOf({}), []);
    assert.deepEqual(faultsOf({ paymentTermDays: '', invoicePattern: '', vatId: '', email: '' }), []);
    assert.deepEqual([faultsOf({ name: 'havn' }), faultsOf({ name: '' })], [['name'], ['name']]);
    assert.deepEqual(faultsOf({ taxTreatment: 'standard', taxRate: '' }), []);
    assert.deepEqual(faultsOf({ taxTreatment: 'standard', taxRate: '120' }), ['taxRate']);
    assert.deepEqual(faultsOf({ eAddressScheme: '9930', eAddressId: '' }), ['eAddressId']);
  });

  it('moves a new client with the practice, which is confirmed beside it', () => {
    const before = {
      ...values,
      practiceCountry: 'US',
      practiceCurrency: 'USD',
      countryCode: 'US',
      currency: 'USD',
    };

    assert.deepEqual(followClientCountry('practiceCountry', 'DE', { subject: 'new', before }), {
      practiceCurrency: 'EUR',
      currency: 'EUR',
      countryCode: 'DE',
    });
    const abroad = { ...before, countryCode: 'GB', currency: 'GBP' };
    assert.deepEqual(followClientCountry('practiceCountry', 'DE', { subject: 'new', before: abroad }), {
      practiceCurrency: 'EUR',
    });
    assert.deepEqual(followClientCountry('countryCode', 'DE', { subject: 'new', before }), {});
  });

  it('says what an invoice to the client still lacks', () => {
    const missing = (changes: Partial<typeof values>) =>
      findClientReadiness({ ...values, ...changes }).map((one) => one.missing);

    assert.deepEqual(missing({}), [undefined, undefined]);
    assert.deepEqual(missing({ street: '', city: '' }), ['street', 'street']);
    assert.deepEqual(missing({ buyerReference: '' }), [undefined, 'buyerReference']);
    assert.deepEqual(missing({ practiceCountry: 'US', countryCode: 'US' }), [undefined]);
    assert.deepEqual(missing({ practiceCountry: 'US', countryCode: 'DE' }), [undefined, undefined]);
    assert.deepEqual(missing({ taxTreatment: 'reverse_charge', vatId: '' }), ['vatId', 'vatId']);
  });
});
