/**
 * Enters an open invoice of the tool before, so that it can be paid here and is in ageing and statement from its own dates. It has
 * one line, the open amount; what it was invoiced and taxed for stands in the document that the client has.
 */
import { v7 as newId } from 'uuid';
import { buildFixedLine } from '../../../../../domain/invoice-builder.ts';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { findSequence, seriesOfPattern } from '../../../../../domain/invoicing/number-pattern.ts';
import { toDecimalString } from '../../../../../domain/money.ts';
import { exactTime } from '../../../../../domain/rounding.ts';
import { text } from '../../../../../words/text.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { languageOfClient } from '../../model/language-of-client.ts';
import { isOpening, openingSeries } from '../../model/opening-series.ts';
import { writeRounding } from '../../model/stored-rounding.ts';
import { toLineRow } from '../billable/draft-lines.ts';
import { blankHead } from '../create-invoice.ts';
import { freezeInvoice } from '../freeze-invoice.ts';
import { insertLines } from '../invoice-lines.repository.ts';
import { loadSeller, showInvoice, todayOf } from '../invoice-loading.ts';
import { type DraftSurroundings, toDraftDocument, toLine } from '../invoice-record.ts';
import { changedMeanwhile } from '../invoices.errors.ts';
import { invoiceEvents } from '../invoices.events.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import { findInvoice, type InvoiceHead, insertInvoice, updateInvoice } from '../invoices.repository.ts';
import type { Invoice } from '../invoices.schema.ts';
import { drawSequence, findCounter, isNumberTaken } from '../number-series.repository.ts';
import type { OpeningBalance } from './opening.schema.ts';

interface Entering {
  readonly caller: Caller;
  readonly input: OpeningBalance;
}

export async function enterOpening(
  ports: InvoicePorts,
  work: Work,
  { caller, input }: Entering,
): Promise<Created<Invoice>> {
  const { reads, writes, log } = work;
  const { organizationId } = caller.actor;
  const surroundings = await loadParties(ports, work, { caller, input });
  const existing = input.id ? await findInvoice(reads, input.id) : undefined;
  if (existing) {
    if (!isOpening(existing) || existing.number !== input.number) throw takenId();
    return { created: false, record: showInvoice(existing, surroundings) };
  }
  requireDates(input, surroundings.today);
  if (await isNumberTaken(reads, input.number)) {
    throw new ApiError('conflict', text`${input.number} is on record already.`, [
      { field: 'number', issue: 'is that of another document' },
    ]);
  }
  await requireForeign(work, input.number, surroundings);
  const { head, document } = await writeDraft(work, { caller, input }, surroundings);
  const counter = await drawSequence(writes, { ...openingSeries, organizationId });
  const drawn = { series: openingSeries, counter, number: input.number };
  const frozen = await freezeInvoice(work, head, { document, drawn, userId: personOf(caller).userId });
  // The client has had it all along.
  const sent = { state: 'sent', sent_on: input.issueDate, sent_via: 'other' } as const;
  const row = await updateInvoice(writes.by('invoice:issue').update('invoices'), frozen, sent);
  if (!row) throw changedMeanwhile();
  const record = showInvoice(row, surroundings);
  await log({ type: invoiceEvents.issued, id: row.id, version: row.version, after: record });
  return { created: true, record };
}

/** What is done to a document of ours: credited, corrected, exported. */
export function requireOwn(row: Pick<InvoiceHead, 'series_prefix' | 'number'>): void {
  if (!isOpening(row)) return;
  throw new ApiError(
    'state_forbids',
    text`${row.number ?? ''} is an opening balance: its document is in the tool that issued it. Credit it there, and write off here what that takes back.`,
  );
}

function takenId(): ApiError {
  return new ApiError('id_taken', 'This id is taken by another invoice.', [
    { field: 'id', issue: 'is taken' },
  ]);
}

/** A number that a series of ours would give later would stop that series for good. */
async function requireForeign(
  { reads }: Work,
  number: string,
  { seller, buyer, today }: DraftSurroundings,
): Promise<void> {
  const own = [seller.invoice_pattern, seller.credit_note_pattern, buyer.invoice_pattern];
  for (const pattern of own.filter((each) => each !== null)) {
    const sequence = findSequence(pattern, today, number);
    if (sequence === undefined) continue;
    const counter = await findCounter(reads, seriesOfPattern(pattern, today));
    if (sequence <= (counter?.last_sequence ?? 0)) continue;
    throw invalidField(
      'number',
      text`would be given by your own series, too: set its first number to ${sequence + 1} or more before, or change its pattern`,
    );
  }
}

function requireDates({ issueDate, dueDate }: OpeningBalance, today: string): void {
  if (issueDate > today) throw invalidField('issueDate', 'has not come yet');
  if (dueDate < issueDate) throw invalidField('dueDate', 'lies before the date of the invoice');
}

async function loadParties(
  ports: InvoicePorts,
  { reads, now }: Work,
  { input }: Entering,
): Promise<DraftSurroundings> {
  const seller = await loadSeller(ports, reads);
  const buyer = await ports.findBuyer(reads, input.clientId);
  if (!buyer) throw notFound('client');
  return { seller, buyer, today: todayOf(seller, now) };
}

async function writeDraft(
  { writes, now }: Work,
  { caller, input }: Entering,
  surroundings: DraftSurroundings,
): Promise<{ readonly head: InvoiceHead; readonly document: InvoiceDocument }> {
  const { number, issueDate, dueDate, open } = input;
  const { currency } = open;
  const language = languageOfClient(surroundings.buyer, surroundings.seller);
  // Outside of our VAT: it was declared with the document.
  const tax = { taxCategory: 'O', taxRate: '0' } as const;
  const head: InvoiceHead = {
    ...blankHead(caller, now),
    id: input.id ?? newId(),
    client_id: surroundings.buyer.id,
    currency,
    issue_date: issueDate,
    due_date: dueDate,
    payment_term_days: 0,
    payment_terms: null,
    period_start: issueDate,
    period_end: issueDate,
    buyer_reference: null,
    note: null,
    language,
    discount: null,
    rounding: writeRounding({ rounding: exactTime }),
    tax_category: tax.taxCategory,
    tax_rate: tax.taxRate,
    net_minor: open.minor,
    gross_minor: open.minor,
  };
  const german = language.startsWith('de');
  const description = german ? `Offener Betrag der Rechnung ${number}` : `Open amount of invoice ${number}`;
  const terms = { ...tax, currency, rounding: exactTime };
  const item = { description, quantity: '1', unitPrice: toDecimalString(open) };
  const line = toLineRow(head, buildFixedLine(item, terms), 1);
  await insertInvoice(writes, { ...head, document: null });
  await insertLines(writes, { lines: [line], entries: [] });
  const document = toDraftDocument(head, [toLine(line, currency)], surroundings);
  return { head, document: { ...document, state: 'issued', number } };
}
