/** Payments as tools: a list, and a payment of an invoice. */
import * as z from 'zod';
import { formatMoney, parseMoney } from '../../../../domain/money.ts';
import { paymentKinds } from '../../../../domain/payments/ledger.ts';
import { text } from '../../../../words/text.ts';
import { invalidField, notFound } from '../../../platform/http/api-error.ts';
import { dateSchema, idSchema } from '../../../platform/http/wire.ts';
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
  toAmount,
  toField,
  wordsFor,
} from '../../../platform/tools/tool-fields.ts';
import type { PaymentPorts } from './payments.ports.ts';
import { findDocument } from './payments.repository.ts';
import type { CreatePayment, Payment } from './payments.schema.ts';
import type { PaymentsService } from './payments.service.ts';
import { recordPayment } from './record-payment.ts';

const paymentOut = z.object({
  id: z.string(),
  kind: z.enum(paymentKinds),
  clientId: z.string(),
  clientName: z.string(),
  date: z.string(),
  amount: amountOut,
  isReversed: z.boolean(),
  reversesId: z.string().nullable(),
  invoices: z.array(z.object({ invoiceId: z.string(), number: z.string(), paid: amountOut, link: linkOut })),
  credit: amountOut.describe("What it leaves to the client's credit."),
});

function toOutput(payment: Payment) {
  const { id, kind, clientId, clientName, valueDate, amount, reversedById, reversesId } = payment;
  return {
    id,
    kind,
    clientId,
    clientName,
    date: valueDate,
    amount: toAmount(amount),
    isReversed: reversedById !== null,
    reversesId,
    credit: toAmount(payment.unallocated),
    invoices: payment.allocations.map(({ invoiceId, invoiceNumber, paid }) => ({
      invoiceId,
      number: invoiceNumber,
      paid: toAmount(paid),
      link: linkTo('invoice', invoiceId),
    })),
  };
}

interface PaymentTools {
  readonly ports: PaymentPorts;
  readonly service: PaymentsService;
}

export function paymentTools(tools: PaymentTools): readonly Tool[] {
  return [listTool(tools.service), recordTool(tools)];
}

function listTool(service: PaymentsService): Tool {
  return defineTool({
    name: 'list_payments',
    title: 'List Payments',
    toolset: 'invoices',
    isUsual: true,
    description: 'Payments, refunds, write-offs and transfers of credit, the newest first.',
    effect: 'read',
    permission: 'invoice:read',
    input: z.strictObject({
      clientId: clientIdField.optional(),
      invoiceId: idSchema.optional().describe('Id of an invoice, from list_invoices.'),
      from: fromField.optional(),
      to: toField.optional(),
      limit: limitField,
    }),
    output: listOut(paymentOut),
    async run({ clientId, invoiceId, from, to, limit }, { caller }) {
      const wanted = ({ valueDate }: Payment) =>
        (from === undefined || valueDate >= from) && (to === undefined || valueDate <= to);
      const found = await collect(
        async (cursor) => await service.list(caller, { clientId, invoiceId, cursor, limit: 500 }),
        { wanted, limit },
      );
      return { output: { items: found.items.map(toOutput), cut: found.cut }, links: [] };
    },
  });
}

const recordInput = z.strictObject({
  invoiceId: idSchema.describe('Of an issued one, from list_invoices.'),
  amount: z
    .string()
    .regex(/^\d{1,12}(?:\.\d{1,4})?$/, 'must be a decimal such as 250.00')
    .describe(
      "What came, in the invoice's currency: 250.00. What the invoice does not take is the client's credit.",
    ),
  date: dateSchema.optional().describe('Day on which it came, YYYY-MM-DD; left out: today.'),
});

async function toRequest(
  { ports }: PaymentTools,
  { invoiceId, amount, date }: z.output<typeof recordInput>,
  { caller, actId }: ToolUse,
): Promise<CreatePayment> {
  const document = await findDocument(ports.reads(caller.actor).from('invoices'), invoiceId);
  if (document === undefined) throw notFound('invoice');
  const money = parseMoney(amount, document.currency);
  if (!money.ok || money.value.minor === 0)
    throw invalidField('amount', text`must be an amount in ${document.currency}, above 0`);
  return {
    kind: 'payment',
    id: actId,
    amount: money.value,
    allocations: [{ invoiceId }],
    ...(date !== undefined && { valueDate: date }),
  };
}

function recordTool(tools: PaymentTools): Tool {
  const { ports, service } = tools;
  return defineTool({
    name: 'record_payment',
    title: 'Record Payment',
    toolset: 'invoices',
    isUsual: true,
    description: 'Records money that came for an issued invoice.',
    effect: 'write',
    permission: 'payment:write',
    input: recordInput,
    output: paymentOut,
    async preview(input, use) {
      const { caller, locale } = use;
      const say = wordsFor(use);
      const request = await toRequest(tools, input, use);
      const payment = (
        await dryRun(ports.unitOfWork, caller.actor, async (work) =>
          recordPayment(ports, work, { caller, input: request }),
        )
      ).record;
      const [part] = payment.allocations;
      const number = part?.invoiceNumber ?? '';
      return {
        title: say(`Record payment, ${number}`, `Zahlung erfassen, ${number}`),
        action: say('Record Payment', 'Zahlung erfassen'),
        changes: [
          { label: say('Client', 'Kunde'), after: payment.clientName },
          { label: say('Amount', 'Betrag'), after: formatMoney(payment.amount, locale) },
          { label: say('Date', 'Datum'), after: payment.valueDate },
          ...(part === undefined
            ? []
            : [{ label: say('To the invoice', 'Auf die Rechnung'), after: formatMoney(part.paid, locale) }]),
          ...(payment.unallocated.minor === 0
            ? []
            : [{ label: say('Credit', 'Guthaben'), after: formatMoney(payment.unallocated, locale) }]),
        ],
        links: [linkTo('invoice', input.invoiceId)],
      };
    },
    async run(input, use) {
      const { record } = await service.create(use.caller, await toRequest(tools, input, use));
      return toDone(record);
    },
    async findDone(_input, { caller, actId }) {
      const payment = await findMade(async () => await service.get(caller, actId));
      return payment && toDone(payment);
    },
    async undo(kept, { caller }) {
      const { id } = z.object({ id: z.string() }).parse(kept);
      if ((await service.get(caller, id)).reversedById === null)
        await service.reverse({ caller, id, input: {} });
    },
  });
}

function toDone(payment: Payment) {
  const links = payment.allocations.map(({ invoiceId }) => linkTo('invoice', invoiceId));
  return { output: toOutput(payment), links, undo: { id: payment.id } };
}
