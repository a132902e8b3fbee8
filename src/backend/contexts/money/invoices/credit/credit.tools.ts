/** An issued invoice is credited by a tool, which is final: always as a proposal that a person has read. */
import * as z from 'zod';
import { formatMoney, parseMoney } from '../../../../../domain/money.ts';
import { text } from '../../../../../words/text.ts';
import { invalidField } from '../../../../platform/http/api-error.ts';
import { idSchema } from '../../../../platform/http/wire.ts';
import { dryRun } from '../../../../platform/tools/dry-run.ts';
import { defineTool, type Tool, type ToolUse } from '../../../../platform/tools/tool.ts';
import { findMade, linkTo, wordsFor } from '../../../../platform/tools/tool-fields.ts';
import { explainRefusals } from '../invoices.errors.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import { type CreditInvoice, creditInvoiceSchema, type Invoice } from '../invoices.schema.ts';
import type { InvoicesService } from '../invoices.service.ts';
import { invoiceOut, toInvoiceOutput } from '../invoices.tools.ts';
import { creditInvoice } from './credit-invoice.ts';

const input = z.strictObject({
  invoiceId: idSchema.describe('Of an issued one, from list_invoices.'),
  reason: creditInvoiceSchema.shape.reason.describe('Printed on the credit note.'),
  amount: z
    .string()
    .regex(/^\d{1,12}(?:\.\d{1,4})?$/, 'must be a decimal such as 250.00')
    .optional()
    .describe('Net; left out: all that is left.'),
  releaseTime: z.boolean().default(false).describe('Its time may be billed again once nothing is left.'),
});

export function creditTool(ports: InvoicePorts, service: InvoicesService): Tool {
  const toRequest = (
    { reason, amount, releaseTime }: z.output<typeof input>,
    { currency }: Invoice,
    { actId }: ToolUse,
  ): CreditInvoice => {
    const of = { id: actId, reason, releaseEntries: releaseTime };
    if (amount === undefined) return of;
    const money = parseMoney(amount, currency);
    if (!money.ok || money.value.minor === 0)
      throw invalidField('amount', text`must be an amount in ${currency}, above 0`);
    return { ...of, amount: money.value };
  };

  return defineTool({
    name: 'credit_invoice',
    title: 'Credit Invoice',
    toolset: 'invoices',
    isUsual: true,
    description: 'Credits an issued invoice, in whole or in part: a credit note is issued, which is final.',
    // As an invoice that is issued.
    effect: 'outward',
    permission: 'invoice:issue',
    input,
    output: invoiceOut,
    async preview(said, use) {
      const { caller, locale } = use;
      const say = wordsFor(use);
      const id = said.invoiceId;
      const invoice = await service.get(caller, id);
      const asked = toRequest(said, invoice, use);
      const { record } = await explainRefusals(
        async () =>
          await dryRun(ports.unitOfWork, caller.actor, async (work) =>
            creditInvoice(ports, work, { caller, id, input: asked }),
          ),
      );
      const number = invoice.number ?? '';
      return {
        title: say(`Credit invoice ${number}`, `Rechnung ${number} gutschreiben`),
        action: say('Issue Credit Note', 'Gutschrift stellen'),
        changes: [
          { label: say('Client', 'Kunde'), after: record.clientName },
          { label: say('Credit note', 'Gutschrift'), after: record.number ?? '' },
          { label: say('Reason', 'Grund'), after: said.reason },
          { label: say('Net', 'Netto'), after: formatMoney(record.net, locale) },
          { label: say('Tax', 'Steuer'), after: formatMoney(record.tax, locale) },
          { label: say('Gross', 'Brutto'), after: formatMoney(record.gross, locale) },
          {
            label: say('Time may be billed again', 'Zeit wieder abrechenbar'),
            after: said.releaseTime ? say('yes', 'ja') : say('no', 'nein'),
          },
        ],
        note: say('It is final. Nothing is sent.', 'Sie ist endgültig. Es wird nichts verschickt.'),
        links: [linkTo('invoice', id)],
      };
    },
    async run(said, use) {
      const { caller } = use;
      const id = said.invoiceId;
      const asked = toRequest(said, await service.get(caller, id), use);
      const { record } = await service.credit({ caller, id, input: asked });
      return toDone(record);
    },
    async findDone(_said, { caller, actId }) {
      const credit = await findMade(async () => await service.get(caller, actId));
      return credit && toDone(credit);
    },
  });
}

function toDone(credit: Invoice) {
  return { output: toInvoiceOutput(credit), links: [linkTo('invoice', credit.id)] };
}
