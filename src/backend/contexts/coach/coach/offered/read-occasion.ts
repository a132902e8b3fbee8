/** What a practice has to ask about, by the lookups of the answers themselves; nothing is summed for it. */

import { calendarPeriod, type Period } from '../../../../../domain/periods/periods.ts';
import { addDays } from '../../../../../domain/zones.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { CoachData } from '../../model/coach-data.ts';
import type { Topic } from '../../model/practice-data.ts';
import { hasBudget, hasEntry, hasIssuedInvoice, hasProject } from './occasion.repository.ts';
import type { Occasion } from './questions.ts';

interface OccasionPorts {
  readonly reads: Reads;
  readonly data: CoachData;
  /** Local date of the person who asks. */
  readonly today: string;
}

/** How far back is looked for a reason to ask: what is older is still in the answer, and all of ten years is not read for it. */
const unbilledDays = 366;
const looseDays = 55;

/** All lookups at once: each stops at its first row, or reads what is open. */
export async function readOccasion({ reads, data, today }: OccasionPorts): Promise<Occasion> {
  const look = async (topic: Topic, find: () => Promise<boolean>): Promise<boolean> =>
    data.may(topic) && (await find());
  const worked = async (period: Period): Promise<boolean> =>
    await look('time', async () => isAny(await data.listEntryIds({ mine: false, period }, 1)));
  const lastYear = { from: addDays(today, -unbilledDays), to: today };
  const yesterday = addDays(today, -1);
  const unpaid = data.may('invoices') ? data.listUnpaid({}) : [];
  return await allOf({
    timerRuns: look('time', async () => (await data.findRunning()) !== undefined),
    worked: look('time', async () => await hasEntry(reads)),
    workedThisWeek: worked(calendarPeriod('week', today, 0)),
    workedLastWeek: worked(calendarPeriod('week', today, -1)),
    workedYesterday: worked({ from: yesterday, to: yesterday }),
    unbilled: look('time', async () =>
      isAny(await data.listUnbilledIds({ mine: false, period: lastYear }, 1)),
    ),
    weeksToSubmit: look('timesheets', async () => await hasWeekToSubmit(data, today)),
    hasProjects: hasProject(reads),
    budgets: look('projects', async () => await hasBudget(reads)),
    invoiced: look('invoices', async () => await hasIssuedInvoice(reads)),
    unpaid: look('invoices', async () => isAny(await unpaid)),
    overdue: look('invoices', async () => (await unpaid).some(({ dueDate }) => dueDate < today)),
    findings: look('findings', async () => isAny(await data.countFindings({}))),
    scanned: look('findings', async () => (await data.findLastScan(undefined)) !== undefined),
    requests: look('requests', async () => isAny(await data.listOpenRequests(undefined))),
  });
}

const isAny = (found: readonly unknown[]): boolean => found.length > 0;

/** A sheet of a week that is over or was rejected, or time of such a week that is on none. */
async function hasWeekToSubmit(data: CoachData, today: string): Promise<boolean> {
  const sheets = await data.listOpenTimesheets(undefined);
  const isDue = sheets.some(
    ({ isMine, state, weekEnd }) =>
      isMine && (state === 'rejected' || (state === 'draft' && weekEnd < today)),
  );
  const lastDay = calendarPeriod('week', today, -1).to;
  return isDue || isAny(await data.listLooseIds({ from: addDays(lastDay, -looseDays), to: lastDay }, 1));
}

async function allOf<Name extends string>(
  asked: Readonly<Record<Name, Promise<boolean>>>,
): Promise<Record<Name, boolean>> {
  const found = Object.entries<Promise<boolean>>(asked).map(async ([name, is]) => [name, await is] as const);
  // The names are those of `asked`.
  return Object.fromEntries(await Promise.all(found)) as Record<Name, boolean>;
}
