/** Makes a draft of an invoice that is given whole. */
import type { DraftDetails } from '../../../../../contract/invoicing/invoice-document-schema.ts';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { countryCodes } from '../../../../../domain/invoicing/codes/code-lists.ts';
import { type CompletionFacts, completeInvoice } from '../../../../../domain/invoicing/complete-invoice.ts';
import type { RuleFault } from '../../../../../domain/invoicing/rules/fault.ts';
import { isCurrency } from '../../../../../domain/money.ts';
import { exactTime } from '../../../../../domain/rounding.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import type { Created } from '../../../../platform/http/created.ts';
import { refuseNamed } from '../../../../platform/http/refusals/lacking.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { writeRounding } from '../../model/stored-rounding.ts';
import { toLineRow } from '../billable/draft-lines.ts';
import { blankHead, showExisting } from '../create-invoice.ts';
import { insertLines } from '../invoice-lines.repository.ts';
import { loadSeller, showInvoice, todayOf } from '../invoice-loading.ts';
import type { DraftSurroundings } from '../invoice-record.ts';
import { invoiceEvents } from '../invoices.events.ts';
import type { BuyerRow, InvoicePorts, SellerRow } from '../invoices.ports.ts';
import { findInvoice, type InvoiceHead, insertInvoice } from '../invoices.repository.ts';
import type { Invoice } from '../invoices.schema.ts';
import { brokenRules } from './broken-rules.ts';
import type { CompleteInvoiceInput } from './complete-invoice.schema.ts';
import { factsOf, factsWithoutClient } from './completion-facts.ts';

export interface GivenInvoice {
  readonly caller: Caller;
  readonly input: CompleteInvoiceInput;
  /** Of the parties that `input` gives: read before the transaction, since what checks a VAT ID is loaded when first needed. */
  readonly identifierFaults: readonly RuleFault[];
}

export async function createComplete(
  ports: InvoicePorts,
  work: Work,
  { caller, input, identifierFaults }: GivenInvoice,
): Promise<Created<Invoice>> {
  const { reads, writes, now, log } = work;
  const existing = input.id ? await findInvoice(writes, input.id) : undefined;
  if (existing) {
    const said = { clientId: input.clientId ?? existing.client_id };
    return { created: false, record: await showExisting(ports, work, { existing, input: said }) };
  }
  const seller = await loadSeller(ports, reads);
  const buyer = await findOrAddClient(ports, work, { seller, input, identifierFaults });
  const surroundings = { seller, buyer, today: todayOf(seller, now) };
  const reference = input.buyerReference ?? buyer.buyer_reference ?? undefined;
  const facts = factsOf(input, surroundings);
  const document = readDocument({ ...input, buyerReference: reference }, { facts, identifierFaults });
  const head = toHead(document, { input, surroundings, blank: blankHead(caller, now) });
  await insertInvoice(writes, { ...head, document: null });
  const lines = document.lines.map((line, index) =>
    toLineRow(head, { line, entryIds: [], recordedSeconds: 0, ownTax: true }, index + 1),
  );
  await insertLines(writes, { lines, entries: [] });
  const record = showInvoice(head, surroundings);
  await log({ type: invoiceEvents.created, id: head.id, version: head.version, after: record });
  return { created: true, record };
}

const namesNobody = { rule: 'BR-07', field: 'buyer.name', message: 'The invoice names no client.' } as const;

