/** Invoices as tools: lists, one with its lines, and a draft. */
import * as z from 'zod';
import { formatMoney } from '../../../../domain/money.ts';
import { invalidField, notFound } from '../../../platform/http/api-error.ts';
import { idSchema } from '../../../platform/http/wire.ts';
import { dryRun } from '../../../platform/tools/dry-run.ts';
import { defineTool, type Tool, type ToolUse } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  clientIdField,
  collect,
  findMade,
  fromField,
  limitField,
  linkOut,
  linkTo,
  listOut,
  rowsAtMost,
  shorten,
  toAmount,
  toField,
  wordsFor,
} from '../../../platform/tools/tool-fields.ts';
import { describeLeftOut } from './billable/describe-left-out.ts';
import { createInvoice } from './create-invoice.ts';
import { listLines } from './invoice-lines.repository.ts';
import { explainRefusals } from './invoices.errors.ts';
import type { InvoicePorts } from './invoices.ports.ts';
import { findInvoice } from './invoices.repository.ts';
import type { CreateInvoice, Invoice } from './invoices.schema.ts';
import type { InvoicesService } from './invoices.service.ts';

export const invoiceOut = z.object({
  id: z.string(),
  number: z.string().nullable(),
  kind: z.enum(['invoice', 'credit note']),
  state: z.string(),
  settlement: z.string().nullable(),
  isOverdue: z.boolean(),
  clientId: z.string(),
  clientName: z.string(),
  issueDate: z.string(),
  dueDate: z.string(),
  periodStart: z.string(),
  periodEnd: z.string(),
  net: amountOut,
  tax: amountOut,
  gross: amountOut,
  paid: amountOut,
  due: amountOut,
  link: linkOut,
});

const lineOut = z.object({
  description: z.string(),
  quantity: z.string(),
  unitCode: z.string(),
  unitPrice: amountOut,
  net: amountOut,
  taxPercent: z.string(),
});

export function toInvoiceOutput(invoice: Invoice) {
  const { id, number, state, settlement, clientId, clientName, issueDate, dueDate } = invoice;
  return {
    id,
    number,
    kind: kindOf(invoice),
    state,
    settlement,
    isOverdue: invoice.overdue,
    clientId,
    clientName,
    issueDate,
    dueDate,
    periodStart: invoice.periodStart,
    periodEnd: invoice.periodEnd,
    net: toAmount(invoice.net),
    tax: toAmount(invoice.tax),
    gross: toAmount(invoice.gross),
    paid: toAmount(invoice.paid),
    due: toAmount(invoice.due),
    link: linkTo('invoice', id),
  };
}

function kindOf({ documentType }: Invoice): 'invoice' | 'credit note' {
  return documentType === '381' ? 'credit note' : 'invoice';
}

const kinds = ['draft', 'issued', 'open', 'overdue', 'paid'] as const;

/** Open: something is due. Paid: it was issued, and nothing is. */
const isOfKind: Readonly<Record<(typeof kinds)[number], (invoice: Invoice) => boolean>> = {
  draft: ({ state }) => state === 'draft',
  issued: ({ state }) => state !== 'draft',
  open: ({ state, due }) => state !== 'draft' && due.minor > 0,
  overdue: ({ overdue }) => overdue,
  paid: ({ settlement }) => settlement === 'paid',
};

interface InvoiceTools {
  readonly ports: InvoicePorts;
  readonly service: InvoicesService;
}

export function invoiceTools(tools: InvoiceTools): readonly Tool[] {
  return [listTool(tools.service), getTool(tools.service), draftTool(tools)];
}

function listTool(service: InvoicesService): Tool {
  return defineTool({
    name: 'list_invoices',
    title: 'List Invoices',
    toolset: 'invoices',
    isUsual: true,
    description: 'Invoices and credit notes, the newest first: drafts, issued, open, overdue or paid ones.',
    effect: 'read',
    permission: 'invoice:read',
    input: z.strictObject({
      state: z.enum(kinds).optional().describe('open: something is due; overdue: since a day before today.'),
      clientId: clientIdField.optional(),
      from: fromField.optional().describe('First day of issue, YYYY-MM-DD.'),
      to: toField.optional().describe('Last day of issue, YYYY-MM-DD, inclusive.'),
      limit: limitField,
    }),
    output: listOut(invoiceOut),
    async run({ state, clientId, from, to, limit }, { caller }) {
      const wanted = (invoice: Invoice) =>
        (state === undefined || isOfKind[state](invoice)) &&
        (from === undefined || invoice.issueDate >= from) &&
        (to === undefined || invoice.issueDate <= to);
      const found = await collect(
        async (cursor) => await service.list(caller, { clientId, cursor, limit: 500 }),
        { wanted, limit },
      );
      return { output: { items: found.items.map(toInvoiceOutput), cut: found.cut }, links: [] };
    },
  });
}

