/** What every use case of invoices begins with: the row, its parties, the day. */
import { localDate } from '../../../../domain/zones.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { DraftMoment, DraftSurroundings } from './invoice-record.ts';
import { toInvoice } from './invoice-view.ts';
import type { InvoicePorts, SellerRow } from './invoices.ports.ts';
import { findInvoice, type InvoiceHead, type InvoiceRow } from './invoices.repository.ts';
import type { Invoice } from './invoices.schema.ts';

export async function loadInvoice(rows: Pick<Reads, 'from'>, id: string): Promise<InvoiceRow> {
  const row = await findInvoice(rows, id);
  if (!row) {
    throw notFound('invoice');
  }
  return row;
}

export async function loadSeller(ports: InvoicePorts, reads: Reads): Promise<SellerRow> {
  const seller = await ports.findSeller(reads);
  if (!seller) {
    throw notFound('organization');
  }
  return seller;
}

export function todayOf(seller: SellerRow, nowMs: number): string {
  return localDate(nowMs, seller.zone);
}

/** Seller and buyer of an invoice, and the day at `nowMs`. */
export async function loadSurroundings(
  ports: InvoicePorts,
  reads: Reads,
  { invoice, nowMs }: { readonly invoice: InvoiceHead; readonly nowMs: number },
): Promise<DraftMoment> {
  const seller = await loadSeller(ports, reads);
  const buyer = await ports.findBuyer(reads, invoice.client_id);
  if (!buyer) {
    throw notFound('client');
  }
  return { seller, buyer, today: todayOf(seller, nowMs), nowMs };
}

export function showInvoice(row: InvoiceHead, { buyer, today }: DraftSurroundings): Invoice {
  return toInvoice(row, { clientName: buyer.name, today });
}
