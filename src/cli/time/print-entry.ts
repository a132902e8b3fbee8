/** One entry after a command has made or changed it. */
import { type ApiClient, getTimeEntry, listTimesheets, type TimeEntry } from '../../api-client/index.ts';
import { orWithout } from '../../api-client/or-without.ts';
import { isoWeekOf } from '../../domain/zones.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { shortId } from '../backend/short-id.ts';
import type { CliIo } from '../io.ts';
import { tellWaiting } from '../outbox/tell-waiting.ts';
import { formatEntry, type ProjectNames } from './print-time.ts';
import { type LoadNames, rememberNames } from './project-names.ts';

export interface Printing {
  readonly client: ApiClient;
  readonly options: BackendOptions;
  readonly io: CliIo;
  /** Left out: nothing else that the command tells needs them. */
  readonly loadNames?: LoadNames;
}

export async function printEntry(entry: TimeEntry, printing: Printing): Promise<void> {
  const { options, io } = printing;
  if (options.json) io.out(`${JSON.stringify(entry)}\n`);
  else await tellEntries([entry], printing);
  await tellWaiting(entry.id, printing);
}

/** For a person: a line each on standard output, and what is to be known of it on standard error. */
export async function tellEntries(entries: readonly TimeEntry[], printing: Printing): Promise<void> {
  const { client, io, loadNames = rememberNames(client) } = printing;
  const names = await loadNames();
  for (const entry of entries) {
    io.out(`${formatEntry(entry, names, Date.now())}\n`);
    for (const line of await describeOverlaps(entry, client, names)) io.err(`vireo: ${line}\n`);
    for (const { message } of entry.warnings) io.err(`vireo: ${message}\n`);
    for (const line of await describeSubmitted(entry, client)) io.err(`vireo: ${line}\n`);
  }
}

const mostNamed = 5;

async function describeOverlaps(
  { overlaps }: TimeEntry,
  client: ApiClient,
  names: ProjectNames,
): Promise<readonly string[]> {
  const named = overlaps.slice(0, mostNamed).map(async (id) => {
    const { data } = await getTimeEntry({ client, path: { id }, throwOnError: true });
    return `this overlaps with ${shortId(data)}  ${formatEntry(data, names, Date.now())}`;
  });
  const more = overlaps.length - mostNamed;
  return [...(await Promise.all(named)), ...(more > 0 ? [`and with ${more} more.`] : [])];
}

/** While the timesheet of its week waits for a decision, later time is on none. */
async function describeSubmitted(
  { timesheetId, userId, localDate }: TimeEntry,
  client: ApiClient,
): Promise<readonly string[]> {
  if (timesheetId !== null) return [];
  const { start } = isoWeekOf(localDate);
  const query = { userId, state: 'submitted', from: start, to: start, limit: 1 } as const;
  const found = await orWithout(listTimesheets({ client, query, throwOnError: true }), undefined);
  return (found?.data.items ?? []).map(({ week }) => `Week ${week} is submitted: this is not in it.`);
}
