/** Asks for the project, and the task of it where it has some, of a row to be added. */
import * as vscode from 'vscode';
import { loadAll } from '../../platform/pages.ts';
import { nameOf } from '../../platform/records.ts';
import type { Services } from '../../platform/services.ts';
import { pickProject } from '../projects/pick-project.ts';
import type { EmptyRow } from './week-content.ts';

interface TaskItem extends vscode.QuickPickItem {
  readonly taskId: string | null;
}

export async function pickRow(services: Services): Promise<EmptyRow | undefined> {
  const { t, records } = services;
  const projectId = await pickProject(services, { placeholder: t('On which project was it?') });
  if (projectId === undefined) return undefined;
  const task = await pickTask(services, projectId);
  if (task === undefined) return undefined;
  const { client, project } = nameOf(await records.load(), projectId);
  const taskName = task.taskId === null ? null : task.label;
  return {
    projectId,
    projectName: project,
    clientName: client,
    taskId: task.taskId,
    taskName,
    isArchived: false,
  };
}

async function pickTask({ backend, t }: Services, projectId: string): Promise<TaskItem | undefined> {
  const tasks = await loadAll((cursor) =>
    backend.ask((api, options) =>
      api.listTasks({ ...options, query: { projectId, archived: 'false', limit: 500, ...cursor } }),
    ),
  );
  const none: TaskItem = { label: t('No task'), taskId: null };
  if (tasks.length === 0) return none;
  const items = [none, ...tasks.map(({ id, name }): TaskItem => ({ label: name, taskId: id }))];
  return await vscode.window.showQuickPick(items, { placeHolder: t('Which task?') });
}
