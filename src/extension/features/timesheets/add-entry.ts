/** A finished entry by hand: from one line, as `vireo time add` takes it; what the line does not say is asked. */

import * as vscode from 'vscode';
import { orWithout } from '../../../api-client/or-without.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { type DayOfPlace, datesAround, findPlace, listTaken } from '../../../domain/find-place.ts';
import type { ProjectNames } from '../../../domain/names/match-project.ts';
import { type EntryTimes, placeTypedTime, toTimes } from '../../../domain/place-typed-time.ts';
import { standardPattern } from '../../../domain/working-time.ts';
import { localDate } from '../../../domain/zones.ts';
import { listOpenTasks } from '../../../pages/practice/open-tasks.ts';
import { findSpan } from '../../../pages/time/entry-text.ts';
import { formatDay, formatSpan } from '../../../pages/time/formats.ts';
import { today, weekOf } from '../../../pages/time/iso-week.ts';
import { userLocale } from '../../platform/l10n.ts';
import { listOwnEntries } from '../../platform/own-entries.ts';
import { pickProject } from '../../platform/practice/pick-project.ts';
import { pickTask } from '../../platform/practice/pick-task.ts';
import type { Services } from '../../platform/services.ts';
import { askSpan } from './ask-span.ts';
import { mayTakeTime, tellChange } from './entry-rules.ts';
import { nameOfEntry } from './read-selected.ts';
import {
  describeLine,
  describeLineFault,
  hasTime,
  matchTask,
  type NamedTask,
  type ReadLine,
  readLine,
} from './typed-line.ts';

export async function addEntry(services: Services): Promise<void> {
  const { backend } = services;
  const read = await askLine(services);
  if (read === undefined) return;
  const body = await askForRest(services, read);
  if (body === undefined || !(await mayTakeTime(services, body))) return;
  const entry = await backend.ask((api, options) =>
    api.createTimeEntry({ ...options, body: { ...body, id: api.newId() } }),
  );
  const sentence = services.t('{0} was recorded.', nameOfEntry(entry));
  await tellChange(services, { sentence, change: { entryId: entry.id, version: entry.version } }, entry);
}

