/** A week as a tool. */
import * as z from 'zod';
import { isoWeekOf, localDate } from '../../../../domain/zones.ts';
import type { Clock } from '../../../platform/clock.ts';
import { dateSchema } from '../../../platform/http/wire.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  linkOut,
  linkTo,
  rowsAtMost,
  secondsOut,
  toAmount,
} from '../../../platform/tools/tool-fields.ts';
import type { WeeksService } from './weeks.service.ts';

const weekOut = z.object({
  weekStart: z.string(),
  weekEnd: z.string(),
  week: z.number().int(),
  year: z.number().int(),
  workedSeconds: secondsOut,
  billableSeconds: secondsOut,
  targetSeconds: secondsOut,
  leftSeconds: secondsOut.describe('Target less worked, not below 0.'),
  amounts: z.array(amountOut),
  days: z.array(
    z.object({
      date: z.string(),
      workedSeconds: secondsOut,
      targetSeconds: secondsOut,
      holiday: z.string().nullable(),
      isDayOff: z.boolean(),
    }),
  ),
  projects: z.array(
    z.object({
      projectId: z.string(),
      projectName: z.string(),
      clientName: z.string(),
      taskName: z.string().nullable(),
      seconds: secondsOut,
      billableSeconds: secondsOut,
      link: linkOut,
    }),
  ),
  timesheetStates: z.array(z.string()),
});

export function weekTools(service: Pick<WeeksService, 'get'>, clock: Clock): readonly Tool[] {
  return [
    defineTool({
      name: 'get_week',
      title: 'Get Week',
      toolset: 'time',
      isUsual: true,
      description: "The person's own week: worked and target by day, what is left, and time by project.",
      effect: 'read',
      permission: 'time:read',
      input: z.strictObject({
        date: dateSchema.optional().describe('Any day of the week, YYYY-MM-DD; left out: this week.'),
      }),
      output: weekOut,
      async run({ date }, { caller, zone }) {
        const monday = isoWeekOf(date ?? localDate(clock(), zone)).start;
        const found = await service.get(caller, monday, {});
        const { weekStart, weekEnd, week, year, seconds, billableSeconds, targetSeconds } = found;
        const output = {
          weekStart,
          weekEnd,
          week,
          year,
          workedSeconds: seconds,
          billableSeconds,
          targetSeconds,
          leftSeconds: Math.max(0, targetSeconds - seconds),
          amounts: found.amounts.map(toAmount),
          days: found.days.map((day) => ({
            date: day.date,
            workedSeconds: day.seconds,
            targetSeconds: day.targetSeconds,
            holiday: day.holiday,
            isDayOff: day.isDayOff,
          })),
          projects: found.rows.slice(0, rowsAtMost).map((row) => ({
            projectId: row.projectId,
            projectName: row.projectName,
            clientName: row.clientName,
            taskName: row.taskName,
            seconds: row.seconds,
            billableSeconds: row.billableSeconds,
            link: linkTo('project', row.projectId),
          })),
          timesheetStates: found.sheets.map(({ state }) => state),
        };
        const sheets = found.sheets.map(({ id }) => id);
        return { output, links: sheets.length === 0 ? [] : [linkTo('timesheet', ...sheets)] };
      },
    }),
  ];
}
