/** An invoice that nobody wrote, for the preview of a practice that has none yet. */
import type { Organization } from '../../../api-client/index.ts';
import { buildInvoiceDocument } from '../../../domain/invoice-builder.ts';
import type { InvoiceDocument, InvoiceLine, Party } from '../../../domain/invoice-document.ts';
import { lineNet } from '../../../domain/invoice-totals.ts';
import { describePaymentTerms, dueDateOf } from '../../../domain/payment-terms.ts';
import type { Translate } from '../../platform/words.ts';

/** `today` is an ISO date. */
export function sampleDocument(
  practice: Organization,
  { t, today }: { readonly t: Translate; readonly today: string },
): InvoiceDocument {
  const { currency, language, countryCode } = practice;
  const dueDate = dueDateOf(today, practice.paymentTermDays);
  const periodStart = `${today.slice(0, 7)}-01`;
  return buildInvoiceDocument({
    ...{ id: 'sample', documentType: '380', state: 'draft', issueDate: today, dueDate, language },
    ...{ periodStart, periodEnd: today },
    seller: toSeller(practice),
    buyer: {
      name: t('Sample Client Ltd'),
      addressLines: [t('1 Example Street'), t('12345 Sampletown')],
      countryCode,
    },
    lines: sampleLines(practice, { t, period: { start: periodStart, end: today } }),
    paid: { minor: 0, currency },
    paymentTerms: describePaymentTerms(today, dueDate, language),
  });
}

function sampleLines(
  { currency, taxCategory, taxRate }: Organization,
  { t, period }: { readonly t: Translate; readonly period: NonNullable<InvoiceLine['period']> },
): readonly InvoiceLine[] {
  const priced = { priceBaseQuantity: 1, taxCategory, taxRate: taxRate ?? '0' };
  const lines = [
    {
      ...{ id: 'hours', description: t('Review and refactoring'), period, ...priced },
      ...{ quantity: '12.5', unitCode: 'HUR', unitPrice: '110.00' },
    },
    {
      ...{ id: 'workshop', description: t('Workshop'), ...priced },
      ...{ quantity: '2', unitCode: 'DAY', unitPrice: '960.00' },
    },
  ];
  return lines.map((line) => ({ ...line, net: lineNet(line, currency) }));
}

function toSeller(practice: Organization): Party {
  const { name, addressLines, countryCode, contact } = practice;
  const { vatId, taxNumber, email, iban, bic, accountName } = practice;
  const said = Object.entries({ vatId, taxNumber, email, iban, bic, accountName });
  const known = Object.fromEntries(said.filter(([, text]) => text !== null && text !== ''));
  return { name, addressLines, countryCode, ...known, ...(contact && { contact }) };
}
