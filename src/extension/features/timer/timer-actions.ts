/** What the timer's commands do to the records; questions to the user are asked by whoever calls. */
import * as vscode from 'vscode';
import type { Project, StartedTimer, TimeEntry } from '../../../api-client/index.ts';
import { readGitFacts } from '../../platform/git.ts';
import { listOwnEntries } from '../../platform/own-entries.ts';
import type { Services } from '../../platform/services.ts';
import { zoneQuery } from './timer-model.ts';

type Ports = Pick<Services, 'backend' | 'records'>;

/** Starts, or switches: the backend ends what runs in the same transaction. */
export async function startTimer(
  ports: Ports,
  projectId: string,
  running?: TimeEntry,
): Promise<StartedTimer> {
  if (running !== undefined) await keepCommits(ports, running);
  const { projects } = await ports.records.load();
  const git = await readGitFacts(folderOf(projects.get(projectId)));
  return await ports.backend.ask((api, options) =>
    api.startTimer({ ...options, body: { id: api.newId(), projectId, git, ...zoneQuery() } }),
  );
}

/** Starts with the work of `entryId`, by default the last one; what runs is ended by the backend in one go. */
export async function resumeTimer(
  ports: Ports,
  entryId?: string,
  running?: TimeEntry,
): Promise<StartedTimer> {
  if (running !== undefined) await keepCommits(ports, running);
  const source = await findSource(ports, entryId);
  const { projects } = await ports.records.load();
  const git = await readGitFacts(folderOf(source && projects.get(source.projectId)));
  const body = { ...(source && { entryId: source.id }), git, ...zoneQuery() };
  return await ports.backend.ask((api, options) =>
    api.resumeTimer({ ...options, body: { id: api.newId(), ...body } }),
  );
}

/** Undefined before the first entry: what then is to be said, the backend says. */
async function findSource({ backend }: Ports, id: string | undefined): Promise<TimeEntry | undefined> {
  if (id !== undefined)
    return await backend.ask((api, options) => api.getTimeEntry({ ...options, path: { id } }));
  return (await listOwnEntries({ backend }, { limit: 1 }))[0];
}

export async function stopTimer(
  ports: Ports,
  running: TimeEntry,
  end: { readonly note: string; readonly endedAt: Date },
): Promise<TimeEntry> {
  const git = await readGitSince(ports, running);
  const { note, endedAt } = end;
  // By its id: another timer, begun elsewhere meanwhile, is not ended in its place.
  const body = {
    entryId: running.id,
    note,
    endedAt: endedAt.toISOString(),
    ...(git === null ? {} : { git }),
  };
  return await ports.backend.ask((api, options) => api.stopTimer({ ...options, body }));
}

export async function changeNote({ backend }: Ports, { id }: TimeEntry, note: string): Promise<void> {
  await backend.ask((api, options) => api.patchTimeEntry({ ...options, path: { id }, body: { note } }));
}

export async function discardEntry({ backend }: Ports, { id }: TimeEntry): Promise<void> {
  await backend.ask((api, options) => api.discardTimer({ ...options, body: { entryId: id } }));
}

/** Where to look for git: the project's folder if it is open here, else what is open. */
function folderOf(project: Project | undefined): vscode.Uri | undefined {
  const folder = project?.folder;
  if (folder) return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder)) && vscode.Uri.file(folder);
  const active = vscode.window.activeTextEditor?.document.uri;
  const open = active && vscode.workspace.getWorkspaceFolder(active);
  return (open ?? vscode.workspace.workspaceFolders?.[0])?.uri;
}

async function readGitSince({ records }: Ports, { projectId, startedAt, git }: TimeEntry) {
  const { projects } = await records.load();
  const facts = await readGitFacts(folderOf(projects.get(projectId)), { startedAt, head: git?.head ?? null });
  // The branch and head of the start stay: they say what the work was begun on.
  return facts && { ...facts, branch: git?.branch ?? facts.branch, head: git?.head ?? facts.head };
}

/** Switching ends an entry without a word of ours: its commits are kept before. */
async function keepCommits(ports: Ports, running: TimeEntry): Promise<void> {
  const git = await readGitSince(ports, running);
  if (git === null) return;
  const path = { id: running.id };
  await ports.backend.ask((api, options) => api.patchTimeEntry({ ...options, path, body: { git } }));
}
