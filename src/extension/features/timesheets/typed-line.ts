/** One line for a new entry, as `vireo time add` takes it: what it is understood as, in words; pure. */
import { formatDuration } from '../../../domain/duration.ts';
import { matchName } from '../../../domain/names/match-name.ts';
import { matchProjects, type ProjectNames } from '../../../domain/names/match-project.ts';
import { type Result, succeed } from '../../../domain/result.ts';
import { parseTypedEntry, type TypedEntry, type TypedEntryFault } from '../../../domain/typed-entry.ts';
import { findMeantSpanIn } from '../../../domain/typed-time.ts';
import type { Directory } from '../../../pages/records.ts';
import type { Translate } from '../../../pages/words.ts';

export interface NamedTask {
  readonly id: string;
  readonly name: string;
}

export interface ReadLine {
  readonly typed: TypedEntry;
  /** Open projects that may be meant; where none is named the only one that there is, else none. */
  readonly projects: readonly ProjectNames[];
}

export function readLine(
  text: string,
  { today, directory }: { readonly today: string; readonly directory: Directory },
): Result<ReadLine, TypedEntryFault> {
  const typed = parseTypedEntry(text, today);
  if (!typed.ok) return typed;
  const { project: said } = typed.value;
  const open = listOpenProjects(directory);
  const only = open.length === 1 ? open : [];
  const projects = said === undefined ? only : matchProjects(open, said, (one) => one);
  return succeed({ typed: typed.value, projects });
}

function listOpenProjects({ clients, projects }: Directory): readonly ProjectNames[] {
  return [...projects.values()]
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ id, name, clientId }) => ({ id, name, client: clients.get(clientId)?.name }));
}

/** Null by `@none`; undefined where it is not clear which is meant. */
export function matchTask(tasks: readonly NamedTask[], said: string): NamedTask | null | undefined {
  if (said === 'none') return null;
  const [only, ...others] = matchName(tasks, said, ({ name }) => [name]);
  return others.length === 0 ? only : undefined;
}

export interface LinePorts {
  readonly t: Translate;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Where the time is put, as it is going to be recorded; undefined where that is asked. */
  readonly placed: { readonly date: string; readonly span: string } | undefined;
  /** `Monday, 16 November`. */
  readonly formatDay: (date: string) => string;
  /** Open ones of the project, where one is clear; else undefined. */
  readonly tasks: readonly NamedTask[] | undefined;
}

/** What was understood, part by part, and what will be asked. */
export function describeLine({ typed, projects }: ReadLine, ports: LinePorts): string {
  const { t, placed } = ports;
  const { tags, note, billable } = typed;
  const parts = [
    describeTime(typed, placed?.span),
    describeDay(typed, ports),
    describeProject(typed, projects, t),
    describeTask(typed, ports),
    tags.map((tag) => `+${tag}`).join(' '),
    billable === false ? t('not billable') : '',
    note === '' ? '' : `“${note}”`,
  ];
  const asked = listAsked({ typed, projects }, ports);
  return [
    parts.filter(Boolean).join(' · '),
    asked.length === 0 ? '' : t('Asked next: {0}.', asked.join(', ')),
  ]
    .filter(Boolean)
    .join(' — ');
}

function describeTime({ time }: TypedEntry, span: string | undefined): string {
  if (!hasTime(time)) return '';
  const length = formatDuration(time.seconds);
  return span === undefined ? length : `${span} (${length})`;
}

/** A day that nobody said is today's, or the one on which so long a time began. */
function describeDay({ date: said }: TypedEntry, { placed, today, formatDay, t }: LinePorts): string {
  const date = placed?.date ?? said;
  if (date === undefined) return '';
  return date === today ? t('today') : formatDay(date);
}

/** A change of nothing, and no time at all, say not how long it was. */
export function hasTime(
  time: TypedEntry['time'],
): time is Exclude<NonNullable<TypedEntry['time']>, { kind: 'change' }> {
  return time !== undefined && time.kind !== 'change' && time.seconds > 0;
}

function describeProject(
  { project: said = '' }: TypedEntry,
  projects: readonly ProjectNames[],
  t: Translate,
): string {
  if (said === '') return '';
  const [only, ...others] = projects;
  if (only === undefined) return t('no project “{0}”', said);
  if (others.length > 0) return t('“{0}” is {1} projects', said, projects.length);
  return [only.client, only.name].filter(Boolean).join(' · ');
}

function describeTask({ task: said }: TypedEntry, { tasks, t }: LinePorts): string {
  if (said === undefined) return '';
  const found = tasks === undefined ? undefined : matchTask(tasks, said);
  if (found === null) return t('No task');
  if (found !== undefined) return found.name;
  return tasks === undefined ? `@${said}` : t('no task “{0}”', said);
}

function listAsked({ typed, projects }: ReadLine, { placed, t }: LinePorts): readonly string[] {
  return [
    projects.length === 1 ? '' : t('Project'),
    placed === undefined ? t('Times') : '',
    typed.note === '' ? t('Note') : '',
  ].filter(Boolean);
}

/** Of the line that was typed, with what was probably meant by it. */
export function describeLineFault(fault: TypedEntryFault, text: string, t: Translate): string {
  const words: Readonly<Record<TypedEntryFault, string>> = {
    not_a_time: t('This is not a time.'),
    over_a_day: t('The time is longer than 24 hours: split it into days.'),
    over_a_night: t(
      'The span reaches over midnight and is longer than 12 hours: are start and end the wrong way round?',
    ),
    no_such_day: t('The day is not in the calendar: there is no such date.'),
    unclear_day: t(
      'That may be a date or a word of the note: write dates as 2026-11-24, 24.11. or 24 Nov, before or after the words.',
    ),
    two_projects: t('Two projects are named with #: an entry is of one.'),
    two_tasks: t('Two tasks are named with @: an entry is of one.'),
  };
  const meant = fault === 'over_a_night' ? findMeantSpanIn(text) : undefined;
  return meant === undefined ? words[fault] : `${words[fault]} ${t('Did you mean {0}?', meant)}`;
}
