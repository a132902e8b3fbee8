import assert from 'node:assert/strict';
import { sampleDocument } from '../../../src/domain/invoicing/sample-document.ts';
import { findBusinessFaults, followCountry, toSeller } from '../../../webviews/business/business-form.ts';
import { findReadiness } from '../../../webviews/business/readiness.ts';
import { formWords } from '../../../webviews/components/form/form-texts.ts';
import { translate } from '../../../webviews/words.ts';
import { sampleBusiness } from './sample-business.ts';

const { faults: words } = translate(formWords);
const { values } = sampleBusiness;
const faultsOf = (changes: Partial<typeof values>) =>
  Object.keys(findBusinessFaults({ ...values, ...changes }, words));

describe('the form Your Business', () => {
  it('takes what is right, and names each field that is not', () => {
    assert.deepEqual(faultsOf({}), []);
    assert.deepEqual(
      faultsOf({
        name: ' ',
        email: 'office',
        vatId: '123456788',
        iban: 'DE89 3704 0044 0532 0130 01',
        bic: 'ABC',
      }),
      ['name', 'email', 'vatId', 'iban', 'bic'],
    );
    assert.deepEqual(faultsOf({ paymentTermDays: '366', invoicePattern: 'RE', firstNumber: '0' }), [
      'paymentTermDays',
      'invoicePattern',
      'firstNumber',
    ]);
    assert.deepEqual(faultsOf({ eAddressScheme: '0204', eAddressId: '04011000-1234512345-07' }), [
      'eAddressId',
    ]);
    assert.deepEqual(faultsOf({ taxTreatment: 'exempt' }), ['taxExemptionReason']);
    assert.deepEqual([faultsOf({ taxRate: '0' }), faultsOf({ taxRate: '' })], [['taxRate'], []]);
  });

  it('brings the currency and the rate of another country, unless they were chosen', () => {
    const today = '2026-11-26';

    assert.deepEqual(followCountry('CH', values, today), {
      currency: 'CHF',
      taxTreatment: 'standard',
      taxRate: '8.1',
    });
    const abroad = { currency: 'USD', taxTreatment: 'outside_scope', taxRate: '' };
    assert.deepEqual(followCountry('US', values, today), abroad);
    assert.deepEqual(followCountry('DE', { ...values, ...abroad, countryCode: 'US' }, today), {
      currency: 'EUR',
      taxTreatment: 'standard',
      taxRate: '19',
    });
    assert.deepEqual(followCountry('CH', { ...values, currency: 'USD', taxRate: '7' }, today), {});
  });

  it('says what each format still lacks', () => {
    const missing = (changes: Partial<typeof values>) => {
      const typed = { ...values, ...changes };
      const practice = {
        seller: toSeller(typed),
        currency: 'EUR',
        language: 'en',
        taxCategory: 'S' as const,
        taxRate: '19',
        paymentTermDays: 14,
      };
      const sample = { client: 'C', street: 'S', town: 'T', review: 'R', workshop: 'W' };
      const document = sampleDocument(practice, { words: sample, today: '2026-11-26' });
      return findReadiness(document, typed).map((one) => `${one.format} ${one.missing}`);
    };

    assert.deepEqual(missing({}), ['PDF undefined', 'Factur-X undefined', 'XRechnung undefined']);
    assert.deepEqual(missing({ phone: '' }), ['PDF undefined', 'Factur-X undefined', 'XRechnung phone']);
    assert.deepEqual(missing({ name: '' })[0], 'PDF name');
    assert.deepEqual(missing({ countryCode: 'NL' })[2], 'Peppol BIS undefined');
    assert.deepEqual(missing({ countryCode: 'US' }), ['PDF undefined']);
  });
});
