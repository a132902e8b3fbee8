/** What the records say of one week of one person: each figure is one that its owner answers for. */
import type { RecordLink } from '../../../../../contract/coach/record-link.ts';
import { sumByCurrency } from '../../../../../domain/money.ts';
import type { DateSpan } from '../../../../../domain/report-periods.ts';
import { addDays, isoWeekOf } from '../../../../../domain/zones.ts';
import { daysSoFar, sumTargets, utilisationOf } from '../goal-progress.ts';
import { linkedIdsAtMost, linkOf } from '../goals.ports.ts';
import type { CheckInReadings } from './check-ins.ports.ts';
import type { CheckInFacts } from './check-ins.schema.ts';

interface Asked {
  readonly week: DateSpan;
  readonly today: string;
}

type RecordFacts = Omit<CheckInFacts, 'goals' | 'habits'>;

export async function readFacts(readings: CheckInReadings, asked: Asked): Promise<RecordFacts> {
  const hasTime = readings.may('time');
  return {
    hours: hasTime ? await readHours(readings, asked) : null,
    unbilled: hasTime ? await readUnbilled(readings) : null,
    overdue: readings.may('invoices') ? await readOverdue(readings, asked) : null,
    findings: readings.may('findings') ? await readFindings(readings, asked) : null,
    timesheets: readings.may('timesheets') && hasTime ? await readTimesheets(readings, asked) : null,
  };
}

const sumSeconds = (rows: readonly { readonly seconds: number }[]): number =>
  rows.reduce((sum, { seconds }) => sum + seconds, 0);

async function readHours(readings: CheckInReadings, { week, today }: Asked): Promise<RecordFacts['hours']> {
  const mine = { mine: true, period: week } as const;
  const before = { mine: true, period: { from: addDays(week.from, -7), to: addDays(week.to, -7) } } as const;
  const billable = { ...mine, billable: true };
  const billableSeconds = sumSeconds(await readings.groupWork(billable, 'project'));
  const targets = await readings.loadTargets(week);
  const targetSeconds = sumTargets(targets, week);
  // As goals have it: of the days so far.
  const days = daysSoFar(week, today) ?? week;
  // Of a week that is over they are all of its days, and summed already.
  const billableSoFar =
    days.to === week.to
      ? billableSeconds
      : sumSeconds(await readings.groupWork({ ...billable, period: days }, 'project'));
  return {
    workedSeconds: sumSeconds(await readings.groupWork(mine, 'project')),
    beforeSeconds: sumSeconds(await readings.groupWork(before, 'project')),
    targetSeconds,
    billableSeconds,
    utilisationPercent: utilisationOf(billableSoFar, sumTargets(targets, days)) ?? null,
    link: linkOf('entries', await readings.listEntryIds(mine, linkedIdsAtMost + 1)),
    billableLink: linkOf('entries', await readings.listEntryIds(billable, linkedIdsAtMost + 1)),
  };
}

async function readUnbilled(readings: CheckInReadings): Promise<RecordFacts['unbilled']> {
  const clients = await readings.listUnbilled({ mine: false });
  const ids = await readings.listUnbilledIds({ mine: false }, linkedIdsAtMost + 1);
  return {
    seconds: sumSeconds(clients),
    amounts: [...sumByCurrency(clients.flatMap(({ amounts }) => amounts))],
    ofWhom: await readings.findCounted({ mine: false }),
    link:
      linkOf('entries', ids) ??
      linkOf(
        'client',
        clients.map(({ clientId }) => clientId),
      ),
  };
}

async function readOverdue(readings: CheckInReadings, { today }: Asked): Promise<RecordFacts['overdue']> {
  const invoices = await readings.listUnpaid({ dueBefore: today });
  return {
    count: invoices.length,
    amounts: [...sumByCurrency(invoices.map(({ due }) => due))],
    link: linkOf(
      'invoice',
      invoices.map(({ id }) => id),
    ),
  };
}

async function readFindings(readings: CheckInReadings, { week }: Asked): Promise<RecordFacts['findings']> {
  const days = await readings.listFindingDays(week);
  const counts = await readings.countFindings({});
  const open = await readings.listFindings({}, linkedIdsAtMost + 1);
  return {
    found: days.reduce((sum, { found }) => sum + found, 0),
    resolved: days.reduce((sum, { resolved }) => sum + resolved, 0),
    open: counts.reduce((sum, { count }) => sum + Number(count), 0),
    link: linkOf(
      'findings',
      open.map(({ id }) => id),
    ),
  };
}

/** Half a year back: what is older was left on purpose. */
const weeksBack = 26;

async function readTimesheets(
  readings: CheckInReadings,
  { week }: Asked,
): Promise<RecordFacts['timesheets']> {
  const period = { from: addDays(week.from, -7 * weeksBack), to: week.to };
  const sheets = (await readings.listOpenTimesheets(period)).filter(
    ({ isMine, state, weekEnd }) => isMine && state !== 'submitted' && weekEnd <= week.to,
  );
  const missing = new Map<string, RecordLink | null>();
  for (const { id, weekStart, weekEnd } of sheets) {
    const filter = { mine: true, period: { from: weekStart, to: weekEnd } } as const;
    const seconds = sumSeconds(await readings.groupWork(filter, 'project'));
    if (seconds > 0) missing.set(weekStart, linkOf('timesheet', [id]));
  }
  const loose = Map.groupBy(
    await readings.sumLooseDays(period),
    ({ localDate }) => isoWeekOf(localDate).start,
  );
  for (const [weekStart, days] of loose) {
    if (missing.has(weekStart) || sumSeconds(days) === 0) continue;
    const span = { from: weekStart, to: addDays(weekStart, 6) };
    missing.set(weekStart, linkOf('entries', await readings.listLooseIds(span, linkedIdsAtMost + 1)));
  }
  return [...missing]
    .sort(([a], [b]) => b.localeCompare(a))
    .map(([weekStart, link]) => ({ weekStart, weekEnd: addDays(weekStart, 6), link }));
}
