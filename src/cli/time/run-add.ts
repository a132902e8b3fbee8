/** What `vireo time add` does, over the API. */
import {
  type ApiClient,
  createTimeEntry,
  getMe,
  getTimer,
  getWeek,
  listTimeEntries,
  newId,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import { orWithout } from '../../api-client/or-without.ts';
import { ownZone } from '../../contract/own-zone.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { datesAround, listTaken, type TakenTime } from '../../domain/find-place.ts';
import type { EntryTimes } from '../../domain/place-typed-time.ts';
import type { TypedEntry } from '../../domain/typed-entry.ts';
import { standardPattern } from '../../domain/working-time.ts';
import { isoWeekOf } from '../../domain/zones.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import { confirmCrop } from './confirm-crop.ts';
import { billableOf, findNamedProject, findNamedTask, noteOf, tagsOf } from './entry-fields.ts';
import { findTypedTimes, fromStart, requireClear } from './entry-times.ts';
import { betweenOptions, toMoment } from './option-times.ts';
import { printEntry } from './print-entry.ts';
import { dayOf, readTyped, tellTyped, today, zoneOf } from './read-typed.ts';
import { findFolderProject } from './start/find-start.ts';
import type { TimedOptions } from './time-options.ts';

export async function runAdd(words: readonly string[], options: TimedOptions, io: CliIo): Promise<void> {
  const zone = zoneOf(options) ?? ownZone();
  const day = dayOf(options, zone);
  const typed = readTyped(words, { options, zone, day });
  requireLength(typed);
  await overPractice(options, io, async (client) => {
    const projectId =
      (await findNamedProject(client, typed, options)) ?? (await findFolderProject(client, io));
    if (projectId === undefined) throw new CliError('usage', noProject);
    const times = await findTimes(client, { typed, options, zone, date: day ?? typed.date });
    requireClear(times, zone);
    const body = {
      id: newId(),
      projectId,
      taskId: (await findNamedTask(client, projectId, options.task ?? typed.task)) ?? null,
      note: noteOf(typed, options) ?? '',
      tags: tagsOf(options) ?? [...typed.tags],
      billable: billableOf(typed, options) ?? true,
      ...times,
      zone,
    };
    await confirmCrop(body, { client, options, io });
    const { data } = await createTimeEntry({ client, body, throwOnError: true });
    await printEntry(data, { client, options, io });
    tellTyped(typed, options, io);
  });
}

/** What is added is neither nothing nor a change of it: neither may pass for a length that was not understood. */
function requireLength({ time }: TypedEntry): void {
  const expected = 'Say how long, as 2h, 1:30 or 90m, or when, as 9-11:30.';
  if (time?.kind === 'change') {
    const said = `${time.seconds < 0 ? '-' : '+'}${formatMinutes(Math.abs(time.seconds))}`;
    const why = `${said} is a change, and "vireo time edit" changes an entry that is there.`;
    throw new CliError('usage', `duration: ${why} ${expected}`);
  }
  if (time?.seconds === 0) throw new CliError('usage', `duration: 0:00 adds nothing. ${expected}`);
}

/** To a shell, # begins a comment: what follows it may have been typed. */
const noProject = 'Name the project: #acme, or --project. Quote the line in a shell: "2h review #acme".';

interface Timed {
  readonly typed: TypedEntry;
  readonly options: TimedOptions;
  readonly zone: string;
  readonly date: string | undefined;
}

/** By options, by what was typed, or a start by option and a length that was typed. */
async function findTimes(client: ApiClient, { typed, options, zone, date }: Timed): Promise<EntryTimes> {
  const { from, to } = options;
  const day = date ?? today(zone);
  if (from !== undefined && to !== undefined) return betweenOptions({ from, to }, { date: day, zone });
  if (to !== undefined) throw new CliError('usage', '--to needs --from.');
  const { time } = typed;
  if (time === undefined) throw new CliError('usage', 'Say how long: 2h, 1:30, 9-11:30, or --from and --to.');
  if (from !== undefined && time.kind === 'length') {
    return fromStart(toMoment(from, { date: day, option: '--from' }), time.seconds, zone);
  }
  const findTaken = async (on: string) => await findTakenOn(client, on);
  const findDayStart = async (on: string) => await findDayStartOf(client, on);
  return await findTypedTimes(time, { date, zone, nowMs: Date.now(), findTaken, findDayStart });
}

/** From the Week itself, so that both put time at the same place. */
async function findDayStartOf(client: ApiClient, date: string): Promise<string> {
  const path = { monday: isoWeekOf(date).start };
  const week = await orWithout(getWeek({ client, path, throwOnError: true }), undefined);
  return week?.data.dayStart ?? standardPattern.dayStart;
}

/** The caller's own alone: a colleague's end is no place to go on from. A timer runs over the day, whenever it began. */
async function findTakenOn(client: ApiClient, date: string): Promise<readonly TakenTime[]> {
  const [{ data: me }, { data: timer }] = await Promise.all([
    getMe({ client, throwOnError: true }),
    getTimer({ client, throwOnError: true }),
  ]);
  const query = { userId: me.id, ...datesAround(date), spanning: 'true', limit: 500 } as const;
  const entries = await loadAll(
    async (page) =>
      (await listTimeEntries({ client, query: { ...query, ...page }, throwOnError: true })).data,
  );
  return listTaken(entries, timer.entry);
}
