/** What `vireo time edit|delete` do, over the API. */

import { type ApiClient, deleteTimeEntry, patchTimeEntry, type TimeEntry } from '../../api-client/index.ts';
import { definedFields } from '../../domain/fields/defined-fields.ts';
import { type EntryTimes, spanOn } from '../../domain/place-typed-time.ts';
import type { TypedEntry } from '../../domain/typed-entry.ts';
import { localDate, localTime } from '../../domain/zones.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { listNamedProjects } from '../backend/find-project.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import { confirmCrop } from './confirm-crop.ts';
import { billableOf, findNamedProject, findNamedTask, noteOf, tagsOf } from './entry-fields.ts';
import { fromStart, requireClear } from './entry-times.ts';
import { findEntry } from './find-entry.ts';
import { betweenOptions, endAfter, lengthAt, startBefore } from './option-times.ts';
import { printEntry } from './print-entry.ts';
import { formatEntry, toProjectNames } from './print-time.ts';
import { dayOf, readTyped, tellTyped, zoneOf } from './read-typed.ts';
import type { TimedOptions } from './time-options.ts';

interface Edit {
  readonly entry: TimeEntry;
  readonly typed: TypedEntry;
  readonly options: TimedOptions;
  /** That it is in from now on. */
  readonly zone: string;
  /** The day that was said. */
  readonly date: string | undefined;
}

export async function runEdit(
  [said = 'last', ...words]: readonly string[],
  options: TimedOptions,
  io: CliIo,
): Promise<void> {
  const zoneSaid = zoneOf(options);
  await overPractice(options, io, async (client) => {
    const entry = await findEntry(client, said);
    const zone = zoneSaid ?? entry.zone;
    const day = dayOf(options, zone);
    const typed = readTyped(words, { options, zone, day, isChange: true });
    const body = await toPatch(client, { entry, typed, options, zone, date: day ?? typed.date });
    if (Object.keys(body).length === 0) throw new CliError('usage', 'Say what is to change: see --help.');
    const whole = asWhole(entry, body);
    // One without a length takes no time, and is no span to the preview.
    if (entry.endedAt !== null && whole.startedAt !== whole.endedAt)
      await confirmCrop(whole, { client, options, io });
    const headers = { 'If-Match': `"${entry.version}"` };
    const { data } = await patchTimeEntry({
      client,
      path: { id: entry.id },
      body,
      headers,
      throwOnError: true,
    });
    await printEntry(data, { client, options, io });
    tellTyped(typed, options, io);
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

async function toPatch(client: ApiClient, edit: Edit) {
  const { entry, typed, options, zone } = edit;
  const projectId = await findNamedProject(client, typed, options);
  const taskSaid = options.task ?? typed.task;
  const taskId = await findNamedTask(client, projectId ?? entry.projectId, taskSaid);
  const note = noteOf(typed, options);
  const billable = billableOf(typed, options);
  const times = findTimes(edit);
  requireClear(times, zone);
  const tags = tagsOf(options) ?? (typed.tags.length > 0 ? [...entry.tags, ...typed.tags] : undefined);
  return {
    ...definedFields({ projectId, taskId, note, billable, tags, zone: options.zone }),
    ...times,
  };
}

/** Only what was said: a length moves the end, a day the whole, and an option its end. */
function findTimes(edit: Edit): Partial<EntryTimes> {
  const { entry, typed, options, zone, date } = edit;
  if (options.from !== undefined || options.to !== undefined) return findOptionTimes(edit);
  const { time } = typed;
  if (time === undefined && date === undefined) return {};
  if (time?.kind === 'span') return spanOn(date ?? entry.localDate, time);
  const clock = localTime(Date.parse(entry.startedAt), zone);
  const start = date === undefined ? entry.startedAt : `${date}T${clock}`;
  return fromStart(start, requireLength(edit), zone);
}

/** With a day the entry keeps its length, and with a length it lies where the option says. */
function findOptionTimes(edit: Edit): Partial<EntryTimes> {
  const { entry, typed, options, zone } = edit;
  const { from, to } = options;
  const startMs = Date.parse(entry.startedAt);
  const date = edit.date ?? localDate(startMs, zone);
  if (from !== undefined && to !== undefined) return betweenOptions({ from, to }, { date, zone });
  if (typed.time !== undefined || (edit.date !== undefined && entry.endedAt !== null)) {
    return lengthAt(options, { date, zone, seconds: requireLength(edit) });
  }
  if (to !== undefined) return endAfter(to, { date, zone, startMs });
  const endMs = entry.endedAt === null ? undefined : Date.parse(entry.endedAt);
  return startBefore(from ?? '', { date, zone, endMs });
}

/** Seconds, as they are or as they were typed. */
function requireLength({ entry: { seconds }, typed: { time } }: Edit): number {
  if (seconds === null)
    throw new CliError('usage', 'The timer runs: stop it, or move its start with --from.');
  const length = time?.kind === 'change' ? seconds + time.seconds : (time?.seconds ?? seconds);
  if (length > 0) return length;
  throw new CliError('usage', 'Nothing would be left: "vireo time delete" deletes an entry.');
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
