/** One entry after a command has made or changed it. */
import type { ApiClient, TimeEntry } from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { listNamedProjects } from '../backend/find-project.ts';
import type { CliIo } from '../io.ts';
import { formatEntry, toProjectNames } from './print-time.ts';

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
  if (entry.overlaps.length > 0) {
    const others = entry.overlaps.length === 1 ? 'entry' : 'entries';
    io.err(`vireo: this shares time with ${entry.overlaps.length} other ${others}.\n`);
  }
  for (const { message } of entry.warnings) io.err(`vireo: ${message}\n`);
}
