/** What `vireo time split` does, over the API. */
import { type ApiClient, newId, splitTimeEntry, type TimeEntry } from '../../api-client/index.ts';
import { addDays, localTime } from '../../domain/zones.ts';
import { findProjectLike } from '../backend/find-project.ts';
import { overPractice } from '../backend/over-practice.ts';
import type { CliIo } from '../io.ts';
import { findNamedTask, tagsOf } from './entry-fields.ts';
import { findEntry } from './find-entry.ts';
import { toMoment } from './option-times.ts';
import { tellEntries } from './print-entry.ts';
import type { SplitOptions } from './time-options.ts';

export async function runSplit(said: string, options: SplitOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const entry = await findEntry(client, said);
    const second = await toSecond(client, entry, options);
    const { data } = await splitTimeEntry({
      client,
      path: { id: entry.id },
      body: { at: toCut(options.at, entry), second },
      throwOnError: true,
    });
    if (options.json) return io.out(`${JSON.stringify(data)}\n`);
    await tellEntries(data.items, { client, options, io });
    io.err('vireo: "vireo time undo" reverts this.\n');
  });
}

/** A bare clock time is one of the entry: of the day after, where the entry begins later on its own day. */
function toCut(said: string, { localDate, startedAt, zone }: TimeEntry): string {
  const begins = `${localDate}T${localTime(Date.parse(startedAt), zone)}`;
  const cut = toMoment(said, { date: localDate, option: '--at' });
  const isEarlier = cut !== said && cut < begins;
  return isEarlier ? toMoment(said, { date: addDays(localDate, 1), option: '--at' }) : cut;
}

/** What is not said stays as in the first. */
async function toSecond(client: ApiClient, entry: TimeEntry, options: SplitOptions) {
  const { project, task, note, billable } = options;
  const tags = tagsOf(options);
  const projectId = project === undefined ? undefined : (await findProjectLike(client, project)).id;
  const taskId = await findNamedTask(client, projectId ?? entry.projectId, task);
  return {
    id: newId(),
    ...(projectId !== undefined && { projectId }),
    ...(taskId !== undefined && { taskId }),
    ...(note !== undefined && { note }),
    ...(billable !== undefined && { billable }),
    ...(tags !== undefined && { tags }),
  };
}