/** The client that is named by id, else by name; one that nobody knows yet is put on record. */
async function findOrAddClient(
  ports: InvoicePorts,
  work: Work,
  {
    seller,
    input,
    identifierFaults,
  }: Pick<GivenInvoice, 'input' | 'identifierFaults'> & { readonly seller: SellerRow },
): Promise<BuyerRow> {
  const find = async (id: string) => await ports.findBuyer(work.reads, id);
  if (input.clientId !== undefined) {
    const known = await find(input.clientId);
    if (!known) {
      throw refuseNamed(work.reads, 'clients', 'clientId');
    }
    return known;
  }
  const name = input.buyer?.name?.trim() ?? '';
  if (name === '') {
    // BR-07, and what else is wrong with it.
    const read = completeInvoice(
      input,
      factsWithoutClient(input, { seller, today: todayOf(seller, work.now) }),
    );
    throw brokenRules([...(read.ok ? [namesNobody] : read.error), ...identifierFaults]);
  }
  const known = await ports.findClientByName(work.reads, name);
  if (known) {
    return known;
  }
  const countryCode = countryCodes.has(input.buyer?.countryCode ?? '') ? input.buyer?.countryCode : undefined;
  const currency = isCurrency(input.currency ?? '') ? input.currency : undefined;
  const added = await ports.addClient(work, seller.id, {
    name: name.slice(0, 200),
    currency: currency ?? seller.currency,
    ...(countryCode === undefined ? {} : { countryCode }),
  });
  const row = await find(added.id);
  if (!row) {
    throw new Error('A client that was just added is not there.');
  }
  return row;
}

function readDocument(
  input: CompleteInvoiceInput,
  {
    facts,
    identifierFaults,
  }: { readonly facts: CompletionFacts; readonly identifierFaults: readonly RuleFault[] },
): InvoiceDocument {
  const read = completeInvoice(input, facts);
  if (read.ok && identifierFaults.length === 0) return read.value;
  throw brokenRules([...(read.ok ? [] : read.error), ...identifierFaults]);
}

function toHead(
  document: InvoiceDocument,
  {
    input,
    surroundings,
    blank,
  }: {
    readonly input: CompleteInvoiceInput;
    readonly surroundings: DraftSurroundings;
    readonly blank: ReturnType<typeof blankHead>;
  },
): InvoiceHead {
  const { seller, buyer } = surroundings;
  const [first] = document.lines;
  const { totals } = document;
  return {
    ...blank,
    id: document.id,
    client_id: buyer.id,
    document_type: document.documentType,
    currency: document.currency,
    issue_date: input.issueDate ?? null,
    due_date: input.dueDate ?? null,
    payment_term_days: buyer.payment_term_days ?? seller.payment_term_days,
    payment_terms: input.paymentTerms ?? null,
    period_start: document.periodStart,
    period_end: document.periodEnd,
    buyer_reference: document.buyerReference ?? null,
    note: document.note ?? null,
    language: document.language,
    discount: null,
    rounding: writeRounding({ rounding: exactTime }),
    details: JSON.stringify(toDetails(document, input)),
    tax_category: first?.taxCategory ?? seller.tax_category,
    tax_rate: first?.taxRate ?? (seller.tax_rate || '0'),
    net_minor: totals.net.minor,
    tax_minor: totals.tax.minor,
    gross_minor: totals.gross.minor,
    rounding_minor: totals.rounding?.minor ?? 0,
    paid_minor: totals.paid.minor,
  };
}

/** What has no column; a party that was not given follows what is on record until the invoice is issued. */
function toDetails(
  document: InvoiceDocument,
  { seller, buyer, exemptions, accountingTax, accountingRate }: CompleteInvoiceInput,
): DraftDetails {
  const { deliveryDate, references, cashDiscounts, paymentMeans, remittance } = document;
  const { subtotals, annex } = document;
  const details = {
    subtotals,
    annex,
    deliveryDate,
    accountingTax,
    accountingRate,
    references,
    exemptions,
    cashDiscounts,
    paymentMeans,
    remittance,
  };
  return JSON.parse(
    JSON.stringify({
      ...details,
      ...(seller === undefined ? {} : { seller: document.seller }),
      ...(buyer === undefined ? {} : { buyer: document.buyer }),
      precedingInvoices: document.precedingInvoices,
      allowances: document.allowances,
      charges: document.charges,
      rounding: document.totals.rounding,
    }),
  );
}
