/** Lines of cron, read by a library that is loaded where there is one. */
import type { NextOfCron } from '../../../domain/schedules/catch-up.ts';
import { type CronRule, isCron, type ScheduleRule } from '../../../domain/schedules/rule.ts';
import { localDate, localTime } from '../../../domain/zones.ts';

const none: NextOfCron = () => undefined;

/** What the rules among these need. */
export async function cronFor(rules: readonly ScheduleRule[]): Promise<NextOfCron> {
  if (!rules.some(isCron)) return none;
  const { Cron } = await import('croner');
  return ({ cron, zone }, after) => {
    const at = new Cron(cron, { timezone: zone, mode: '5-part' }).nextRun(new Date(after))?.getTime();
    return at === undefined ? undefined : { at, period: `${localDate(at, zone)}T${localTime(at, zone)}` };
  };
}

/** A sentence for a line that is none; undefined where it can be read. */
export async function findCronFault({ cron, zone }: CronRule): Promise<string | undefined> {
  const { Cron } = await import('croner');
  try {
    return new Cron(cron, { timezone: zone, mode: '5-part' }).nextRun() === null ? 'never comes' : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'is no line of cron';
  }
}
