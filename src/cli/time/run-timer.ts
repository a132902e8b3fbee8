/** What `vireo time start|stop|switch|status|resume|discard` do, over the API. */
import {
  discardTimer,
  getTimer,
  newId,
  resumeTimer,
  type StopTimer,
  startTimer,
  stopTimer,
  type TimeEntry,
} from '../../api-client/index.ts';
import { ownZone } from '../../contract/own-zone.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { listNamedProjects } from '../backend/find-project.ts';
import { overPractice } from '../backend/over-practice.ts';
import { type CliIo, exitCodes } from '../io.ts';
import { findNamedTask, tagsOf } from './entry-fields.ts';
import { findEntry } from './find-entry.ts';
import { findGitFacts, findGitOfProject, findGitSince, keepCommits } from './git-facts.ts';
import { printEntry } from './print-entry.ts';
import { formatEntry, formatTimer, toProjectNames } from './print-time.ts';
import { rememberNames } from './project-names.ts';
import { findQuestionLine } from './run-answer.ts';
import { findStart, findStartProject } from './start/find-start.ts';
import { printRunning, printStarted } from './start/print-started.ts';
import { askEnd, chosenEnd } from './stop/ask-end.ts';
import type { StartCommand } from './time-options.ts';

/** Where the work began earlier: commits since then count, and today's head is one of them. */
const unknownHead = { head: null };

/**
 * Starting while a timer runs switches: the backend ends the one before in the same step. It counts from here on, however
 * long the backend takes to be there.
 */
export async function runStart(options: StartCommand, io: CliIo): Promise<void> {
  const now = new Date();
  const { from } = options;
  await overPractice(options, io, async (client) => {
    const here = await findGitFacts(io);
    const projectId = await findStartProject(client, options.project, { folder: io.cwd, git: here });
    const git = await findGitOfProject(io, client, projectId);
    const { data: timer } = await getTimer({ client, throwOnError: true });
    const since = { zone: ownZone(), nowMs: now.getTime(), running: timer.entry };
    const startedAt = from === undefined ? now.toISOString() : findStart(from, since);
    const body = {
      id: newId(),
      projectId,
      taskId: (await findNamedTask(client, projectId, options.task)) ?? null,
      note: options.note ?? '',
      tags: tagsOf(options) ?? [],
      billable: options.billable ?? true,
      git: git === undefined ? null : { ...git, ...(from !== undefined && unknownHead) },
      zone: ownZone(),
      startedAt,
    };
    const printing = { client, options, io };
    if (options.command === 'switch' && (await printRunning({ running: timer.entry, meant: body }, printing)))
      return;
    await keepCommits(io, client, { running: timer.entry, until: startedAt });
    const { data } = await startTimer({ client, body, throwOnError: true });
    await printStarted(data, printing);
  });
}

/** What began only after the command was typed, as seen by another clock, ends where it began. */
function endOf({ startedAt }: TimeEntry, typedAt: Date): string {
  return new Date(Math.max(typedAt.getTime(), Date.parse(startedAt))).toISOString();
}

interface StopOptions extends BackendOptions {
  readonly note?: string;
  readonly at?: string;
}

/** It counts until here, however long the backend takes to be there. */
export async function runStop(options: StopOptions, io: CliIo): Promise<void> {
  const typedAt = new Date();
  await overPractice(options, io, async (client) => {
    const { data: timer } = await getTimer({ client, throwOnError: true });
    const { entry } = timer;
    const git = entry ? await findGitSince(io, client, entry) : undefined;
    const end = (of: TimeEntry) =>
      options.at === undefined ? { endedAt: endOf(of, typedAt) } : chosenEnd(options.at, of);
    const body = {
      ...(entry && { entryId: entry.id, ...end(entry) }),
      ...(options.note !== undefined && { note: options.note }),
      ...(git && { git }),
    };
    const stop = async (asked: StopTimer) =>
      (await stopTimer({ client, body: asked, throwOnError: true })).data;
    const data = await stop(body).catch(async (error: unknown) => {
      if (!entry) throw error;
      return await stop({ ...body, ...(await askEnd(error, { entry, io, json: options.json === true })) });
    });
    const loadNames = rememberNames(client);
    await printEntry(data, { client, options, io, loadNames });
    const { data: now } = await getTimer({ client, throwOnError: true });
    const question = await findQuestionLine(client, now, loadNames);
    if (question !== undefined) io.err(`vireo: ${question}\n`);
  });
}

export async function runStatus(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data } = await getTimer({ client, query: { zone: ownZone() }, throwOnError: true });
    if (options.json) io.out(`${JSON.stringify(data)}\n`);
    else {
      const loadNames = rememberNames(client);
      io.out(formatTimer(data, await loadNames(), Date.now()));
      const question = await findQuestionLine(client, data, loadNames);
      if (question !== undefined) io.out(`${question}\n`);
    }
    io.setExitCode(data.entry ? exitCodes.done : exitCodes.answerIsNo);
  });
}

/** Goes on with an entry in a new one, which counts from here on. */
export async function runResume(said: string | undefined, options: BackendOptions, io: CliIo): Promise<void> {
  const startedAt = new Date().toISOString();
  await overPractice(options, io, async (client) => {
    const isLast = said === undefined || said === 'last';
    // Without a last one the backend says what there is to say.
    const source = isLast
      ? await findEntry(client, 'last').catch(() => undefined)
      : await findEntry(client, said);
    const entryId = isLast ? undefined : source?.id;
    const { data: timer } = await getTimer({ client, throwOnError: true });
    await keepCommits(io, client, { running: timer.entry, until: startedAt });
    const git = (source && (await findGitOfProject(io, client, source.projectId))) ?? null;
    const body = { id: newId(), zone: ownZone(), git, startedAt, ...(entryId !== undefined && { entryId }) };
    const { data } = await resumeTimer({ client, body, throwOnError: true });
    await printStarted(data, { client, options, io });
  });
}

export async function runDiscard(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data: timer } = await getTimer({ client, throwOnError: true });
    const body = timer.entry ? { entryId: timer.entry.id } : {};
    await discardTimer({ client, body, throwOnError: true });
    if (options.json) io.out(`${JSON.stringify(timer.entry)}\n`);
    else if (timer.entry) {
      const names = toProjectNames(await listNamedProjects(client));
      io.out(`Discarded: ${formatEntry(timer.entry, names, Date.now())}\n`);
      const { id, version } = timer.entry;
      // By its name: the latest change that the server knows may be another one.
      io.err(`vireo: "vireo time redo ${id}:${version + 1}" brings it back.\n`);
    }
  });
}