function getTool(service: InvoicesService): Tool {
  return defineTool({
    name: 'get_invoice',
    title: 'Get Invoice',
    toolset: 'invoices',
    isUsual: true,
    description: 'One invoice with its lines, by its id or its number.',
    effect: 'read',
    permission: 'invoice:read',
    input: z.strictObject({
      invoiceId: idSchema.optional().describe('Id, from list_invoices.'),
      number: z.string().min(1).max(60).optional().describe('Number as it is printed, such as 2026-014.'),
    }),
    output: invoiceOut.extend({ lines: z.array(lineOut), cut: z.boolean() }),
    async run({ invoiceId, number }, { caller }) {
      if ((invoiceId === undefined) === (number === undefined))
        throw invalidField('invoiceId', 'give either the id or the number');
      const id = invoiceId ?? (await findNumbered(service, caller, number ?? ''));
      const invoice = await service.get(caller, id);
      const { document } = await service.document(caller, id);
      const { currency } = invoice;
      const lines = document.lines.slice(0, rowsAtMost).map((line) => ({
        description: shorten(line.description),
        quantity: line.quantity,
        unitCode: line.unitCode,
        unitPrice: { amount: line.unitPrice, currency },
        net: toAmount(line.net),
        taxPercent: line.taxRate,
      }));
      const cut = document.lines.length > rowsAtMost;
      return { output: { ...toInvoiceOutput(invoice), lines, cut }, links: [linkTo('invoice', id)] };
    },
  });
}

async function findNumbered(
  service: InvoicesService,
  caller: ToolUse['caller'],
  number: string,
): Promise<string> {
  const { items } = await collect(async (cursor) => await service.list(caller, { cursor, limit: 500 }), {
    wanted: (invoice: Invoice) => invoice.number === number,
    limit: 1,
  });
  const [invoice] = items;
  if (invoice === undefined) throw notFound('invoice');
  return invoice.id;
}

const draftInput = z.strictObject({
  clientId: clientIdField,
  from: fromField
    .optional()
    .describe('First day of the work, YYYY-MM-DD; left out with to: all that is unbilled.'),
  to: toField.optional().describe('Last day of the work, YYYY-MM-DD, inclusive.'),
});

function toRequest({ clientId, from, to }: z.output<typeof draftInput>, { actId }: ToolUse): CreateInvoice {
  if ((from === undefined) !== (to === undefined))
    throw invalidField(from === undefined ? 'from' : 'to', 'is missing: give both days or none');
  const period = from === undefined || to === undefined ? undefined : { from, to };
  return { id: actId, clientId, ...(period !== undefined && { period }) };
}

function draftTool({ ports, service }: InvoiceTools): Tool {
  return defineTool({
    name: 'draft_invoice',
    title: 'Draft Invoice',
    toolset: 'invoices',
    isUsual: true,
    description: 'Makes a draft of approved, unbilled time of a client. Nothing is issued or sent.',
    effect: 'write',
    permission: 'invoice:write',
    input: draftInput,
    output: invoiceOut,
    async preview(input, use) {
      const { caller, locale } = use;
      const say = wordsFor(use);
      const request = toRequest(input, use);
      const { record, lines } = await explainRefusals(
        async () =>
          await dryRun(ports.unitOfWork, caller.actor, async (work) => {
            const { record: draft } = await createInvoice(ports, work, { caller, input: request });
            const row = await findInvoice(work.writes, draft.id);
            return { record: draft, lines: row === undefined ? [] : await listLines(work.writes, row) };
          }),
      );
      const count = lines.length;
      const leftOut = await describeLeftOut(ports, request, use);
      return {
        title: say(
          `Draft invoice, ${record.clientName}, ${count} ${count === 1 ? 'line' : 'lines'}`,
          `Rechnungsentwurf, ${record.clientName}, ${count} ${count === 1 ? 'Position' : 'Positionen'}`,
        ),
        action: say('Create Draft', 'Entwurf anlegen'),
        changes: [
          { label: say('Client', 'Kunde'), after: record.clientName },
          { label: say('Period', 'Zeitraum'), after: `${record.periodStart} – ${record.periodEnd}` },
          { label: say('Net', 'Netto'), after: formatMoney(record.net, locale) },
          { label: say('Tax', 'Steuer'), after: formatMoney(record.tax, locale) },
          { label: say('Gross', 'Brutto'), after: formatMoney(record.gross, locale) },
          ...leftOut,
        ],
        note: say('Nothing is issued or sent.', 'Es wird nichts gestellt oder verschickt.'),
        links: [linkTo('client', input.clientId)],
      };
    },
    async run(input, use) {
      const { record } = await service.create(use.caller, toRequest(input, use));
      return toDone(record);
    },
    async findDone(_input, { caller, actId }) {
      const draft = await findMade(async () => await service.get(caller, actId));
      return draft && toDone(draft);
    },
    async undo(kept, { caller }) {
      const { id, version } = z.object({ id: z.string(), version: z.number() }).parse(kept);
      const draft = await findMade(async () => await service.get(caller, id));
      if (draft !== undefined) await service.remove(caller, id, version);
    },
  });
}

function toDone(invoice: Invoice) {
  const { id, version } = invoice;
  return { output: toInvoiceOutput(invoice), links: [linkTo('invoice', id)], undo: { id, version } };
}
