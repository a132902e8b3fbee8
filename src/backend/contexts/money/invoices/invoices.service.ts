/** The use cases of invoices; each that changes something has a file of its own. */
import { checkLeftOut, checkSeries } from '../../../../domain/invoice-draft-checks.ts';
import { formatNumber, seriesOfPattern } from '../../../../domain/invoicing/number-pattern.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { ApiError } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { listLeftOut } from './billable/billable-time.repository.ts';
import { listBillable } from './billable/list-billable.ts';
import type { CompleteInvoiceInput, EmailInvoice } from './complete/complete-invoice.schema.ts';
import { createComplete } from './complete/create-complete.ts';
import { type ExportFormat, type InvoiceFile, writeInvoiceFile } from './complete/invoice-files.ts';
import { drawPaymentCode } from './complete/payment-code.ts';
import { type MisshapenInvoice, refuseComplete } from './complete/refuse-complete.ts';
import type { CorrectedInvoice, CorrectInvoice, DuplicateInvoice } from './copies/copies.schema.ts';
import { correctInvoice, duplicateInvoice } from './copies/correct-invoice.ts';
import { createInvoice } from './create-invoice.ts';
import { type CreditOn, creditInvoice } from './credit/credit-invoice.ts';
import { type OnInvoice, patchInvoice, removeInvoice } from './edit-invoice.ts';
import { checkExpectedFormat } from './files/check-expected-format.ts';
import { listInvoiceFiles } from './files/invoice-files.repository.ts';
import type { InvoiceFiles } from './files/invoice-files.schema.ts';
import { type KeptInvoiceFile, keepInvoiceFile } from './files/keep-invoice-file.ts';
import { toInvoiceFiles } from './files/to-invoice-files.ts';
import { isUnchanged } from './freeze-invoice.ts';
import { checkIdentifierForms, findIdentifierFaults } from './identifiers/party-identifiers.ts';
import {
  type InvoiceDocumentReply,
  invoiceDocumentReplySchema,
  parseDocument,
} from './invoice-document.schema.ts';
import { listTrace } from './invoice-lines.repository.ts';
import { loadInvoice, loadSeller, loadSurroundings, showInvoice, todayOf } from './invoice-loading.ts';
import { toInvoice, toTrace } from './invoice-view.ts';
import { explainRefusals } from './invoices.errors.ts';
import type { InvoicePorts } from './invoices.ports.ts';
import { findClientNames, type InvoiceRow, listInvoices } from './invoices.repository.ts';
import type {
  BillableClients,
  CreateInvoice,
  Invoice,
  ListBillable,
  ListInvoices,
  PatchInvoice,
} from './invoices.schema.ts';
import { checkDraft, issueInvoice, patternOf } from './issue-invoice.ts';
import { addLine, changeLine, type OnLine, removeLine } from './lines/edit-lines.ts';
import type { AddLine, ChangeLine } from './lines/lines.schema.ts';
import { takeUpTime } from './lines/take-up-time.ts';
import { findCounter } from './number-series.repository.ts';
import type { FirstNumber, NumberSeriesList, NumberSeriesReply } from './numbers/number-series.schema.ts';
import { lastIssued, listNumberSeries, setFirstNumber } from './numbers/number-series.ts';
import type { NumberProof } from './numbers/verify-numbers.schema.ts';
import { verifyNumbers } from './numbers/verify-numbers.ts';
import { enterOpening, requireOwn } from './opening/enter-opening.ts';
import type { OpeningBalance } from './opening/opening.schema.ts';
import { draftEmail } from './settling/draft-email.ts';
import { type SendOn, sendInvoice } from './settling/send-invoice.ts';

