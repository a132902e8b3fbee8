/** What Germany asks for: of every XRechnung (BR-DE-1), and under Peppol where both parties are German (DE-R-001). */
import type { InvoiceDocument } from '../../invoice-document.ts';
import { isSaid, type RuleFault, unless } from '../../invoicing/rules/fault.ts';
import { addressOf, contactOf } from '../party-terms.ts';
import { isTransfer, paymentMeansOf } from '../payment-means.ts';

/** The name of a rule by its number: `BR-DE-15`, `DE-R-015`. */
type Naming = (number: number, part?: 'a' | 'b') => string;

export const xrechnungNames: Naming = (number, part) =>
  `BR-DE-${number}${part === undefined ? '' : `-${part}`}`;
export const peppolNames: Naming = (number, part) =>
  `DE-R-${String(number).padStart(3, '0')}${part === undefined ? '' : part === 'a' ? '-1' : '-2'}`;

export function checkGermanRules(invoice: InvoiceDocument, nameOf: Naming): readonly RuleFault[] {
  return [...checkParties(invoice, nameOf), ...checkPayment(invoice, nameOf), ...checkTexts(invoice, nameOf)];
}

function checkParties({ seller, buyer }: InvoiceDocument, nameOf: Naming): readonly RuleFault[] {
  const [from, to] = [addressOf(seller), addressOf(buyer)];
  const contact = contactOf(seller);
  const needed: readonly (readonly [
    number: number,
    field: string,
    value: string | undefined,
    what: string,
  ])[] = [
    [5, 'seller.contact.name', contact.name, 'contact'],
    [6, 'seller.contact.phone', contact.phone, 'phone number'],
    [7, 'seller.contact.email', contact.email, 'e-mail address'],
    [3, 'seller.address.city', from.city, 'town'],
    [4, 'seller.address.postcode', from.postcode, 'postcode'],
    [8, 'buyer.address.city', to.city, 'town'],
    [9, 'buyer.address.postcode', to.postcode, 'postcode'],
  ];
  return needed.flatMap(([number, field, value, what]) =>
    unless(isSaid(value), missing(nameOf(number), field, what)),
  );
}

function missing(rule: string, field: string, what: string): RuleFault {
  const isSeller = field.startsWith('seller');
  return {
    rule,
    field,
    message: isSeller
      ? `This e-invoice needs your ${what}: add it in Your Business.`
      : `This e-invoice needs the client’s ${what}: add it to the client.`,
    action: isSeller ? 'editOrganization' : 'editClient',
  };
}

function checkPayment(invoice: InvoiceDocument, nameOf: Naming): readonly RuleFault[] {
  const means = paymentMeansOf(invoice);
  const isCard = means === '48' || means === '54' || means === '55';
  return [
    ...unless(means !== undefined, missing(nameOf(1), 'seller.iban', 'IBAN')),
    ...unless(
      !isTransfer(means) || isSaid(invoice.seller.iban),
      missing(nameOf(23, 'a'), 'seller.iban', 'IBAN'),
    ),
    ...unless(!isCard, {
      rule: nameOf(24, 'a'),
      field: 'paymentMeans',
      message:
        'Payment by card needs the number of the card, which Vireo does not keep: choose another means of payment.',
    }),
    ...unless(means !== '59', {
      rule: nameOf(25, 'a'),
      field: 'paymentMeans',
      message:
        'SEPA direct debit needs the mandate, which Vireo does not keep: choose another means of payment.',
    }),
  ];
}

function checkTexts({ buyerReference, seller, paymentTerms }: InvoiceDocument, nameOf: Naming) {
  const contact = contactOf(seller);
  return [
    ...unless(isSaid(buyerReference), {
      rule: nameOf(15),
      field: 'buyerReference',
      message: 'This e-invoice needs the client’s reference: of an authority its Leitweg-ID.',
    }),
    ...unless(!paymentTerms.split('\n').some((line) => line.trimStart().startsWith('#')), {
      rule: nameOf(18),
      field: 'paymentTerms',
      message:
        'A line of the payment terms starts with #, which marks a cash discount: enter it as cash discount.',
    }),
    ...unless(contact.phone === undefined || (contact.phone.match(/\d/g) ?? []).length >= 3, {
      rule: nameOf(27),
      field: 'seller.contact.phone',
      message: 'The phone number has fewer than three digits.',
      action: 'editOrganization' as const,
    }),
    ...unless(contact.email === undefined || /^[^@\s.][^@\s]*@[^@\s]+[^@\s.]$/.test(contact.email), {
      rule: nameOf(28),
      field: 'seller.contact.email',
      message: 'The e-mail address of your contact is none.',
      action: 'editOrganization' as const,
    }),
  ];
}
