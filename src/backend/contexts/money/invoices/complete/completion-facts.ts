/** What a whole invoice takes from practice and client where it leaves something out. */
import { v7 as newId } from 'uuid';
import type { Party } from '../../../../../domain/invoice-document.ts';
import type { CompletionFacts } from '../../../../../domain/invoicing/complete-invoice.ts';
import { toAddressLines } from '../../../../../domain/invoicing/postal-address.ts';
import { exemptionOf, usualTax } from '../../model/exemption.ts';
import { languageOfClient } from '../../model/language-of-client.ts';
import { type DraftSurroundings, toParty } from '../invoice-record.ts';
import type { SellerRow } from '../invoices.ports.ts';
import type { CompleteInvoiceInput, GivenParty } from './complete-invoice.schema.ts';

export function factsOf(
  input: CompleteInvoiceInput,
  { seller, buyer, today }: DraftSurroundings,
): CompletionFacts {
  const language = languageOfClient(buyer, seller);
  return {
    id: input.id ?? newId(),
    seller: chooseParty(input.seller, toParty(seller)),
    buyer: chooseParty(input.buyer, toParty(buyer)),
    currency: buyer.currency,
    language,
    tax: usualTax({ seller, buyer }),
    exemption: exemptionOf({ seller, buyer }, input.language ?? language),
    today,
    paymentTermDays: buyer.payment_term_days ?? seller.payment_term_days,
  };
}

const noTax = {
  tax_category: null,
  tax_rate: null,
  tax_treatment: null,
  tax_exemption_reason: null,
  tax_exemption_code: null,
};

/** Of a client that is not on record. */
export function factsWithoutClient(
  input: CompleteInvoiceInput,
  { seller, today }: { readonly seller: SellerRow; readonly today: string },
): CompletionFacts {
  const parties = { seller, buyer: noTax };
  return {
    id: input.id ?? newId(),
    seller: chooseParty(input.seller, toParty(seller)),
    buyer: chooseParty(input.buyer, { name: '', addressLines: [], countryCode: '' }),
    currency: seller.currency,
    language: seller.language,
    tax: usualTax(parties),
    exemption: exemptionOf(parties, input.language ?? seller.language),
    today,
    paymentTermDays: seller.payment_term_days,
  };
}

/** A party with a name stands for itself; without one, what it says replaces what is on record. */
function chooseParty(given: GivenParty | undefined, known: Party): Party {
  // What was left out is undefined there, and nothing is undefined in JSON.
  const said: Partial<Party> = JSON.parse(JSON.stringify(given ?? {}));
  const party =
    said.name === undefined
      ? { ...known, ...said }
      : { name: '', addressLines: [], countryCode: '', ...said };
  const isTyped = said.addressLines !== undefined || said.address === undefined;
  return isTyped ? party : { ...party, addressLines: toAddressLines(party.address ?? {}, party.countryCode) };
}