export interface InvoicesService {
  list(caller: Caller, query: ListInvoices): Promise<Page<Invoice>>;
  get(caller: Caller, id: string): Promise<Invoice>;
  /** A draft of approved, unbilled time and fixed items. */
  create(caller: Caller, input: CreateInvoice): Promise<Created<Invoice>>;
  /** A draft of an invoice that is given whole. */
  createComplete(caller: Caller, input: CompleteInvoiceInput): Promise<Created<Invoice>>;
  /** How a body that its schema refuses is answered. */
  refuseComplete(given: MisshapenInvoice): Promise<ApiError>;
  /** That each series of numbers is whole, and no document was changed since it was issued. */
  verify(caller: Caller): Promise<NumberProof>;
  /** Those that a document of today would be counted in. */
  listSeries(caller: Caller): Promise<NumberSeriesList>;
  setFirstNumber(caller: Caller, input: FirstNumber): Promise<NumberSeriesReply>;
  /** An open invoice of the tool before. */
  enterOpening(caller: Caller, input: OpeningBalance): Promise<Created<Invoice>>;
  /** The invoice as a file of the format; of an issued one, the file that was made of it first. */
  exportFile(caller: Caller, id: string, format: ExportFormat): Promise<KeptInvoiceFile>;
  /** The files that were made of it since it was issued. */
  files(caller: Caller, id: string): Promise<InvoiceFiles>;
  /** An issued invoice as a mail that was not sent yet (RFC 5322), for the user's own mail program. */
  email(caller: Caller, id: string, input: EmailInvoice): Promise<InvoiceFile>;
  patch(caller: Caller, id: string, input: PatchInvoice, expected?: number): Promise<Invoice>;
  remove(caller: Caller, id: string, expected?: number): Promise<void>;
  /** Single lines of a draft; each answers the invoice. */
  readonly lines: {
    add(on: OnInvoice & { readonly input: AddLine }): Promise<Created<Invoice>>;
    change(on: OnLine & { readonly input: ChangeLine }): Promise<Invoice>;
    remove(on: OnLine): Promise<Invoice>;
    /** What was approved since the draft was made. */
    takeUp(on: OnInvoice): Promise<Invoice>;
  };
  issue(on: OnInvoice): Promise<Invoice>;
  /** A credit note over the rest, and a new draft of the same. */
  correct(on: OnInvoice & { readonly input: CorrectInvoice }): Promise<Created<CorrectedInvoice>>;
  duplicate(on: OnInvoice & { readonly input: DuplicateInvoice }): Promise<Created<Invoice>>;
  /** Answers the credit note. */
  credit(on: CreditOn): Promise<Created<Invoice>>;
  send(on: SendOn): Promise<Invoice>;
  /** What each client could be billed now, or of the time that began in a period. */
  billable(caller: Caller, query: ListBillable): Promise<BillableClients>;
  document(caller: Caller, id: string): Promise<InvoiceDocumentReply>;
}

async function listPage(ports: InvoicePorts, caller: Caller, query: ListInvoices): Promise<Page<Invoice>> {
  const reads = ports.reads(caller.actor);
  const rows = await listInvoices(reads, query);
  const today = todayOf(await loadSeller(ports, ports.reads(caller.actor)), ports.clock());
  const names = await findClientNames(
    reads,
    rows.map((row) => row.client_id),
  );
  return toPage(rows, query.limit, {
    item: (row) => toInvoice(row, { clientName: names.get(row.client_id), today }),
    key: (row) => [row.id, row.id],
  });
}

async function loadShown(ports: InvoicePorts, reads: Reads, row: InvoiceRow) {
  return row.document === null ? await previewDraft(ports, reads, row) : showFrozen(row, row.document);
}

/** A draft by the state of things now; an issued one as it was frozen, with the state that it is in today. */
async function showDocument(ports: InvoicePorts, reads: Reads, id: string): Promise<InvoiceDocumentReply> {
  const row = await loadInvoice(reads, id);
  const shown = await loadShown(ports, reads, row);
  const trace = toTrace(row, shown.document.lines, await listTrace(reads, row));
  return invoiceDocumentReplySchema.parse({
    ...shown,
    version: row.version,
    trace,
    documentHash: row.document_hash,
    paymentCode: drawPaymentCode(shown.document),
  });
}

async function previewDraft(ports: InvoicePorts, reads: Reads, row: InvoiceRow) {
  const surroundings = await loadSurroundings(ports, reads, {
    invoice: row,
    nowMs: ports.clock(),
  });
  const { document, checks } = await checkDraft(ports, reads, { row, surroundings });
  const pattern = patternOf(row, surroundings);
  const series = seriesOfPattern(pattern, document.issueDate);
  const counter = await findCounter(reads, series);
  const lastSequence = lastIssued(ports, series, counter);
  const before = { lastSequence, lastIssueDate: counter?.last_issue_date ?? undefined };
  const told = [
    // Warnings alone, so not within the transaction that issues: what checks a VAT ID is loaded when first needed.
    ...(await checkIdentifierForms(document)),
    ...(await checkExpectedFormat(reads, row.client_id, { document, checks })),
    ...checkSeries(before, { issueDate: document.issueDate, today: surroundings.today }),
    ...checkLeftOut(await listLeftOut(reads, row)),
  ];
  return {
    document,
    checks: [...checks, ...told],
    expectedNumber: formatNumber(pattern, document.issueDate, lastSequence + 1),
  };
}

