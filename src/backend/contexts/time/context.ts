/** Recorded time: entries, the timer, weeks, timesheets, and what comes in and goes out as files. */
import type { RateChange } from '../../../domain/rates/rate-plan.ts';
import { mayDecideOwn } from '../../../domain/timesheet-states.ts';
import { createHolidays } from '../../platform/holidays/holidays.ts';
import type { Host } from '../../platform/host.ts';
import { byOrganization, wholeReads } from '../../platform/reach/whole.ts';
import { columnsOf, type Mounted } from '../../platform/slice.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import type { Reader, Trx } from '../../schema.ts';
import { account } from '../account/context.ts';
import { practice } from '../practice/context.ts';
import { entriesSlice } from './entries/entries.slice.ts';
import { listUsedEntryIds } from './entries/list-used-entry-ids.ts';
import { listRated, listWithoutRate, type RateReach, rerate } from './entries/rates/rated-time.repository.ts';
import type { TimeEntryPorts } from './entries/time-entries.ports.ts';
import {
  hasEntries,
  hasRunningTimer,
  insertEntries,
  listRecorded,
} from './entries/time-entries.repository.ts';
import { proposalsSlice } from './proposals/proposals.slice.ts';
import { questionsSlice } from './questions/questions.slice.ts';
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
import { listFreeDays } from './working-times/free-days.ts';
import { loadWorkTargets, type WorkTargetPorts } from './working-times/work-targets.ts';
import { loadWorkingTime } from './working-times/working-times.repository.ts';
import { workingTimesSlice } from './working-times/working-times.slice.ts';

/** Ports for other contexts. */
export const time = {
  listUsedEntryIds,
  hasEntries: byOrganization(hasEntries),
  hasRunningTimer: byOrganization(hasRunningTimer),
  markInvoiced,
  releaseInvoiced,
  requireNoImport: byOrganization(requireNoImport),
};

/** What rates reach, for their owner below. */
export const ratedTime = {
  listRated: async (
    db: Reader,
    { organizationId, ...reach }: RateReach & { readonly organizationId: string },
  ) => await listRated(wholeReads(db, organizationId), reach),
  listWithoutRate: byOrganization(listWithoutRate),
  rerate: async (work: Work, _organizationId: string, changes: readonly RateChange[]) =>
    await rerate(work, changes),
};

/** Whose, of the organization. */
type Asked<Span> = Span & { readonly organizationId: string };

type LoadTargets = (
  db: Reader,
  asked: Asked<Parameters<typeof loadWorkTargets>[2]>,
) => ReturnType<typeof loadWorkTargets>;

interface TimeContext {
  readonly slices: readonly Mounted[];
  readonly loadTargets: LoadTargets;
  readonly listFreeDays: (
    db: Reader,
    asked: Asked<Parameters<typeof listFreeDays>[2]>,
  ) => ReturnType<typeof listFreeDays>;
}

/** Who can sign in: the owner alone, as at an embedded backend, whoever else an import knows; or all people. */
export type SignIn = 'owner' | 'people';

export interface TimeNeeds {
  readonly figures: TimeEntryPorts['figures'] & WeekPorts['figures'];
  readonly signIn: SignIn;
}

export function mountTime(host: Host, { signIn, ...needs }: TimeNeeds): TimeContext {
  const countSignIns = signIn === 'owner' ? async () => 1 : account.countPeople;
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
  const targets: Omit<WorkTargetPorts, 'db'> = {
    holidays: createHolidays((message) => host.logger.warn(message)),
    loadPractice: account.loadWeekPractice,
  };
  const { findUser, loadSelfApproval } = account;
  const { loadTimeRules, findProject } = practice;
  const { holidays } = targets;
  return {
    slices: [
      entriesSlice.mount(entryPorts),
      timerSlice.mount(entryPorts),
      questionsSlice.mount(undefined),
      proposalsSlice.mount({ ...host, findProject, listRecorded, loadZone }),
      timesheetsSlice.mount({ ...host, countSignIns, loadSelfApproval, loadTimeRules, requireNoImport }),
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
    loadTargets: async (db, asked) =>
      await loadWorkTargets({ ...targets, db }, wholeReads(db, asked.organizationId), asked),
    listFreeDays: async (db, asked) =>
      await listFreeDays({ ...targets, db }, wholeReads(db, asked.organizationId), asked),
  };
}

async function loadZone(db: Reader, organizationId: string): Promise<string> {
  return (await account.loadTimePolicy(db, organizationId)).zone;
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
  trx: Trx,
  { organizationId, ids: all }: { readonly organizationId: string; readonly ids: UnusedIds },
): Promise<void> {
  for (const what of fromBelow) {
    const ids = all[what];
    const columns = columnsOf(host.slices(), what);
    if (ids !== undefined) await deleteUnusedOf[what](trx, { organizationId, ids, columns });
  }
  await practice.deleteLostRates(trx, organizationId);
}

/** An import makes what its file names, each by the slice that owns it. */
function mountTransfer(host: Host, countSignIns: TimesheetPorts['countSignIns']): Mounted {
  return transferSlice.mount({
    ...host,
    ...practice,
    addUser: account.addUser,
    loadPractice: account.loadTimePolicy,
    async mayDecideOwn(db, organizationId) {
      const selfApproval = await account.loadSelfApproval(db, organizationId);
      return mayDecideOwn({ selfApproval, signInCount: await countSignIns(db, organizationId) });
    },
    deleteUnused: (trx, organizationId, ids) => deleteUnused(host, trx, { organizationId, ids }),
    insertEntries,
    addDecidedSheet,
    lockInDecidedSheets,
    returnToSheets,
    removeDecidedSheets,
    settleEmptiedSheets,
  });
}
