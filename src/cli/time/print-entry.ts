/** One entry after a command has made or changed it. */
import { type ApiClient, getTimeEntry, type TimeEntry } from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { listNamedProjects } from '../backend/find-project.ts';
import { shortId } from '../backend/short-id.ts';
import type { CliIo } from '../io.ts';
import { formatEntry, type ProjectNames, toProjectNames } from './print-time.ts';

export interface Printing {
  readonly client: ApiClient;
  readonly options: BackendOptions;
  readonly io: CliIo;
}

export async function printEntry(entry: TimeEntry, { client, options, io }: Printing): Promise<void> {
  if (options.json) {
    io.out(`${JSON.stringify(entry)}\n`);
    return;
  }
  const names = toProjectNames(await listNamedProjects(client));
  io.out(`${formatEntry(entry, names, Date.now())}\n`);
  for (const line of await describeOverlaps(entry, client, names)) io.err(`vireo: ${line}\n`);
  for (const { message } of entry.warnings) io.err(`vireo: ${message}\n`);
}

const mostNamed = 5;

async function describeOverlaps(
  { overlaps }: TimeEntry,
  client: ApiClient,
  names: ProjectNames,
): Promise<readonly string[]> {
  const named = overlaps.slice(0, mostNamed).map(async (id) => {
    const { data } = await getTimeEntry({ client, path: { id }, throwOnError: true });
    return `this shares time with ${shortId(data)}  ${formatEntry(data, names, Date.now())}`;
  });
  const more = overlaps.length - mostNamed;
  return [...(await Promise.all(named)), ...(more > 0 ? [`and with ${more} more.`] : [])];
}