function showFrozen(row: InvoiceRow, text: string) {
  const passed = isUnchanged(row);
  const message = passed
    ? 'Unchanged since it was issued'
    : 'The stored document is not the one that was issued';
  const checks = [{ rule: 'document-hash', severity: 'error', passed, message }];
  return { document: { ...parseDocument(text), state: row.state }, checks, expectedNumber: null };
}

export function createInvoicesService(ports: InvoicePorts): InvoicesService {
  const write = async <T>(caller: Caller, change: (work: Work) => Promise<T>): Promise<T> =>
    await explainRefusals(async () => await ports.unitOfWork.write(caller.actor, change));
  return {
    list: async (caller, query) => await listPage(ports, caller, query),

    async get(caller, id) {
      const row = await loadInvoice(ports.reads(caller.actor), id);
      return showInvoice(
        row,
        await loadSurroundings(ports, ports.reads(caller.actor), { invoice: row, nowMs: ports.clock() }),
      );
    },

    create: async (caller, input) =>
      await write(caller, async (work) => await createInvoice(ports, work, { caller, input })),

    refuseComplete: async (given) => await refuseComplete(ports, given),
    createComplete: async (caller, input) => {
      const given = { caller, input, identifierFaults: await findIdentifierFaults(input) };
      return await write(caller, async (work) => await createComplete(ports, work, given));
    },

    verify: async ({ actor }) => await verifyNumbers(ports.reads(actor)),

    listSeries: async (caller) => await listNumberSeries(ports, caller),

    setFirstNumber: async (caller, input) =>
      await write(caller, async (work) => await setFirstNumber(ports, work, { caller, input })),

    enterOpening: async (caller, input) =>
      await write(caller, async (work) => await enterOpening(ports, work, { caller, input })),

    exportFile: async (caller, id, format) => {
      const reads = ports.reads(caller.actor);
      const row = await loadInvoice(reads, id);
      requireOwn(row);
      if (row.document !== null) {
        return await keepInvoiceFile(ports, { caller, row, document: row.document, format });
      }
      const { document } = await previewDraft(ports, reads, row);
      return { ...(await writeInvoiceFile(document, format, ports)), origin: 'made' };
    },

    files: async (caller, id) => {
      const reads = ports.reads(caller.actor);
      return toInvoiceFiles(await listInvoiceFiles(reads, await loadInvoice(reads, id)));
    },

    email: async (caller, id, input) => await draftEmail(ports, { caller, id, input }),

    patch: async (caller, id, input, expected) =>
      await write(caller, async (work) => await patchInvoice(ports, work, { caller, id, input, expected })),

    remove: async (caller, id, expected) =>
      await write(caller, async (work) => await removeInvoice(ports, work, { caller, id, expected })),

    lines: {
      add: async (on) => await write(on.caller, async (work) => await addLine(ports, work, on)),
      change: async (on) => await write(on.caller, async (work) => await changeLine(ports, work, on)),
      remove: async (on) => await write(on.caller, async (work) => await removeLine(ports, work, on)),
      takeUp: async (on) => await write(on.caller, async (work) => await takeUpTime(ports, work, on)),
    },

    billable: async (caller, query) => await listBillable(ports, caller, query),

    issue: async (on) => await write(on.caller, async (work) => await issueInvoice(ports, work, on)),

    credit: async (on) => await write(on.caller, async (work) => await creditInvoice(ports, work, on)),

    send: async (on) => await write(on.caller, async (work) => await sendInvoice(ports, work, on)),

    correct: async (on) => await write(on.caller, async (work) => await correctInvoice(ports, work, on)),

    duplicate: async (on) => await write(on.caller, async (work) => await duplicateInvoice(ports, work, on)),

    document: async (caller, id) => await showDocument(ports, ports.reads(caller.actor), id),
  };
}
