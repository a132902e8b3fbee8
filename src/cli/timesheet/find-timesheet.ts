/** Timesheets as commands name them: by week, which is the caller's own, or by the end of an id. */
import {
  type ApiClient,
  createTimesheet,
  getMe,
  listTimesheets,
  newId,
  type Timesheet,
} from '../../api-client/index.ts';
import { addDays, isDate, isoWeekOf, localDate } from '../../domain/zones.ts';
import { shownOfId } from '../backend/short-id.ts';
import { CliError } from '../io.ts';

const pageSize = 500;

/** One of `records` by its id or the end of it. */
export function findById<Item extends { readonly id: string }>(
  records: readonly Item[],
  said: string,
  what: string,
): Item {
  const ending = said.toLowerCase();
  const found = ending.length < shownOfId ? [] : records.filter(({ id }) => id.endsWith(ending));
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  throw new CliError(
    'usage',
    found.length > 1 ? `"${said}" is more than one ${what}.` : `There is no ${what} "${said}".`,
  );
}

/** Monday of `this`, `last`, `2026-W47` or the week of a date; undefined for what names no week. */
export function parseWeek(said: string, today: string): string | undefined {
  if (said === 'this') return isoWeekOf(today).start;
  if (said === 'last') return addDays(isoWeekOf(today).start, -7);
  const [, year, week] = /^(\d{4})-?w(\d{1,2})$/i.exec(said) ?? [];
  if (year !== undefined && week !== undefined) return startOfWeek(Number(year), Number(week));
  return isDate(said) ? isoWeekOf(said).start : undefined;
}

/** 4 January is in the first week of each year (ISO 8601). */
function startOfWeek(year: number, week: number): string {
  const start = addDays(isoWeekOf(`${String(year).padStart(4, '0')}-01-04`).start, 7 * (week - 1));
  const found = isoWeekOf(start);
  if (found.year === year && found.week === week) return start;
  throw new CliError('usage', `${year} has no week ${week}.`);
}

export function ownToday(): string {
  return localDate(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}

async function listAll(client: ApiClient): Promise<readonly Timesheet[]> {
  const found: Timesheet[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) };
    const { data } = await listTimesheets({ client, query, throwOnError: true });
    found.push(...data.items);
    cursor = data.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

async function listOwn(client: ApiClient, weekStart: string): Promise<readonly Timesheet[]> {
  const { data: me } = await getMe({ client, throwOnError: true });
  const query = { userId: me.id, from: weekStart, to: weekStart, limit: pageSize };
  const { data } = await listTimesheets({ client, query, throwOnError: true });
  return data.items.toSorted((one, other) => other.supplement - one.supplement);
}

/** Of a week with supplements the newest sheet. */
export async function findTimesheet(client: ApiClient, said: string): Promise<Timesheet> {
  const weekStart = parseWeek(said, ownToday());
  if (weekStart === undefined) return findById(await listAll(client), said, 'timesheet');
  const [newest] = await listOwn(client, weekStart);
  if (newest === undefined) {
    throw new CliError('usage', `You have no timesheet of the week of ${weekStart}: "submit" makes it.`);
  }
  return newest;
}

export async function findTimesheets(
  client: ApiClient,
  said: readonly string[],
): Promise<readonly Timesheet[]> {
  const found: Timesheet[] = [];
  for (const one of said) found.push(await findTimesheet(client, one));
  return found;
}

/** The sheet that is not approved yet; a week without one gets it. */
export async function openTimesheet(client: ApiClient, said: string): Promise<Timesheet> {
  const weekStart = parseWeek(said, ownToday());
  if (weekStart === undefined) return await findTimesheet(client, said);
  const open = (await listOwn(client, weekStart)).find(
    ({ state }) => state !== 'approved' && state !== 'invoiced',
  );
  if (open !== undefined) return open;
  const body = { id: newId(), weekStart };
  return (await createTimesheet({ client, body, throwOnError: true })).data;
}
