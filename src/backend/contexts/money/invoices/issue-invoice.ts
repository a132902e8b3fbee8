/** Issues a draft: one transaction draws the number, freezes the document and marks the time as invoiced. */
import { checkInvoice, type InvoiceCheck, mayIssue } from '../../../../domain/invoice-checks.ts';
import type { InvoiceDocument } from '../../../../domain/invoice-document.ts';
import {
  checkBuyerCountry,
  checkFuture,
  checkPrintable,
  checkReachable,
  checkRecordedTwice,
} from '../../../../domain/invoice-draft-checks.ts';
import { personOf } from '../../../platform/http/actor.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { checkSmallBusiness, lacksRate } from '../model/exemption.ts';
import { buildAnnex } from './annex/build-annex.ts';
import type { OnInvoice } from './edit-invoice.ts';
import { drawNumber, freezeInvoice } from './freeze-invoice.ts';
import { listEntryFacts, listLines, listTimesheetIds } from './invoice-lines.repository.ts';
import { loadInvoice, loadSurroundings, showInvoice } from './invoice-loading.ts';
import {
  type DraftMoment,
  type DraftSurroundings,
  readDetails,
  toDraftDocument,
  toLine,
} from './invoice-record.ts';
import { failedChecks } from './invoices.errors.ts';
import { invoiceEvents } from './invoices.events.ts';
import type { InvoicePorts } from './invoices.ports.ts';
import type { InvoiceHead } from './invoices.repository.ts';
import type { Invoice } from './invoices.schema.ts';
import { hasAnnex } from './lines/making.ts';
import { requireInvoiceAct } from './require-invoice-act.ts';

export interface CheckedDraft {
  readonly document: InvoiceDocument;
  readonly checks: readonly InvoiceCheck[];
}

/** The document of a draft with what speaks for and against issuing it: the preview and issuing see the same errors. */
export async function checkDraft(
  { findLook }: Pick<InvoicePorts, 'findLook'>,
  reads: Reads,
  { row, surroundings }: { readonly row: InvoiceHead; readonly surroundings: DraftMoment },
): Promise<CheckedDraft> {
  const lines = (await listLines(reads, row)).map((line) => toLine(line, row.currency));
  const look = await findLook(reads);
  const drafted = { ...toDraftDocument(row, lines, surroundings), ...(look && { look }) };
  const document = hasAnnex(row) ? { ...drafted, annex: await buildAnnex(reads, row, lines) } : drafted;
  const entries = await listEntryFacts(reads, row);
  const facts = entries.map(({ entryId, sheetState, billedBy }) => ({
    entryId,
    approved: sheetState === 'approved' || sheetState === 'invoiced',
    billedElsewhere: billedBy !== row.id,
  }));
  return {
    document,
    checks: [
      ...checkInvoice(document, facts),
      ...checkBuyerCountry(document, isBuyerChosen(row, surroundings)),
      ...checkReachable(document),
      ...checkSmallBusiness(surroundings.seller, document),
      ...checkFuture(entries, surroundings.nowMs),
      ...checkRecordedTwice(entries),
      ...checkPrintable(document),
    ],
  };
}

/** What a draft says of its buyer itself was chosen for it. */
function isBuyerChosen(row: InvoiceHead, { buyer }: DraftSurroundings): boolean {
  return buyer.country_chosen === 1 || readDetails(row).buyer !== undefined;
}

export async function issueInvoice(ports: InvoicePorts, work: Work, on: OnInvoice): Promise<Invoice> {
  const { reads, now, log } = work;
  const { document: _none, ...row } = await loadInvoice(reads, on.id);
  requireVersion(row, on.expected);
  requireInvoiceAct(on.caller, 'issue', row);
  const surroundings = await loadSurroundings(ports, reads, { invoice: row, nowMs: now });
  const issued = await freezeDraft(ports, work, { row, surroundings, on });
  await ports.timesheets.markInvoiced(work, {
    organizationId: row.organization_id,
    timesheetIds: await listTimesheetIds(reads, row),
  });
  const [before, after] = [showInvoice(row, surroundings), showInvoice(issued, surroundings)];
  await log({ type: invoiceEvents.issued, id: row.id, version: issued.version, before, after });
  return after;
}

/** Credit notes run in a series of their own, and so do invoices of a client that has a pattern. */
export function patternOf(
  row: Pick<InvoiceHead, 'document_type'>,
  { seller, buyer }: Pick<DraftSurroundings, 'seller' | 'buyer'>,
): string {
  return row.document_type === '381'
    ? seller.credit_note_pattern
    : (buyer.invoice_pattern ?? seller.invoice_pattern);
}

async function freezeDraft(
  ports: Pick<InvoicePorts, 'findLook' | 'numberMarks'>,
  work: Work,
  {
    row,
    surroundings,
    on,
  }: { readonly row: InvoiceHead; readonly surroundings: DraftMoment; readonly on: OnInvoice },
): Promise<InvoiceHead> {
  const { document, checks } = await checkDraft(ports, work.reads, { row, surroundings });
  if (document.lines.some(lacksRate)) {
    throw invalidField('taxRate', 'is not known: set the VAT rate of this invoice');
  }
  if (!mayIssue(checks)) {
    throw failedChecks(checks);
  }
  const drawn = await drawNumber(work, {
    organizationId: row.organization_id,
    pattern: patternOf(row, surroundings),
    issueDate: document.issueDate,
    today: surroundings.today,
    marks: ports.numberMarks,
  });
  return await freezeInvoice(work, row, {
    document: { ...document, state: 'issued', number: drawn.number },
    drawn,
    userId: personOf(on.caller).userId,
  });
}
