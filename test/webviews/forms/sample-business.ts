/** The practice of the mock. */
import type { BusinessContent } from '../../../src/contract/webview/forms/business-view.ts';

export const sampleBusiness: BusinessContent = {
  type: 'content',
  values: {
    ...{ countryCode: 'DE', name: 'Hale Software', street: 'Lindenstraße 12', additional: '', third: '' },
    ...{ postcode: '20099', city: 'Hamburg', region: '', contactName: 'Robin Hale' },
    ...{ email: 'robin@hale.example', contactEmail: '', phone: '+49 40 1234567' },
    ...{ taxTreatment: 'standard', taxRate: '19', taxExemptionReason: '', vatId: 'DE123456788' },
    ...{ taxNumber: '', registrationNumber: '', iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX' },
    ...{ accountName: '', currency: 'EUR', paymentTermDays: '14', invoicePattern: '{YYYY}-{####}' },
    ...{ creditNotePattern: 'CN-{YYYY}-{####}', firstNumber: '1', eAddressScheme: '', eAddressId: '' },
    ...{ zone: 'Europe/Berlin', selfApproval: 'alone' },
  },
  countryChosen: true,
  zones: ['Europe/Berlin', 'UTC'],
  nextNumber: '2026-0001',
  isNumberOpen: true,
  language: 'en',
  today: '2026-12-09',
};
