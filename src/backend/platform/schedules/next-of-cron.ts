/** Lines of cron, read by a library that is loaded where there is one. */
import type { Cron } from 'croner';
import type { NextOfCron } from '../../../domain/schedules/catch-up.ts';
import { type CronRule, isCron, type ScheduleRule } from '../../../domain/schedules/rule.ts';
import { localDate, localTime } from '../../../domain/zones.ts';

const none: NextOfCron = () => undefined;

async function loadCron(): Promise<(rule: CronRule) => Cron> {
  const { Cron } = await import('croner');
  return ({ cron, zone }) => new Cron(cron, { timezone: zone, mode: '5-part' });
}

/** What the rules among these need: each line is read once. */
export async function cronFor(rules: readonly ScheduleRule[]): Promise<NextOfCron> {
  if (!rules.some(isCron)) return none;
  const read = await loadCron();
  // process-local: the lines of one round, read once; on several: nothing.
  const known = new Map<string, Cron>();
  const lineOf = (rule: CronRule): Cron => {
    const key = `${rule.zone} ${rule.cron}`;
    const line = known.get(key) ?? read(rule);
    known.set(key, line);
    return line;
  };
  return (rule, after) => {
    const at = lineOf(rule).nextRun(new Date(after))?.getTime();
    const { zone } = rule;
    return at === undefined ? undefined : { at, period: `${localDate(at, zone)}T${localTime(at, zone)}` };
  };
}

/** A sentence for a line that is none; undefined where it can be read. */
export async function findCronFault(rule: CronRule): Promise<string | undefined> {
  const read = await loadCron();
  try {
    return read(rule).nextRun() === null ? 'never comes' : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'is no line of cron';
  }
}

/** The least time between two runs of a line, in milliseconds; undefined of one that cannot be read or comes once. */
export async function findLeastGap(rule: CronRule, now: number): Promise<number | undefined> {
  if ((await findCronFault(rule)) !== undefined) return undefined;
  // Two of three are in one hour where a line comes more than once in an hour.
  const runs = (await loadCron())(rule)
    .nextRuns(3, new Date(now))
    .map((run) => run.getTime());
  const gaps = runs.slice(1).map((run, at) => run - (runs[at] ?? run));
  return gaps.length === 0 ? undefined : Math.min(...gaps);
}
