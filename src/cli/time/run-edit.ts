/** What `vireo time edit|delete|undo` do, over the API. */
import {
  type ApiClient,
  deleteTimeEntry,
  listTimeEntries,
  newId,
  patchTimeEntry,
  type TimeEntry,
  undoTimeEntries,
} from '../../api-client/index.ts';
import { type EntryTimes, spanOn } from '../../domain/place-typed.ts';
import type { TypedEntry } from '../../domain/typed-entry.ts';
import { localTime } from '../../domain/zones.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { listNamedProjects } from '../backend/find-project.ts';
import { overPractice } from '../backend/over-practice.ts';
import { shortId } from '../backend/short-id.ts';
import { CliError, type CliIo } from '../io.ts';
import { billableOf, findNamedProject, findNamedTask, noteOf } from './entry-fields.ts';
import { fromStart, toMoment } from './entry-times.ts';
import { findEntry } from './find-entry.ts';
import { requireMayTakeTime } from './may-take-time.ts';
import { printEntry } from './print-entry.ts';
import { formatEntry, toProjectNames } from './print-time.ts';
import { dayOf, readTyped, tellDay } from './read-typed.ts';
import type { TimedOptions } from './time-options.ts';

interface Edit {
  readonly entry: TimeEntry;
  readonly typed: TypedEntry;
  readonly options: TimedOptions;
  /** What options say. */
  readonly day: string | undefined;
}

export async function runEdit(
  [said = 'last', ...words]: readonly string[],
  options: TimedOptions,
  io: CliIo,
): Promise<void> {
  const unknown = words.find((word) => word.startsWith('--'));
  if (unknown !== undefined) throw new CliError('usage', `There is no option ${unknown}: see --help.`);
  const day = dayOf(options);
  const typed = readTyped(words, day);
  await overPractice(options, io, async (client) => {
    const entry = await findEntry(client, said);
    const body = await toPatch(client, { entry, typed, options, day });
    if (Object.keys(body).length === 0) throw new CliError('usage', 'Say what is to change: see --help.');
    if (entry.endedAt !== null) await requireMayTakeTime(asWhole(entry, body), { client, options, io });
    const headers = { 'If-Match': `"${entry.version}"` };
    const { data } = await patchTimeEntry({
      client,
      path: { id: entry.id },
      body,
      headers,
      throwOnError: true,
    });
    await printEntry(data, { client, options, io });
    tellDay(typed, options, io);
  });
}

/** The entry as it will be, for a look at what that does to others; one that moves to another project leaves its task. */
function asWhole(entry: TimeEntry, patch: Awaited<ReturnType<typeof toPatch>>) {
  const { id, projectId, startedAt, note, tags, billable, zone } = entry;
  const stays = patch.projectId === undefined || patch.projectId === projectId;
  const endedAt = entry.endedAt ?? startedAt;
  const taskId = stays ? entry.taskId : null;
  return { id, projectId, taskId, startedAt, endedAt, note, tags, billable, zone, ...patch };
}

async function toPatch(client: ApiClient, { entry, typed, options, day }: Edit) {
  const projectId = await findNamedProject(client, typed, options);
  const taskSaid = options.task ?? typed.task;
  const taskId = await findNamedTask(client, projectId ?? entry.projectId, taskSaid);
  const note = noteOf(typed, options);
  const billable = billableOf(typed, options);
  const tags = options.tag ?? (typed.tags.length > 0 ? [...entry.tags, ...typed.tags] : undefined);
  return {
    ...(projectId !== undefined && { projectId }),
    ...(taskId !== undefined && { taskId }),
    ...(note !== undefined && { note }),
    ...(billable !== undefined && { billable }),
    ...(tags !== undefined && { tags: [...tags] }),
    ...(options.zone !== undefined && { zone: options.zone }),
    ...findTimes({ entry, typed, options, day }),
  };
}

/** Only what was said: a length moves the end, a day the whole. */
function findTimes({ entry, typed, options, day: said }: Edit): Partial<EntryTimes> {
  const zone = options.zone ?? entry.zone;
  const date = said ?? typed.date;
  const day = date ?? entry.localDate;
  const { from, to } = options;
  if (from !== undefined || to !== undefined) {
    return {
      ...(from !== undefined && { startedAt: toMoment(from, day) }),
      ...(to !== undefined && { endedAt: toMoment(to, day) }),
    };
  }
  const { time } = typed;
  if (time === undefined && date === undefined) return {};
  if (time?.kind === 'span') return spanOn(day, time);
  if (entry.seconds === null)
    throw new CliError('usage', 'The timer runs: stop it, or move its start with --from.');
  const seconds = time?.kind === 'change' ? entry.seconds + time.seconds : (time?.seconds ?? entry.seconds);
  if (seconds <= 0)
    throw new CliError('usage', 'Nothing would be left: "vireo time delete" deletes an entry.');
  const start =
    date === undefined ? entry.startedAt : `${date}T${localTime(Date.parse(entry.startedAt), zone)}`;
  return fromStart(start, seconds, zone);
}

export async function runDelete(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const entry = await findEntry(client, said);
    const headers = { 'If-Match': `"${entry.version}"` };
    await deleteTimeEntry({ client, path: { id: entry.id }, headers, throwOnError: true });
    if (options.json) return io.out(`${JSON.stringify(entry)}\n`);
    const names = toProjectNames(await listNamedProjects(client));
    io.out(`Deleted: ${formatEntry(entry, names, Date.now())}\n`);
    io.err('vireo: "vireo time undo" brings it back.\n');
  });
}

/** Takes back the caller's last change of entries. */
export async function runUndo(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const known = options.json ? [] : await listKnown(client);
    const { data } = await undoTimeEntries({ client, body: { id: newId() }, throwOnError: true });
    if (options.json) return io.out(`${JSON.stringify(data)}\n`);
    const names = toProjectNames(await listNamedProjects(client));
    const lines = data.entries.map((entry) => `As before: ${formatEntry(entry, names, Date.now())}\n`);
    const gone = data.removedIds.map((id) => {
      const entry = known.find((one) => one.id === id);
      return `Taken back: ${entry === undefined ? shortId({ id }) : formatEntry(entry, names, Date.now())}\n`;
    });
    io.out([...lines, ...gone].join(''));
  });
}

/** An entry that an undo removes is not there to be asked for afterwards. */
async function listKnown(client: ApiClient): Promise<readonly TimeEntry[]> {
  const { data } = await listTimeEntries({ client, query: { limit: 500 }, throwOnError: true });
  return data.items;
}
