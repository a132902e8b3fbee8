/** What the timer's commands do to the records; questions to the user are asked by whoever calls. */
import * as vscode from 'vscode';
import type { GitFacts, Project, StartedTimer, StoppedTimer, TimeEntry } from '../../../api-client/index.ts';
import { findSure, isOfAnother } from '../../../domain/project-rules.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import { zoneQuery } from '../../../pages/time/zone-query.ts';
import { readGitFacts, readGitSince } from '../../platform/git.ts';
import { listOwnEntries } from '../../platform/own-entries.ts';
import type { Services } from '../../platform/services.ts';

type Ports = Pick<Services, 'backend' | 'records' | 'clock' | 'log'>;

export interface TimerStart {
  /** The moment of the key press: what is read before the request takes none of it. Epoch milliseconds. */
  readonly at: number;
  readonly running: TimeEntry | undefined;
}

/** Starts, or switches: the backend ends what runs in the same transaction. */
export async function startTimer(
  ports: Ports,
  projectId: string,
  { at, running }: TimerStart,
): Promise<StartedTimer> {
  const [git, ended] = await Promise.all([readGitOf(ports, projectId), readGitOfEnded(ports, running)]);
  const body = { projectId, git, ...ended, startedAt: new Date(at).toISOString(), ...zoneQuery() };
  return await ports.backend.ask((api, options) =>
    api.startTimer({ ...options, query: shownAfter(), body: { id: api.newId(), ...body } }),
  );
}

/** Starts with the work of `entryId`, by default the last one; what runs is ended by the backend in one go. */
export async function resumeTimer(
  ports: Ports,
  entryId: string | undefined,
  { at, running }: TimerStart,
): Promise<StartedTimer> {
  const source = await findSource(ports, entryId);
  const [git, ended] = await Promise.all([
    readGitOf(ports, source?.projectId),
    readGitOfEnded(ports, running),
  ]);
  const startedAt = new Date(at).toISOString();
  const body = { ...(source && { entryId: source.id }), git, ...ended, startedAt, ...zoneQuery() };
  return await ports.backend.ask((api, options) =>
    api.resumeTimer({ ...options, query: shownAfter(), body: { id: api.newId(), ...body } }),
  );
}

/** Longer nobody waits for a timer to start or stop because of a large repository. */
const longestGitMs = 3_000;

/** Facts of git are an addition: without them in time, or at all, the time is kept all the same. */
async function unlessSlow<T>({ clock, log }: Ports, facts: Promise<T>): Promise<T | null> {
  const late = Promise.withResolvers<null>();
  const pending = clock.after(longestGitMs, () => late.resolve(null));
  try {
    return await Promise.race([facts, late.promise]);
  } catch (error) {
    log.warn(`Time is kept without facts of git: ${String(error)}`);
    return null;
  } finally {
    pending.dispose();
  }
}

async function readGitOf(ports: Ports, projectId: string | undefined): Promise<GitFacts | null> {
  return await unlessSlow(ports, readGitOfPlace(ports, projectId));
}

/** None where somebody works on one project in the place of another: its branch would name the wrong work. */
async function readGitOfPlace(
  { records }: Pick<Ports, 'records'>,
  projectId: string | undefined,
): Promise<GitFacts | null> {
  const { projects } = await records.load();
  const folder = folderOf(projectId === undefined ? undefined : projects.get(projectId));
  const facts = await readGitFacts(folder);
  if (folder === undefined || facts === null) return null;
  const { remote, branch } = facts;
  const place = { folder: folder.fsPath, remote, branch };
  return isOfAnother(projects.values(), projectId, place) ? null : facts;
}

/** Undefined before the first entry: what then is to be said, the backend says. */
async function findSource(
  { backend }: Pick<Ports, 'backend'>,
  id: string | undefined,
): Promise<TimeEntry | undefined> {
  if (id !== undefined)
    return await backend.ask((api, options) => api.getTimeEntry({ ...options, path: { id } }));
  return (await listOwnEntries({ backend }, { limit: 1 }))[0];
}

export interface TimerEnd {
  readonly note: string;
  readonly endedAt: Date;
  /** The user chose it, whom the backend had asked. */
  readonly isEndConfirmed?: boolean;
}

export async function stopTimer(ports: Ports, running: TimeEntry, end: TimerEnd): Promise<StoppedTimer> {
  const git = await unlessSlow(ports, readGitOfEntry(ports, running));
  const { note, endedAt, isEndConfirmed } = end;
  // By its id: another timer, begun elsewhere meanwhile, is not ended in its place.
  const body = {
    entryId: running.id,
    // What nobody typed is not sent: another window may have written a note since this one read it.
    ...(note === running.note ? {} : { note, noteBefore: running.note }),
    endedAt: endedAt.toISOString(),
    ...(isEndConfirmed === true && { isEndConfirmed }),
    ...(git === null ? {} : { git }),
  };
  return await ports.backend.ask((api, options) => api.stopTimer({ ...options, query: shownAfter(), body }));
}

/** Refused where the entry was changed elsewhere since it was read. */
export async function changeNote(
  { backend }: Pick<Ports, 'backend'>,
  entry: TimeEntry,
  note: string,
): Promise<void> {
  const path = { id: entry.id };
  await backend.ask((api, options) =>
    api.patchTimeEntry({ ...options, path, body: { note }, headers: ifMatch(entry) }),
  );
}

/** Gives the entry as it was when it went: that names what an undo takes back. */
export async function discardEntry(
  { backend }: Pick<Ports, 'backend'>,
  { id }: TimeEntry,
): Promise<TimeEntry> {
  return await backend.ask((api, options) => api.discardTimer({ ...options, body: { entryId: id } }));
}

/** Where to look for git: the project's folder if it is open here, else what is open. */
function folderOf(project: Project | undefined): vscode.Uri | undefined {
  const folder = project?.folder;
  if (folder) return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder)) && vscode.Uri.file(folder);
  const active = vscode.window.activeTextEditor?.document.uri;
  const open = active && vscode.workspace.getWorkspaceFolder(active);
  return (open ?? vscode.workspace.workspaceFolders?.[0])?.uri;
}

async function readGitOfEntry(
  { records }: Pick<Ports, 'records'>,
  entry: TimeEntry,
): Promise<GitFacts | null> {
  const { projects } = await records.load();
  const folder = folderOf(projects.get(entry.projectId));
  return await readGitSince(folder, entry, (place) => findSure(projects.values(), place));
}

/** The reply tells what is to be shown, so that nobody asks for it again. */
function shownAfter() {
  return { withTimer: 'true', ...zoneQuery() };
}

/** Switching ends an entry without a word of ours: its commits go with the start, unless that keeps the switch up. */
async function readGitOfEnded(
  ports: Ports,
  running: TimeEntry | undefined,
): Promise<{ readonly gitOfEnded?: { readonly entryId: string; readonly git: GitFacts } }> {
  const git = running && (await unlessSlow(ports, readGitOfEntry(ports, running)));
  return git ? { gitOfEnded: { entryId: running.id, git } } : {};
}