/** Undefined when the question was left. */
async function askLine(services: Services): Promise<ReadLine | undefined> {
  const { t, clock, records } = services;
  const at = { today: today(clock.now()), directory: await records.load() };
  const tasksOf = rememberTasks(services);
  const readDay = rememberDays(services);
  const text = await vscode.window.showInputBox({
    title: t('Add Entry'),
    prompt: t(
      'Time, #project, @task, +tag, ! for not billable, day and note in one line. Leave it empty to be asked for each.',
    ),
    placeHolder: '2h review #acme +urgent yesterday',
    ignoreFocusOut: true,
    validateInput: async (typed) => {
      if (typed.trim() === '') return undefined;
      const read = readLine(typed, at);
      if (!read.ok) return describeLineFault(read.error, typed, t);
      const message = describeLine(read.value, {
        t,
        today: at.today,
        formatDay: (date) => formatDay(date, userLocale()),
        placed: await findPlaced(services, read.value, readDay),
        tasks: await tasksOf(read.value),
      });
      return { message, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  const read = text === undefined ? undefined : readLine(text, at);
  return read?.ok ? read.value : undefined;
}

/** Asked for once a project: each key press looks at them. */
function rememberTasks(services: Services) {
  const known = new Map<string, Promise<readonly NamedTask[]>>();
  return async ({ typed, projects }: ReadLine): Promise<readonly NamedTask[] | undefined> => {
    const id = clearProject(projects);
    if (typed.task === undefined || id === undefined) return undefined;
    const tasks = known.get(id) ?? listOpenTasks(services, id);
    known.set(id, tasks);
    return await tasks;
  };
}

async function findPlaced(services: Services, { typed }: ReadLine, readDay: ReadDay) {
  const zone = ownZone();
  const times = await findTimes(services, typed, { zone, readDay });
  const span = times && findSpan(times, { zone });
  if (span === undefined) return undefined;
  const { startedAt, endedAt } = toTimes(span);
  return { date: localDate(span.startMs, zone), span: formatSpan({ startedAt, endedAt, zone }) };
}

function clearProject([only, ...others]: readonly ProjectNames[]): string | undefined {
  return others.length === 0 ? only?.id : undefined;
}

/** Undefined when one of the questions was left. */
async function askForRest(services: Services, { typed, projects }: ReadLine) {
  const { t } = services;
  const placeholder = t('On which project was it?');
  const projectId = clearProject(projects) ?? (await pickProject(services, { placeholder }));
  if (projectId === undefined) return undefined;
  const taskId = await findTask(services, projectId, typed.task);
  if (taskId === undefined) return undefined;
  const zone = ownZone();
  const times =
    (await findTimes(services, typed, { zone, readDay: (date) => loadDay(services, date) })) ??
    (await askTimes(services, typed.date));
  if (times === undefined) return undefined;
  const note = typed.note === '' ? await askNote(services) : typed.note;
  if (note === undefined) return undefined;
  const { tags, billable } = typed;
  return {
    projectId,
    taskId,
    note,
    tags: [...tags],
    ...(billable === false && { billable }),
    ...times,
    zone,
  };
}

/** Null for none; undefined when the question was left. */
async function findTask(
  services: Services,
  projectId: string,
  said: string | undefined,
): Promise<string | null | undefined> {
  if (said === undefined) return null;
  const found = matchTask(await listOpenTasks(services, projectId), said);
  return found === undefined ? (await pickTask(services, projectId))?.taskId : (found?.id ?? null);
}

/** Undefined where no time was typed, and where the day has no gap long enough. */
async function findTimes(
  services: Services,
  { time, date }: ReadLine['typed'],
  { zone, readDay }: { readonly zone: string; readonly readDay: ReadDay },
): Promise<EntryTimes | undefined> {
  if (!hasTime(time)) return undefined;
  const nowMs = services.clock.now();
  const placed = placeTypedTime(time, { date, zone, nowMs });
  if (!placed.ok) return undefined;
  const { value } = placed;
  // A time that the clock does not show on that day is asked again.
  if (value.kind === 'times') return findSpan(value.times, { zone }) && value.times;
  // By the same rule as the Week.
  const place = findPlace(value.lengthMs, { date: value.date, zone, nowMs, ...(await readDay(value.date)) });
  return place === undefined ? value.otherwise : toTimes(place);
}

/** What may lie on the day, and when a working day begins. */
type DayFacts = Pick<DayOfPlace, 'taken' | 'dayStart'>;
type ReadDay = (date: string) => Promise<DayFacts>;

/** Asked for once a day while a line is typed. */
function rememberDays(services: Services): ReadDay {
  const known = new Map<string, Promise<DayFacts>>();
  return (date) => {
    const day = known.get(date) ?? loadDay(services, date);
    known.set(date, day);
    return day;
  };
}

async function loadDay(services: Services, date: string): Promise<DayFacts> {
  const monday = weekOf(date).start;
  const [entries, { entry: running }, { dayStart }] = await Promise.all([
    listOwnEntries(services, { ...datesAround(date), spanning: 'true' }),
    services.backend.ask((api, options) => api.getTimer(options)),
    orWithout(
      services.backend.ask((api, options) => api.getWeek({ ...options, path: { monday } })),
      standardPattern,
    ),
  ]);
  return { taken: listTaken(entries, running), dayStart };
}

async function askTimes(services: Services, date: string | undefined): Promise<EntryTimes | undefined> {
  return await askSpan(services, services.t('Add Entry'), '', date === undefined ? {} : { date });
}

async function askNote({ t }: Services): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title: t('Add Entry'),
    prompt: t('Note (optional, you can change it later)'),
    ignoreFocusOut: true,
  });
}
