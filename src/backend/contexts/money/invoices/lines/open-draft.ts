/** A draft while it is changed: what it was, what it becomes, and how it is saved with its new totals. */

import type { InvoiceLine } from '../../../../../domain/invoice-document.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { requireVersion } from '../../../../platform/http/versions.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { lacksRate, usualTax } from '../../model/exemption.ts';
import { listLines } from '../invoice-lines.repository.ts';
import { loadInvoice, loadSurroundings, showInvoice } from '../invoice-loading.ts';
import {
  type DraftSurroundings,
  readDetails,
  requireTaxCategory,
  toDraftDocument,
  toLine,
} from '../invoice-record.ts';
import { changedMeanwhile } from '../invoices.errors.ts';
import { invoiceEvents } from '../invoices.events.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import { type InvoiceHead, updateInvoice } from '../invoices.repository.ts';
import type { Invoice } from '../invoices.schema.ts';
import { requireInvoiceAct } from '../require-invoice-act.ts';
import { followLines } from './document-adjustments.ts';
import { changeDetails } from './making.ts';
import { rebuildLines } from './rebuild-lines.ts';

export interface OnInvoice {
  readonly caller: Caller;
  readonly id: string;
  readonly expected?: number | undefined;
}

export async function loadDraft(work: Work, on: OnInvoice, act: 'edit' | 'delete'): Promise<InvoiceHead> {
  const { document: _frozen, ...head } = await loadInvoice(work.writes, on.id);
  requireVersion(head, on.expected);
  requireInvoiceAct(on.caller, act, head);
  return head;
}

export interface OpenDraft {
  readonly row: InvoiceHead;
  /** The columns as they will be. */
  readonly next: InvoiceHead;
  /** Lines as they were. */
  readonly lines: readonly InvoiceLine[];
  readonly surroundings: DraftSurroundings;
}

/** A draft that was made before anybody said the VAT rate takes it when it is changed next. */
export async function openDraft(ports: InvoicePorts, work: Work, row: InvoiceHead): Promise<OpenDraft> {
  const surroundings = await loadSurroundings(ports, work.reads, { invoice: row, nowMs: work.now });
  const next = withKnownTax(row, surroundings);
  const rows = await listLines(work.writes, row);
  const lines = rows.map((line) => toLine(line, row.currency));
  if (next !== row) await rebuildLines(work, next);
  return { row, next, lines, surroundings };
}

function withKnownTax(row: InvoiceHead, surroundings: DraftSurroundings): InvoiceHead {
  const tax = { taxCategory: requireTaxCategory(row.tax_category), taxRate: row.tax_rate };
  const usual = usualTax(surroundings);
  return lacksRate(tax) && !lacksRate(usual)
    ? { ...row, tax_category: usual.taxCategory, tax_rate: usual.taxRate }
    : row;
}

/** The lines are written already; `next` gets what follows them. */
export async function saveDraft(
  { writes, now, log }: Work,
  { row, next: said, lines: before, surroundings }: OpenDraft,
): Promise<Invoice> {
  const after = (await listLines(writes, row)).map((line) => toLine(line, row.currency));
  const followed = followLines(readDetails(said), { before, after, currency: row.currency });
  const next = { ...said, details: changeDetails(said, followed) };
  const { totals } = toDraftDocument(next, after, surroundings);
  const changed = await updateInvoice(writes.update('invoices'), row, {
    ...next,
    net_minor: totals.net.minor,
    tax_minor: totals.tax.minor,
    gross_minor: totals.gross.minor,
    updated_at: now,
  });
  if (!changed) {
    throw changedMeanwhile();
  }
  const [was, is] = [showInvoice(row, surroundings), showInvoice(changed, surroundings)];
  await log({ type: invoiceEvents.changed, id: row.id, version: changed.version, before: was, after: is });
  return is;
}
