/** What the timer's commands do to the records; questions to the user are asked by whoever calls. */
import * as vscode from 'vscode';
import type { Project, TimeEntry } from '../../../api-client/index.ts';
import { readGitFacts } from '../../platform/git.ts';
import type { Services } from '../../platform/services.ts';
import { zoneQuery } from './timer-model.ts';

type Ports = Pick<Services, 'backend' | 'records'>;

/** Starts, or switches: the backend ends what runs in the same transaction. */
export async function startTimer(ports: Ports, projectId: string, running?: TimeEntry): Promise<TimeEntry> {
  if (running !== undefined) await keepCommits(ports, running);
  const { projects } = await ports.records.load();
  const git = await readGitFacts(folderOf(projects.get(projectId)));
  return await ports.backend.ask((api, options) =>
    api.startTimer({ ...options, body: { id: api.newId(), projectId, git, ...zoneQuery() } }),
  );
}

export async function stopTimer(
  ports: Ports,
  running: TimeEntry,
  end: { readonly note: string; readonly endedAt: Date },
): Promise<TimeEntry> {
  const git = await readGitSince(ports, running);
  const body = { note: end.note, endedAt: end.endedAt.toISOString(), ...(git === null ? {} : { git }) };
  return await ports.backend.ask((api, options) => api.stopTimer({ ...options, body }));
}

export async function changeNote({ backend }: Ports, { id }: TimeEntry, note: string): Promise<void> {
  await backend.ask((api, options) => api.patchTimeEntry({ ...options, path: { id }, body: { note } }));
}

export async function discardEntry({ backend }: Ports, { id }: TimeEntry): Promise<void> {
  await backend.ask((api, options) => api.deleteTimeEntry({ ...options, path: { id } }));
}

/** Brings a discarded timer back with its start; as a finished entry when another runs by now. */
export async function restoreTimer({ backend }: Ports, entry: TimeEntry, discardedAt: Date): Promise<void> {
  const { projectId, taskId, zone, note, billable, tags, git, startedAt } = entry;
  const content = { projectId, taskId, zone, note, billable, tags, git };
  const { entry: running } = await backend.ask((api, options) => api.getTimer(options));
  await backend.ask(async (api, options) => {
    const body = { ...content, id: api.newId() };
    if (running !== null) {
      const span = { startedAt, endedAt: discardedAt.toISOString() };
      return await api.createTimeEntry({ ...options, body: { ...body, ...span } });
    }
    const { data } = await api.startTimer({ ...options, body });
    return await api.patchTimeEntry({ ...options, path: { id: data.id }, body: { startedAt } });
  });
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
