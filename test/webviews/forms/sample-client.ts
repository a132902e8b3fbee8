/** The client of the mock. */
import type { ClientContent } from '../../../src/contract/webview/forms/client-view.ts';

export const sampleClient: ClientContent = {
  type: 'content',
  subject: 'c1',
  values: {
    ...{ practiceCountry: 'DE', practiceCurrency: 'EUR', countryCode: 'DE', name: 'Nordwind Handels GmbH' },
    ...{ vatId: 'DE987654328', taxTreatment: '', taxRate: '', taxExemptionReason: '' },
    ...{
      street: 'Speicherstraße 4',
      additional: '',
      third: '',
      postcode: '20457',
      city: 'Hamburg',
      region: '',
    },
    ...{ email: 'rechnung@nordwind.example', buyerReference: 'PO-2291', eAddressScheme: '', eAddressId: '' },
    ...{ paymentTermDays: '', currency: 'EUR', language: 'de', invoicePattern: '' },
  },
  countryChosen: true,
  asksForPractice: false,
  practiceCountry: 'DE',
  inherited: { taxTreatment: 'standard', taxRate: '19', paymentTermDays: 14, language: 'en' },
  taken: ['Havn Analyse ApS'],
  contacts: 'Anna Petersen (Billing)',
  money: {
    unbilled: { amount: '€4,200.00', hours: '38:50' },
    open: { amount: '€22,891.55', overdue: '€16,453.65' },
    lastInvoice: { id: 'i1', number: '2026-0026', amount: '€6,437.90', date: 'Dec 4, 2026' },
  },
};
