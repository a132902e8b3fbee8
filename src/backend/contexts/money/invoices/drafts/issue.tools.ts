/** A draft is issued by a tool, which is final: always as a proposal that a person has read. */
import * as z from 'zod';
import { formatMoney } from '../../../../../domain/money.ts';
import { idSchema } from '../../../../platform/http/wire.ts';
import { dryRun } from '../../../../platform/tools/dry-run.ts';
import { defineTool, type Tool } from '../../../../platform/tools/tool.ts';
import { findMade, linkTo, shorten, wordsFor } from '../../../../platform/tools/tool-fields.ts';
import { parseDocument } from '../invoice-document.schema.ts';
import { loadInvoice } from '../invoice-loading.ts';
import { explainRefusals } from '../invoices.errors.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import type { InvoicesService } from '../invoices.service.ts';
import { invoiceOut, toInvoiceOutput } from '../invoices.tools.ts';
import { issueInvoice } from '../issue-invoice.ts';

/** Of a long invoice the first lines are shown, and how many follow. */
const shownLines = 20;

export function issueTool(ports: InvoicePorts, service: InvoicesService): Tool {
  return defineTool({
    name: 'issue_invoice',
    title: 'Issue Invoice',
    toolset: 'invoices',
    isUsual: true,
    description: 'Issues a draft: it gets its number and is final. Nothing is sent.',
    // What is issued is a document of tax law, which only a credit note corrects: no rule lets it through.
    effect: 'outward',
    permission: 'invoice:issue',
    input: z.strictObject({ invoiceId: idSchema.describe('Of a draft, from list_invoices.') }),
    output: invoiceOut,
    async preview({ invoiceId: id }, use) {
      const { caller, locale } = use;
      const say = wordsFor(use);
      const { invoice, document } = await explainRefusals(
        async () =>
          await dryRun(ports.unitOfWork, caller.actor, async (work) => {
            const issued = await issueInvoice(ports, work, { caller, id });
            const { document: frozen } = await loadInvoice(work.reads, id);
            return { invoice: issued, document: parseDocument(frozen ?? '') };
          }),
      );
      const number = invoice.number ?? '';
      const lines = document.lines.slice(0, shownLines).map(({ description, quantity, net }) => ({
        label: say('Line', 'Position'),
        after: `${shorten(description, 100)} (${quantity}): ${formatMoney(net, locale)}`,
      }));
      const more = document.lines.length - lines.length;
      return {
        title: say(`Issue invoice ${number}`, `Rechnung ${number} stellen`),
        action: say('Issue', 'Stellen'),
        changes: [
          { label: say('Client', 'Kunde'), after: invoice.clientName },
          { label: say('Number', 'Nummer'), after: number },
          { label: say('Date', 'Datum'), after: invoice.issueDate },
          { label: say('Due', 'Fällig'), after: invoice.dueDate },
          ...lines,
          ...(more > 0
            ? [{ label: say('Line', 'Position'), after: say(`${more} more`, `${more} weitere`) }]
            : []),
          { label: say('Net', 'Netto'), after: formatMoney(invoice.net, locale) },
          { label: say('Tax', 'Steuer'), after: formatMoney(invoice.tax, locale) },
          { label: say('Gross', 'Brutto'), after: formatMoney(invoice.gross, locale) },
        ],
        note: say(
          'It is final: only a credit note corrects it. Nothing is sent.',
          'Sie ist endgültig: Nur eine Gutschrift korrigiert sie. Es wird nichts verschickt.',
        ),
        links: [linkTo('invoice', id)],
      };
    },
    async run({ invoiceId: id }, { caller }) {
      const issued = await service.issue({ caller, id });
      return { output: toInvoiceOutput(issued), links: [linkTo('invoice', id)] };
    },
    async findDone({ invoiceId: id }, { caller }) {
      const invoice = await findMade(async () => await service.get(caller, id));
      if (invoice === undefined || invoice.state === 'draft') return undefined;
      return { output: toInvoiceOutput(invoice), links: [linkTo('invoice', id)] };
    },
  });
}
