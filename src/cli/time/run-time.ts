/** What the `vireo time` subcommands do, over the API. */
import {
  type ApiClient,
  createTimeEntry,
  type GitFacts,
  getTimer,
  listTimeEntries,
  newId,
  startTimer,
  stopTimer,
  type TimeEntry,
} from '../../api-client/index.ts';
import { localDate } from '../../domain/zones.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findProject, listNamedProjects } from '../backend/find-project.ts';
import { openApi, withApiErrors } from '../backend/open-api.ts';
import { type CliIo, exitCodes } from '../io.ts';
import { findGitFacts } from './git-facts.ts';
import { formatEntry, formatTimer, toProjectNames } from './print-time.ts';

export interface EntryOptions extends BackendOptions {
  readonly project: string;
  readonly note?: string;
  readonly tag?: readonly string[];
  readonly billable: boolean;
}

export interface AddOptions extends EntryOptions {
  readonly from: string;
  readonly to: string;
  readonly date?: string;
  readonly zone?: string;
}

export interface ListOptions extends BackendOptions {
  readonly project?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Runs over an open API, with what the API refuses told in a sentence. */
async function overApi(
  options: BackendOptions,
  io: CliIo,
  work: (client: ApiClient) => Promise<void>,
): Promise<void> {
  await withApiErrors(async () => work(await openApi(options, io)));
}

async function printEntry(
  entry: TimeEntry,
  { client, options, io }: { client: ApiClient; options: BackendOptions; io: CliIo },
): Promise<void> {
  if (options.json) {
    io.out(`${JSON.stringify(entry)}\n`);
    return;
  }
  const names = toProjectNames(await listNamedProjects(client));
  io.out(`${formatEntry(entry, names, Date.now())}\n`);
  if (entry.overlaps.length > 0) {
    io.err(
      `vireo: this shares time with ${entry.overlaps.length} other entr${entry.overlaps.length === 1 ? 'y' : 'ies'}.\n`,
    );
  }
}

function toBody(options: EntryOptions, projectId: string, git: GitFacts | undefined) {
  return {
    id: newId(),
    projectId,
    note: options.note ?? '',
    tags: [...(options.tag ?? [])],
    billable: options.billable,
    git: git ?? null,
  };
}

/** Starting while a timer runs switches: the backend ends the one before in the same step. */
export async function runStart(options: EntryOptions, io: CliIo): Promise<void> {
  await overApi(options, io, async (client) => {
    const project = await findProject(client, options.project);
    const body = { ...toBody(options, project.id, await findGitFacts(io)), zone: ownZone() };
    const { data } = await startTimer({ client, body, throwOnError: true });
    await printEntry(data, { client, options, io });
  });
}

export async function runStop(
  options: BackendOptions & { readonly note?: string },
  io: CliIo,
): Promise<void> {
  await overApi(options, io, async (client) => {
    const { data: timer } = await getTimer({ client, throwOnError: true });
    const git = timer.entry ? await findGitFacts(io, timer.entry.startedAt) : undefined;
    const body = { ...(options.note === undefined ? {} : { note: options.note }), ...(git ? { git } : {}) };
    const { data } = await stopTimer({ client, body, throwOnError: true });
    await printEntry(data, { client, options, io });
  });
}

export async function runStatus(options: BackendOptions, io: CliIo): Promise<void> {
  await overApi(options, io, async (client) => {
    const { data } = await getTimer({ client, query: { zone: ownZone() }, throwOnError: true });
    const names = options.json ? new Map<string, string>() : toProjectNames(await listNamedProjects(client));
    io.out(options.json ? `${JSON.stringify(data)}\n` : formatTimer(data, names, Date.now()));
    io.setExitCode(data.entry ? exitCodes.done : exitCodes.answerIsNo);
  });
}

/** `9:00` means that day's 9:00 on the wall clock; a full instant is taken as it is. */
function toMoment(said: string, date: string): string {
  return /^\d{1,2}:\d{2}(?::\d{2})?$/.test(said)
    ? `${date}T${said.padStart(said.length === 4 || said.length === 7 ? said.length + 1 : said.length, '0')}`
    : said;
}

export async function runAdd(options: AddOptions, io: CliIo): Promise<void> {
  await overApi(options, io, async (client) => {
    const project = await findProject(client, options.project);
    const zone = options.zone ?? ownZone();
    const date = options.date ?? localDate(Date.now(), zone);
    const times = { startedAt: toMoment(options.from, date), endedAt: toMoment(options.to, date), zone };
    const { data } = await createTimeEntry({
      client,
      body: { ...toBody(options, project.id, undefined), ...times },
      throwOnError: true,
    });
    await printEntry(data, { client, options, io });
  });
}

export async function runList(options: ListOptions, io: CliIo): Promise<void> {
  await overApi(options, io, async (client) => {
    const { from, to, limit } = options;
    const project = options.project === undefined ? undefined : await findProject(client, options.project);
    const query = {
      limit,
      ...(from && { from }),
      ...(to && { to }),
      ...(project && { projectId: project.id }),
    };
    const { data } = await listTimeEntries({ client, query, throwOnError: true });
    if (options.json) {
      io.out(`${JSON.stringify(data)}\n`);
      return;
    }
    const names = toProjectNames(await listNamedProjects(client));
    const lines = data.items.map((entry) => `${formatEntry(entry, names, Date.now())}\n`);
    io.out(lines.length > 0 ? lines.join('') : 'No entries.\n');
  });
}
