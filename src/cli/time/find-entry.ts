/** An entry by `last`, by its id, or by what its id ends with, as "list" shows it. */
import {
  type ApiClient,
  getMe,
  getTimeEntry,
  listTimeEntries,
  type TimeEntry,
} from '../../api-client/index.ts';
import { ownZone } from '../../contract/own-zone.ts';
import { addDays, localDate } from '../../domain/zones.ts';
import { CliError } from '../io.ts';

const wholeId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Among as many of the newest an end of an id is looked for. */
const lookedThrough = 500;

type ListNewest = () => Promise<readonly TimeEntry[]>;

export async function findEntry(
  client: ApiClient,
  said: string,
  listNewest: ListNewest = () => listNewestOf(client),
): Promise<TimeEntry> {
  if (wholeId.test(said))
    return (await getTimeEntry({ client, path: { id: said }, throwOnError: true })).data;
  if (said === 'last') return await findLast(client);
  const found = (await listNewest()).filter(({ id }) => id.endsWith(said.toLowerCase()));
  const [only] = found;
  if (only !== undefined && found.length === 1 && said.length >= 4) return only;
  throw new CliError('usage', describeMiss(said, found.length));
}

/** Each once, in the order of the words; one look at the newest serves all. */
export async function findEntries(client: ApiClient, said: readonly string[]): Promise<readonly TimeEntry[]> {
  let newest: ReturnType<ListNewest> | undefined;
  const listNewest: ListNewest = () => {
    newest ??= listNewestOf(client);
    return newest;
  };
  const found = new Map<string, TimeEntry>();
  for (const one of said) {
    const entry = await findEntry(client, one, listNewest);
    found.set(entry.id, entry);
  }
  return [...found.values()];
}

async function listNewestOf(client: ApiClient): Promise<readonly TimeEntry[]> {
  const { data } = await listTimeEntries({ client, query: { limit: lookedThrough }, throwOnError: true });
  return data.items;
}

/**
 * The caller's own that began last: who sees the time of a team does not mean a colleague's, and what is planned for later
 * is not the last.
 */
async function findLast(client: ApiClient): Promise<TimeEntry> {
  const { data: me } = await getMe({ client, throwOnError: true });
  const nowMs = Date.now();
  // Of an entry in a zone further east it may be tomorrow already.
  const query = { userId: me.id, to: addDays(localDate(nowMs, ownZone()), 1), limit: lookedThrough };
  const { data } = await listTimeEntries({ client, query, throwOnError: true });
  const last = data.items.find(({ startedAt }) => Date.parse(startedAt) <= nowMs);
  if (last === undefined) throw new CliError('usage', 'There is no entry yet that has begun.');
  return last;
}

function describeMiss(said: string, count: number): string {
  if (count > 1) return `"${said}" is the end of ${count} ids: give more of it.`;
  return `"${said}" is none of the last ${lookedThrough} entries; "vireo time list" shows them with their ids.`;
}
