/** Sums of worked time as a tool: those of the reports. */
import * as z from 'zod';
import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  clientIdField,
  fromField,
  isMineField,
  linkOut,
  linkTo,
  ofWhomOut,
  projectIdField,
  rowsAtMost,
  secondsOut,
  toAmount,
  toField,
} from '../../../platform/tools/tool-fields.ts';
import { onlyOf, timeOf } from '../model/time-of.ts';
import type { TimeReportLine } from './reports.schema.ts';
import type { ReportsService } from './reports.service.ts';

const groupings = ['none', 'project', 'client', 'day', 'week', 'month', 'task', 'tag', 'person'] as const;

const figuresOut = {
  seconds: secondsOut,
  billableSeconds: secondsOut,
  billedSeconds: secondsOut.describe('The part that issued invoices bill.'),
  entries: z.number().int(),
  billableAmounts: z.array(amountOut),
  targetSeconds: secondsOut.nullable(),
};

type Figures = Pick<
  TimeReportLine,
  'seconds' | 'billableSeconds' | 'billedSeconds' | 'entries' | 'amounts' | 'targetSeconds'
>;

function toFigures({ amounts, seconds, billableSeconds, billedSeconds, entries, targetSeconds }: Figures) {
  const billableAmounts = amounts.map(toAmount);
  return { seconds, billableSeconds, billedSeconds, entries, billableAmounts, targetSeconds };
}

export function reportTools(
  service: Pick<ReportsService, 'time'>,
  figures: Pick<FiguresPort, 'listWorkedIds' | 'findCounted'>,
): readonly Tool[] {
  return [
    defineTool({
      name: 'sum_hours',
      title: 'Sum Hours',
      toolset: 'time',
      isUsual: true,
      description:
        'Worked time of a period, in total and by project, client, day and more, its billable part and worth.',
      effect: 'read',
      permission: 'time:read',
      input: z.strictObject({
        from: fromField,
        to: toField,
        by: z.enum(groupings).default('none').describe('Rows; none: the total.'),
        projectId: projectIdField.optional(),
        clientId: clientIdField.optional(),
        billable: z.boolean().optional().describe('Only what is billable, or is not.'),
        isMine: isMineField.optional(),
      }),
      output: z.object({
        from: z.string(),
        to: z.string(),
        by: z.enum(groupings),
        total: z.object({ ...figuresOut, link: linkOut }),
        items: z.array(
          z.object({ key: z.string(), name: z.string(), ...figuresOut, link: linkOut.optional() }),
        ),
        cut: z.boolean(),
        ofWhom: ofWhomOut,
      }),
      async run({ from, to, by, isMine, ...narrowed }, { caller }) {
        const of = timeOf(caller, isMine);
        const groupBy = by === 'none' ? 'project' : by;
        const report = await service.time(caller, { ...narrowed, from, to, groupBy, userId: of.userId });
        const filter = { period: { from, to }, ...narrowed };
        const ids = await figures.listWorkedIds(of, { filter, limit: rowsAtMost });
        const rows = by === 'none' ? [] : report.rows;
        const items = rows.slice(0, rowsAtMost).map((row) => ({
          key: row.key,
          name: row.name,
          ...toFigures(row),
          ...((by === 'project' || by === 'client') && { link: linkTo(by, row.key) }),
        }));
        const link = linkTo('entries', ...ids);
        const total = { ...toFigures(report.total), link };
        const { projectId } = narrowed;
        const ofWhom = await figures.findCounted(of, { projectIds: onlyOf(projectId) });
        const cut = rows.length > rowsAtMost;
        return { output: { from, to, by, total, items, cut, ofWhom }, links: [link] };
      },
    }),
  ];
}
