/** What slices set up in a transaction of their own: of a kind and a subject there is one schedule. */
import { v7 as newId } from 'uuid';
import { findRuleFault } from '../../../domain/schedules/read-rule.ts';
import { isCron, type ScheduleRule } from '../../../domain/schedules/rule.ts';
import { asText } from '../../../words/text.ts';
import { invalidField } from '../http/api-error.ts';
import type { Work } from '../unit-of-work.ts';
import { cronFor, findCronFault } from './next-of-cron.ts';
import { restSchedule } from './rest-schedules.ts';
import { toSchedule } from './schedule-view.ts';
import type { SchedulerPorts } from './schedules.ports.ts';
import {
  deleteSchedule,
  findOf,
  insertSchedule,
  listActiveOf,
  type ScheduleRow,
  updateSchedule,
} from './schedules.repository.ts';
import { nextColumns } from './stored-rule.ts';

export interface ScheduleOf {
  readonly kind: string;
  /** The record that it is for; absent where there is one of its kind alone. */
  readonly subjectId?: string;
}

export interface NewSchedule extends ScheduleOf {
  readonly rule: ScheduleRule;
  /** Who sets it up, and whose rights each run has; null where it is the practice's. */
  readonly userId: string | null;
  /** Occurrences before it are none; now when absent. Earlier, missed ones are made up for as their kind says. */
  readonly from?: number;
}

/** The port of slices. */
export interface Schedules {
  /** Sets one up, or changes its rule. @throws ApiError `invalid` naming the field of the rule */
  set(work: Work, schedule: NewSchedule): Promise<void>;
  /** Nothing where there is none. */
  remove(work: Work, which: ScheduleOf): Promise<void>;
  /** Those of a person who is no longer there rest, until another one takes them over or they are back. */
  restOf(work: Work, userId: string): Promise<void>;
}

export function createSchedules(ports: SchedulerPorts): Schedules {
  return {
    async set(work, schedule) {
      await requireRule(schedule.rule);
      const { kind, subjectId = '' } = schedule;
      const existing = await findOf(work.reads, { kind, subjectId });
      if (existing === undefined) await create(ports, work, schedule);
      else await change(work, existing, schedule);
      work.afterCommit(() => ports.jobs.wake());
    },
    async restOf(work, userId) {
      for (const row of await listActiveOf(work.reads, userId)) await restSchedule(work, row, 'person');
    },
    async remove(work, { kind, subjectId = '' }) {
      const row = await findOf(work.reads, { kind, subjectId });
      if (row === undefined) return;
      await deleteSchedule(work.writes, row.id);
      await work.log({
        type: 'schedule.deleted',
        id: row.id,
        version: row.version + 1,
        before: toSchedule(row),
      });
    },
  };
}

async function requireRule(rule: ScheduleRule): Promise<void> {
  const fault = findRuleFault(rule);
  if (fault !== undefined) throw invalidField(fault.field, asText(fault.issue));
  const issue = isCron(rule) ? await findCronFault(rule) : undefined;
  if (issue !== undefined) throw invalidField('cron', asText(issue));
}

async function columnsOf({ rule, from }: NewSchedule, now: number) {
  const nextOfCron = await cronFor([rule]);
  // An occurrence at this very instant is one.
  return { rule: JSON.stringify(rule), ...nextColumns(rule, (from ?? now) - 1, nextOfCron) };
}

async function create(ports: SchedulerPorts, work: Work, schedule: NewSchedule): Promise<void> {
  const { reads, writes, now, log } = work;
  const kind = ports.scheduleKinds().get(schedule.kind);
  const isOutward = kind?.isOutward === true;
  const rests = isOutward && (await ports.outgoing.rests(reads));
  const row: ScheduleRow = {
    id: newId(),
    organization_id: writes.actor.organizationId,
    kind: schedule.kind,
    subject_id: schedule.subjectId ?? '',
    user_id: schedule.userId,
    ...(await columnsOf(schedule, now)),
    state: rests ? 'resting' : 'active',
    reason: rests ? 'outgoing' : null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertSchedule(writes, row);
  // What is always there is nobody's doing: an empty practice has no events.
  if (kind?.always !== undefined) return;
  await log({ type: 'schedule.created', id: row.id, version: 1, after: toSchedule(row) });
}

async function change(work: Work, row: ScheduleRow, schedule: NewSchedule): Promise<void> {
  const { writes, now, log } = work;
  const columns = await columnsOf(schedule, now);
  if (columns.rule === row.rule && schedule.userId === row.user_id) return;
  // The person who changes it is its owner from now on: what rested for the rights of another goes on.
  const resumes = row.reason !== null && row.reason !== 'outgoing';
  const changed = await updateSchedule(writes, row, {
    ...columns,
    user_id: schedule.userId,
    ...(resumes && { state: 'active', reason: null }),
    updated_at: now,
  });
  await log({
    type: 'schedule.changed',
    id: row.id,
    version: changed.version,
    before: toSchedule(row),
    after: toSchedule(changed),
  });
}
