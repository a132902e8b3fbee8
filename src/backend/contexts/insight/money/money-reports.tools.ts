/** What is owed and what came in, as tools. */
import * as z from 'zod';
import { dateSchema } from '../../../platform/http/wire.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  clientIdField,
  linkOut,
  linkTo,
  rowsAtMost,
  toAmount,
} from '../../../platform/tools/tool-fields.ts';
import { monthSchema } from '../model/month-schema.ts';
import type { MoneyReportsService } from './money-reports.service.ts';

const ageingOut = z.object({
  on: z.string(),
  totals: z.array(
    z.object({
      currency: z.string(),
      total: amountOut,
      overdue: amountOut,
      notDue: amountOut,
      days1To30: amountOut,
      days31To60: amountOut,
      days61To90: amountOut,
      over90: amountOut,
      credit: amountOut,
    }),
  ),
  items: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      clientId: z.string(),
      clientName: z.string(),
      issueDate: z.string(),
      dueDate: z.string(),
      daysLate: z.number().int(),
      due: amountOut,
      link: linkOut,
    }),
  ),
  cut: z.boolean(),
});

const revenueOut = z.object({
  from: z.string(),
  to: z.string(),
  items: z.array(
    z.object({
      month: z.string(),
      currency: z.string(),
      invoicedNet: amountOut,
      invoicedTax: amountOut,
      receivedGross: amountOut,
      receivedNet: amountOut,
    }),
  ),
  cut: z.boolean(),
});

export function moneyReportTools(service: Pick<MoneyReportsService, 'ageing' | 'revenue'>): readonly Tool[] {
  return [
    defineTool({
      name: 'get_ageing',
      title: 'Get Ageing',
      toolset: 'invoices',
      isUsual: true,
      description:
        'What clients owe on a day: totals by how long it is overdue, and each open invoice, the first due first.',
      effect: 'read',
      permission: 'invoice:read',
      input: z.strictObject({
        on: dateSchema.optional().describe('The end of this day, YYYY-MM-DD; left out: today.'),
        clientId: clientIdField.optional(),
      }),
      output: ageingOut,
      async run({ on, clientId }, { caller }) {
        const report = await service.ageing(caller, { on, clientId });
        const totals = report.rows.map(({ currency, ...row }) => ({
          currency,
          total: toAmount(row.total),
          overdue: toAmount(row.overdue),
          notDue: toAmount(row.notDue),
          days1To30: toAmount(row.days1To30),
          days31To60: toAmount(row.days31To60),
          days61To90: toAmount(row.days61To90),
          over90: toAmount(row.over90),
          credit: toAmount(row.credit),
        }));
        const items = report.open.slice(0, rowsAtMost).map((invoice) => ({
          id: invoice.id,
          number: invoice.number,
          clientId: invoice.clientId,
          clientName: invoice.clientName,
          issueDate: invoice.issueDate,
          dueDate: invoice.dueDate,
          daysLate: invoice.daysLate,
          due: toAmount(invoice.due),
          link: linkTo('invoice', invoice.id),
        }));
        const cut = report.open.length > rowsAtMost;
        return { output: { on: report.on, totals, items, cut }, links: [] };
      },
    }),
    defineTool({
      name: 'get_revenue',
      title: 'Get Revenue',
      toolset: 'invoices',
      isUsual: true,
      description:
        'What was invoiced (by date of issue, net and tax, credit notes taken off) and what was received, month by month and by currency.',
      effect: 'read',
      permission: 'invoice:read',
      input: z.strictObject({
        from: monthSchema
          .optional()
          .describe('First month, YYYY-MM; left out: twelve months that end with this one.'),
        to: monthSchema.optional().describe('Last month, YYYY-MM, inclusive.'),
        clientId: clientIdField.optional(),
      }),
      output: revenueOut,
      async run({ from, to, clientId }, { caller }) {
        const report = await service.revenue(caller, { from, to, clientId });
        const items = report.rows.slice(-rowsAtMost).map(({ month, currency, ...row }) => ({
          month,
          currency,
          invoicedNet: toAmount(row.invoicedNet),
          invoicedTax: toAmount(row.invoicedTax),
          receivedGross: toAmount(row.receivedGross),
          receivedNet: toAmount(row.receivedNet),
        }));
        const cut = report.rows.length > rowsAtMost;
        return { output: { from: report.from, to: report.to, items, cut }, links: [] };
      },
    }),
  ];
}
