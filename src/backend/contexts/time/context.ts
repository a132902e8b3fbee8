/** Recorded time: entries, the timer, weeks, timesheets, and what comes in and goes out as files. */
import { mayDecideOwn } from '../../../domain/policy/self-approval.ts';
import { createHolidays, type Holidays } from '../../platform/holidays/holidays.ts';
import type { Host } from '../../platform/host.ts';
import type { Reads } from '../../platform/reach/reads.ts';
import { columnsOf, type Mounted } from '../../platform/slice.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { account, type SignIn } from '../account/context.ts';
import { practice } from '../practice/context.ts';
import { entriesSlice } from './entries/entries.slice.ts';
import { listUsedEntryIds } from './entries/list-used-entry-ids.ts';
import { listRated, listWithoutRate, rerate } from './entries/rates/rated-time.repository.ts';
import type { TimeEntryPorts } from './entries/time-entries.ports.ts';
import {
  hasEntries,
  hasRunningTimer,
  insertEntries,
  listRecorded,
} from './entries/time-entries.repository.ts';
import { proposalsSlice } from './proposals/proposals.slice.ts';
import { questionsSlice } from './questions/questions.slice.ts';
import { endTimerOf } from './timer/end-timer.ts';
import { timerSlice } from './timer/timer.slice.ts';
import {
  addDecidedSheet,
  lockInDecidedSheets,
  removeDecidedSheets,
  returnToSheets,
} from './timesheets/decided-sheets.ts';
import { settleEmptiedSheets } from './timesheets/settle-emptied-sheets.ts';
import { markInvoiced, releaseInvoiced } from './timesheets/timesheet-billing.ts';
import type { TimesheetPorts } from './timesheets/timesheets.ports.ts';
import { findTimesheetLock } from './timesheets/timesheets.repository.ts';
import { timesheetsSlice } from './timesheets/timesheets.slice.ts';
import type { UnusedIds } from './transfer/imports/imports.ports.ts';
import { requireNoImport } from './transfer/imports/unfinished/require-no-import.ts';
import { transferSlice } from './transfer/transfer.slice.ts';
import type { WeekPorts } from './weeks/weeks.service.ts';
import { weeksSlice } from './weeks/weeks.slice.ts';
import { listFreeDays, listHolidays } from './working-times/free-days.ts';
import { loadWorkTargets, type WorkTargetPorts } from './working-times/work-targets.ts';
import { loadWorkingTime } from './working-times/working-times.repository.ts';
import { workingTimesSlice } from './working-times/working-times.slice.ts';

/** Ports for other contexts. */
export const time = {
  endTimer: endTimerOf,
  listUsedEntryIds,
  hasEntries,
  hasRunningTimer,
  markInvoiced,
  releaseInvoiced,
  requireNoImport,
};

/** What rates reach, for their owner below. */
export const ratedTime = { listRated, listWithoutRate, rerate };

/** As asked by a person, or for one. */
type ByReads<Ask extends (ports: WorkTargetPorts, reads: Reads, span: never) => unknown> = (
  reads: Reads,
  span: Parameters<Ask>[2],
) => ReturnType<Ask>;

interface TimeContext {
  readonly slices: readonly Mounted[];
  readonly loadTargets: ByReads<typeof loadWorkTargets>;
  readonly listFreeDays: ByReads<typeof listFreeDays>;
  readonly listHolidays: ByReads<typeof listHolidays>;
  readonly listHolidaysOf: Holidays['findAnywhere'];
}

export interface TimeNeeds {
  readonly figures: TimeEntryPorts['figures'] & WeekPorts['figures'];
  readonly signIn: SignIn;
  readonly valueSheet: TimesheetPorts['valueSheet'];
}

export function mountTime(host: Host, { signIn, ...needs }: TimeNeeds): TimeContext {
  const countSignIns = account.countSignInsBy(signIn);
  const entryPorts = {
    ...host,
    ...needs,
    findProject: practice.holdProject,
    findNamedProject: practice.findProject,
    findTask: practice.findTask,
    holdPerson: account.holdUser,
    loadPolicy: account.loadTimePolicy,
    loadTimeRules: practice.loadTimeRules,
    findLock: findTimesheetLock,
    settleEmptiedSheets,
  };
  const targets: WorkTargetPorts = {
    holidays: createHolidays((message) => host.logger.warn(message)),
    loadPractice: account.loadWeekPractice,
  };
  const { findUser, loadApprovalLimit, loadSelfApproval } = account;
  const { loadTimeRules, findProject } = practice;
  const { holidays } = targets;
  return {
    slices: [
      entriesSlice.mount(entryPorts),
      timerSlice.mount(entryPorts),
      questionsSlice.mount(undefined),
      proposalsSlice.mount({ ...host, findProject, listRecorded, loadZone }),
      timesheetsSlice.mount({
        ...host,
        countSignIns,
        loadApprovalLimit,
        loadSelfApproval,
        loadTimeRules,
        requireNoImport,
        valueSheet: needs.valueSheet,
      }),
      workingTimesSlice.mount({ ...host, findUser, holidays }),
      weeksSlice.mount({
        ...host,
        holidays,
        figures: needs.figures,
        findUser,
        loadWorkingTime,
        loadTimeRules,
        loadPractice: account.loadWeekPractice,
      }),
      mountTransfer(host, countSignIns),
    ],
    loadTargets: async (reads, span) => await loadWorkTargets(targets, reads, span),
    listFreeDays: async (reads, span) => await listFreeDays(targets, reads, span),
    listHolidays: async (reads, span) => await listHolidays(targets, reads, span),
    listHolidaysOf: async (asked) => await holidays.findAnywhere(asked),
  };
}

async function loadZone(reads: Reads): Promise<string> {
  return (await account.loadTimePolicy(reads)).zone;
}

const deleteUnusedOf = {
  tasks: practice.deleteUnusedTasks,
  projects: practice.deleteUnusedProjects,
  clients: practice.deleteUnusedClients,
  users: account.deleteUnusedUsers,
} as const;

/** From below: a project hangs on its client, a task on its project. */
const fromBelow = ['tasks', 'projects', 'clients', 'users'] as const;

async function deleteUnused(
  host: Host,
  { reads, writes }: Pick<Work, 'reads' | 'writes'>,
  all: UnusedIds,
): Promise<void> {
  for (const what of fromBelow) {
    const ids = all[what];
    const columns = columnsOf(host.slices(), what);
    if (ids !== undefined) await deleteUnusedOf[what](writes, { ids, columns });
  }
  await practice.deleteLostRates({ reads, writes });
}

/** An import makes what its file names, each by the slice that owns it. */
function mountTransfer(host: Host, countSignIns: TimesheetPorts['countSignIns']): Mounted {
  return transferSlice.mount({
    ...host,
    ...practice,
    addUser: account.addUser,
    loadPractice: account.loadTimePolicy,
    async mayDecideOwn(reads) {
      const selfApproval = await account.loadSelfApproval(reads);
      return mayDecideOwn({ selfApproval, signInCount: await countSignIns(reads) });
    },
    deleteUnused: async (work, ids) => await deleteUnused(host, work, ids),
    insertEntries,
    addDecidedSheet,
    lockInDecidedSheets,
    returnToSheets,
    removeDecidedSheets,
    settleEmptiedSheets,
  });
}
