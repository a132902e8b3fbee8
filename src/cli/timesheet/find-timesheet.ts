/** Timesheets as commands name them: by week, which is the caller's own, or by the end of an id. */
import {
  type ApiClient,
  createTimesheet,
  getMe,
  listTimesheets,
  newId,
  type Timesheet,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import { ownZone } from '../../contract/own-zone.ts';
import { allowsAct, type TimesheetAct } from '../../domain/timesheet-states.ts';
import { localDate } from '../../domain/zones.ts';
import { findById } from '../backend/find-by-id.ts';
import { CliError, type CliIo } from '../io.ts';
import { parseSheetName } from './parse-week.ts';
import { weekOf } from './print-timesheet.ts';

const pageSize = 500;

export function ownToday(): string {
  return localDate(Date.now(), ownZone());
}

async function listEverySheet(client: ApiClient): Promise<readonly Timesheet[]> {
  return await loadAll(
    async (page) =>
      (await listTimesheets({ client, query: { limit: pageSize, ...page }, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
}

async function listOwn(client: ApiClient, weekStart: string): Promise<readonly Timesheet[]> {
  const { data: me } = await getMe({ client, throwOnError: true });
  const query = { userId: me.id, from: weekStart, to: weekStart, limit: pageSize };
  const { data } = await listTimesheets({ client, query, throwOnError: true });
  return data.items.toSorted((one, other) => other.supplement - one.supplement);
}

/** What is done to a sheet that is named by its week, where it decides which one is meant. */
export type MeantAct = Extract<TimesheetAct, 'withdraw' | 'approve' | 'reject' | 'reopen'>;

/**
 * By its ID, by its name in a week with supplements (`2026-W46+1`, the first `2026-W46+0`), or by its week: then the newest one
 * that `act` may be done to, without an act the newest of all.
 */
export async function findTimesheet(client: ApiClient, said: string, act?: MeantAct): Promise<Timesheet> {
  const { fitting, own } = await lookUp(client, said, act);
  if (fitting !== undefined) return fitting;
  throw new CliError(
    'usage',
    `No timesheet of that week can be ${doneBy[act ?? 'approve']}: ${listStates(own)}`,
  );
}

interface LookedUp {
  readonly fitting: Timesheet | undefined;
  /** All of the week, newest first; of an ID that sheet alone. */
  readonly own: readonly [Timesheet, ...(readonly Timesheet[])];
}

async function lookUp(client: ApiClient, said: string, act?: MeantAct): Promise<LookedUp> {
  const meant = parseSheetName(said, ownToday());
  if (meant === undefined) {
    const found = findById(await listEverySheet(client), said, 'timesheet');
    return { fitting: found, own: [found] };
  }
  const [newest, ...older] = await listOwn(client, meant.weekStart);
  if (newest === undefined) {
    throw new CliError(
      'usage',
      `You have no timesheet of the week of ${meant.weekStart}: "submit" makes it.`,
    );
  }
  const own = [newest, ...older] as const;
  if (meant.supplement !== undefined) return { fitting: requireSupplement(own, meant.supplement), own };
  return { fitting: own.find(({ state }) => act === undefined || allowsAct(state, act)), own };
}

const doneBy: Readonly<Record<MeantAct, string>> = {
  withdraw: 'withdrawn',
  approve: 'approved',
  reject: 'rejected',
  reopen: 'opened again',
};

function requireSupplement(own: readonly Timesheet[], supplement: number): Timesheet {
  const found = own.find((sheet) => sheet.supplement === supplement);
  if (found !== undefined) return found;
  throw new CliError('usage', `That week has no such timesheet: ${listStates(own)}`);
}

/** `2026-W46+1 submitted, 2026-W46 approved.`, and how one of several is named. */
function listStates(own: readonly Timesheet[]): string {
  const states = own.map((sheet) => `${weekOf(sheet)} ${sheet.state}`).join(', ');
  const [newest] = own;
  if (newest === undefined || newest.supplement === 0) return `${states}.`;
  return `${states}. One of them is named so: ${weekOf(newest)}; the first: ${weekOf({ ...newest, supplement: 0 })}+0.`;
}

/** Says which of several was taken, where only a week was named. */
export async function findShown(client: ApiClient, said: string, io: CliIo): Promise<Timesheet> {
  const { fitting, own } = await lookUp(client, said);
  if (own.length > 1 && parseSheetName(said, ownToday())?.supplement === undefined) {
    io.err(`vireo: This is the newest of ${listStates(own)}\n`);
  }
  return fitting ?? own[0];
}

/** Of several each is decided by itself: where none of a week fits, its newest stands for it, and is refused alone. */
export async function findTimesheets(
  client: ApiClient,
  said: readonly string[],
  act: MeantAct,
): Promise<readonly Timesheet[]> {
  const [only] = said;
  if (only !== undefined && said.length === 1) return [await findTimesheet(client, only, act)];
  const found: Timesheet[] = [];
  for (const one of said) {
    const { fitting, own } = await lookUp(client, one, act);
    found.push(fitting ?? own[0]);
  }
  return found;
}

/** The sheet that is not approved yet; a week without one gets it. */
export async function openTimesheet(client: ApiClient, said: string): Promise<Timesheet> {
  const meant = parseSheetName(said, ownToday());
  if (meant === undefined || meant.supplement !== undefined) return await findTimesheet(client, said);
  const { weekStart } = meant;
  const open = (await listOwn(client, weekStart)).find(
    ({ state }) => state !== 'approved' && state !== 'invoiced',
  );
  if (open !== undefined) return open;
  const body = { id: newId(), weekStart };
  return (await createTimesheet({ client, body, throwOnError: true })).data;
}
