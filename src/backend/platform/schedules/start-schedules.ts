/** What a start sees to: the schedules that are always there, what a wrong clock stored, and what ran long ago. */
import { numberAfter, occurrenceOf } from '../../../domain/schedules/occurrences.ts';
import { isCron } from '../../../domain/schedules/rule.ts';
import { schedulerOf } from './fire-schedules.ts';
import { cronFor } from './next-of-cron.ts';
import type { ScheduleKind } from './schedule-kind.ts';
import type { SchedulerPorts } from './schedules.ports.ts';
import {
  deleteRunsBefore,
  listOrganizations,
  listTooFar,
  moveOn,
  type ScheduleRow,
} from './schedules.repository.ts';
import type { Schedules } from './set-schedule.ts';
import { nextColumns, readRule } from './stored-rule.ts';

interface StartPorts extends SchedulerPorts {
  readonly schedules: Schedules;
}

/** A period that ran comes due no more after so long. */
const keptMs = 400 * 86_400_000;

export async function startSchedules(ports: StartPorts): Promise<void> {
  const [first, ...others] = await listOrganizations(ports.db);
  if (first === undefined) return;
  await setAlways(ports, first, () => true);
  for (const each of others) await setAlways(ports, each, ({ isOfEach }) => isOfEach === true);
  const now = ports.clock();
  for (const row of await listTooFar(ports.db, now)) await setBack(ports, row, now);
  for (const each of [first, ...others])
    await deleteRunsBefore(ports.writes(schedulerOf(each)), now - keptMs);
}

async function setAlways(
  ports: StartPorts,
  organizationId: string,
  isWanted: (kind: ScheduleKind) => boolean,
): Promise<void> {
  const now = ports.clock();
  const wanted = [...ports.scheduleKinds().values()].filter(isWanted);
  const always = wanted.flatMap(({ kind, always: rule }) =>
    rule === undefined || isCron(rule) ? [] : [{ kind, rule, userId: null }],
  );
  await ports.unitOfWork.write(schedulerOf(organizationId), async (work) => {
    for (const schedule of always) {
      // One that is new has its first run now: an installation of before may have waited for it.
      const last = occurrenceOf(schedule.rule, Math.max(0, numberAfter(schedule.rule, now) - 1));
      await ports.schedules.set(work, { ...schedule, from: last.at });
    }
  });
}

/** The clock was ahead when the next occurrence was stored. */
async function setBack(ports: SchedulerPorts, row: ScheduleRow, now: number): Promise<void> {
  const rule = readRule(row);
  if (rule === undefined || row.state !== 'active') return;
  const next = nextColumns(rule, now, await cronFor([rule]));
  await ports.unitOfWork.write(schedulerOf(row.organization_id), async ({ writes }) => {
    await moveOn(writes, row, next);
  });
}
