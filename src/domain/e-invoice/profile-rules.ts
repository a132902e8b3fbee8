/** What a profile asks for beyond EN 16931 itself: Peppol BIS Billing 3.0 and XRechnung 3.0. */
import type { InvoiceDocument } from '../invoice-document.ts';
import { isSaid, type RuleFault, unless } from '../invoicing/rules/fault.ts';
import { findMinorDigits } from '../money.ts';
import { addressOf, contactOf, eAddressOf } from './party-terms.ts';
import type { ProfileName } from './profiles.ts';

/** What keeps `invoice` from being written in the profile; empty when nothing does. */
export function findProfileFaults(invoice: InvoiceDocument, profile: ProfileName): readonly RuleFault[] {
  return [
    ...checkStandard(invoice),
    ...(profile === 'en16931' ? [] : checkPeppol(invoice)),
    ...(profile === 'xrechnung' ? checkXrechnung(invoice) : []),
  ];
}

/** What print may leave open and an e-invoice may not. */
function checkStandard({ currency, seller }: InvoiceDocument): readonly RuleFault[] {
  const ids = [seller.identifier?.id, seller.registration?.id, seller.vatId, seller.taxNumber];
  return [
    ...unless((findMinorDigits(currency) ?? 0) <= 2, {
      rule: 'BR-DEC-12',
      field: 'currency',
      message: `E-invoices allow two decimals, ${currency} has more: send this invoice as PDF.`,
    }),
    ...unless(ids.some(isSaid), {
      rule: 'BR-CO-26',
      field: 'seller.vatId',
      message:
        'Your organization has neither VAT id, tax number nor register number: add one in the settings.',
      action: 'editOrganization',
    }),
  ];
}

function checkPeppol(invoice: InvoiceDocument): readonly RuleFault[] {
  const { buyerReference, references, seller, buyer } = invoice;
  return [
    ...unless(isSaid(buyerReference) || isSaid(references?.order), {
      rule: 'PEPPOL-EN16931-R003',
      field: 'buyerReference',
      message: 'An e-invoice needs the client’s reference or the number of the order.',
    }),
    ...unless(eAddressOf(seller) !== undefined, {
      rule: 'PEPPOL-EN16931-R020',
      field: 'seller.eAddress',
      message: 'Your organization has no electronic address and no e-mail address: add one in the settings.',
      action: 'editOrganization',
    }),
    ...unless(eAddressOf(buyer) !== undefined, {
      rule: 'PEPPOL-EN16931-R010',
      field: 'buyer.eAddress',
      message: 'The client has no electronic address and no e-mail address: add one to the client.',
      action: 'editClient',
    }),
  ];
}

function checkXrechnung(invoice: InvoiceDocument): readonly RuleFault[] {
  const { seller, buyer, paymentMeans, buyerReference } = invoice;
  const [from, to] = [addressOf(seller), addressOf(buyer)];
  const contact = contactOf(seller);
  const needs = (
    rule: string,
    field: string,
    value: string | undefined,
    what: string,
  ): readonly RuleFault[] => {
    const isSeller = field.startsWith('seller');
    return unless(isSaid(value), {
      rule,
      field,
      message: isSeller
        ? `XRechnung needs your ${what}: add it in the settings.`
        : `XRechnung needs the client’s ${what}: add it to the client.`,
      action: isSeller ? 'editOrganization' : 'editClient',
    });
  };
  return [
    ...needs('BR-DE-1', 'seller.iban', paymentMeans ?? seller.iban, 'IBAN'),
    ...needs('BR-DE-5', 'seller.contact.name', contact.name, 'contact'),
    ...needs('BR-DE-6', 'seller.contact.phone', contact.phone, 'phone number'),
    ...needs('BR-DE-7', 'seller.contact.email', contact.email, 'e-mail address'),
    ...needs('BR-DE-3', 'seller.address.city', from.city, 'town'),
    ...needs('BR-DE-4', 'seller.address.postcode', from.postcode, 'postcode'),
    ...needs('BR-DE-8', 'buyer.address.city', to.city, 'town'),
    ...needs('BR-DE-9', 'buyer.address.postcode', to.postcode, 'postcode'),
    ...unless(isSaid(buyerReference), {
      rule: 'BR-DE-15',
      field: 'buyerReference',
      message: 'XRechnung needs the client’s reference: of an authority its Leitweg-ID.',
    }),
    ...unless(contact.phone === undefined || (contact.phone.match(/\d/g) ?? []).length >= 3, {
      rule: 'BR-DE-27',
      field: 'seller.contact.phone',
      message: 'The phone number has fewer than three digits.',
      action: 'editOrganization',
    }),
    ...unless(contact.email === undefined || /^[^@\s.][^@\s]*@[^@\s]+[^@\s.]$/.test(contact.email), {
      rule: 'BR-DE-28',
      field: 'seller.contact.email',
      message: 'The e-mail address of your contact is none.',
      action: 'editOrganization',
    }),
  ];
}
