/** What `vireo time add` does, over the API. */
import {
  type ApiClient,
  createTimeEntry,
  getMe,
  getWeek,
  listTimeEntries,
  newId,
} from '../../api-client/index.ts';
import type { TakenTime } from '../../domain/find-place.ts';
import type { EntryTimes } from '../../domain/place-typed.ts';
import type { TypedEntry } from '../../domain/typed-entry.ts';
import { isoWeekOf } from '../../domain/zones.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import { billableOf, findNamedProject, findNamedTask, noteOf, tagsOf } from './entry-fields.ts';
import { findTypedTimes, fromStart, requireClear } from './entry-times.ts';
import { requireMayTakeTime } from './may-take-time.ts';
import { betweenOptions, toMoment } from './option-times.ts';
import { ownZone } from './own-zone.ts';
import { printEntry } from './print-entry.ts';
import { dayOf, readTyped, tellTyped, today, zoneOf } from './read-typed.ts';
import type { TimedOptions } from './time-options.ts';

export async function runAdd(words: readonly string[], options: TimedOptions, io: CliIo): Promise<void> {
  const zone = zoneOf(options) ?? ownZone();
  const day = dayOf(options, zone);
  const typed = readTyped(words, { options, zone, day });
  await overPractice(options, io, async (client) => {
    const projectId = await findNamedProject(client, typed, options);
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
    await requireMayTakeTime(body, { client, options, io });
    const { data } = await createTimeEntry({ client, body, throwOnError: true });
    await printEntry(data, { client, options, io });
    tellTyped(typed, options, io);
  });
}

/** To a shell, # begins a comment: what follows it may have been typed. */
const noProject =
  'Name the project: #acme, or --project. In a shell the line stands in quotes: "2h review #acme".';

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
  return (await getWeek({ client, path, throwOnError: true })).data.dayStart;
}

/** Of the caller's own day, what crosses a midnight of it too: a colleague's end is no place to go on from. */
async function findTakenOn(client: ApiClient, date: string): Promise<readonly TakenTime[]> {
  const { data: me } = await getMe({ client, throwOnError: true });
  const { data } = await listTimeEntries({
    client,
    query: { userId: me.id, from: date, to: date, spanning: 'true', limit: 500 },
    throwOnError: true,
  });
  return data.items.map(({ startedAt, endedAt }) => ({
    startMs: Date.parse(startedAt),
    endMs: endedAt === null ? undefined : Date.parse(endedAt),
  }));
}
