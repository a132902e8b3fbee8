/** Rules as they are stored, and what follows from one for the row. */
import { type NextOfCron, nextAfter } from '../../../domain/schedules/catch-up.ts';
import type { ScheduleRule } from '../../../domain/schedules/rule.ts';
import type { ScheduleRow } from './schedules.repository.ts';
import { scheduleRuleSchema } from './schedules.schema.ts';

/** Undefined where it was stored by another version, or is damaged. */
export function readRule({ rule }: Pick<ScheduleRow, 'rule'>): ScheduleRule | undefined {
  try {
    const { data } = scheduleRuleSchema.safeParse(JSON.parse(rule));
    return data as ScheduleRule | undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export type Next = Pick<ScheduleRow, 'next_at' | 'next_period' | 'step_ms'>;

/** The first occurrence after an instant, as the row has it. */
export function nextColumns(rule: ScheduleRule, after: number, nextOfCron: NextOfCron): Next {
  const next = nextAfter(rule, after, nextOfCron);
  if (next === undefined) return { next_at: null, next_period: null, step_ms: 0 };
  const following = nextAfter(rule, next.at, nextOfCron);
  return { next_at: next.at, next_period: next.period, step_ms: (following?.at ?? next.at) - next.at };
}
