/** Schedules as a person reads them. */
import type { Schedule } from '../../api-client/index.ts';
import { shortId } from '../backend/short-id.ts';
import { printFacts } from '../client/print-client.ts';
import { plural } from '../scan/plain-line.ts';
import { type Column, printColumns } from '../time/print-columns.ts';

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'KIND' },
  { title: 'RULE' },
  { title: 'STATE' },
  { title: 'NEXT (UTC)' },
  { title: 'LAST RUN' },
];

const reasons: Readonly<Record<NonNullable<Schedule['reason']>, string>> = {
  outgoing: 'until what leaves is released: vireo mail release',
  rights: 'its owner may no longer do it',
  person: 'its owner was deactivated',
  rule: 'another version stored its rule',
};

const lastRuns: Readonly<Record<NonNullable<Schedule['lastRun']>['state'], string>> = {
  queued: 'runs',
  done: 'done',
  failed: 'failed',
  left_out: 'left out',
};

export function describeRule(rule: Schedule['rule']): string {
  if (rule === null) return 'unreadable';
  if ('cron' in rule) return `${rule.cron} (${rule.zone})`;
  const { unit, every, date, time, zone } = rule;
  return `every ${every === 1 ? unit : plural(every, unit)} from ${date}, ${time} (${zone})`;
}

function describeState({ state, reason }: Schedule): string {
  return reason === null ? state : `${state} ${reasons[reason]}`;
}

function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

function describeLast({ lastRun }: Schedule): string {
  if (lastRun === null) return '';
  const { period, state, leftOut, error } = lastRun;
  const missed = leftOut > 0 ? `, ${leftOut} before it left out` : '';
  return `${period} ${lastRuns[state]}${error === null ? '' : `: ${error}`}${missed}`;
}

const nextOf = ({ nextAt }: Schedule) => (nextAt === null ? '' : minuteOf(nextAt));

export function printSchedules(schedules: readonly Schedule[]): string {
  if (schedules.length === 0) return 'There are no such schedules.\n';
  const rows = schedules.map((schedule) => [
    shortId(schedule),
    schedule.kind,
    describeRule(schedule.rule),
    describeState(schedule),
    nextOf(schedule),
    describeLast(schedule),
  ]);
  return printColumns(columns, rows);
}

export function printSchedule(schedule: Schedule): string {
  return printFacts([
    ['ID', shortId(schedule)],
    ['Kind', schedule.kind],
    ['Rule', describeRule(schedule.rule)],
    ['State', describeState(schedule)],
    ['Next (UTC)', nextOf(schedule)],
    ['Last run', describeLast(schedule)],
  ]);
}
