/** Schedules as a tool: what happens again by itself, and what became of it last. */
import * as z from 'zod';
import { defineTool, type Tool } from '../tools/tool.ts';
import { collect, limitField, listOut } from '../tools/tool-fields.ts';
import type { ScheduleKinds } from './schedule-kind.ts';
import type { Schedule } from './schedules.schema.ts';
import type { SchedulesService } from './schedules.service.ts';

const states = ['active', 'paused', 'resting'] as const;

const scheduleOut = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(states),
  restsBecause: z.string().nullable(),
  nextAt: z.string().nullable(),
  lastRun: z
    .object({ period: z.string(), state: z.string(), missedBefore: z.number(), error: z.string().nullable() })
    .nullable(),
});

interface ScheduleTools {
  readonly service: SchedulesService;
  kinds(): ScheduleKinds;
}

export function scheduleTools({ service, kinds }: ScheduleTools): readonly Tool[] {
  const toOutput = ({ id, kind, state, reason, nextAt, lastRun }: Schedule): z.input<typeof scheduleOut> => ({
    id,
    kind,
    title: kinds().get(kind)?.title ?? kind,
    state,
    restsBecause: reason,
    nextAt,
    lastRun: lastRun && {
      period: lastRun.period,
      state: lastRun.state,
      missedBefore: lastRun.leftOut,
      error: lastRun.error,
    },
  });
  return [
    defineTool({
      name: 'list_schedules',
      title: 'List Schedules',
      toolset: 'recurring',
      description:
        'What happens again by itself (backups, reminders, recurring invoices): whether it is active, when it runs next, and what became of its last run.',
      effect: 'read',
      permission: 'schedule:read',
      input: z.strictObject({
        state: z.enum(states).optional().describe('Left out: all. resting: Vireo stopped it.'),
        limit: limitField,
      }),
      output: listOut(scheduleOut),
      async run({ state, limit }, { caller }) {
        const found = await collect(
          async (cursor) => await service.list(caller, { state, cursor, limit: 500 }),
          { wanted: () => true, limit },
        );
        return { output: { items: found.items.map(toOutput), cut: found.cut }, links: [] };
      },
    }),
  ];
}
