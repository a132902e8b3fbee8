/** Asks for a task of a project, or none. */
import * as vscode from 'vscode';
import { listOpenTasks } from '../../../pages/practice/open-tasks.ts';
import { tellTasksApart } from '../../../pages/practice/told-apart.ts';
import { userLocale } from '../l10n.ts';
import type { Services } from '../services.ts';

export interface TaskItem extends vscode.QuickPickItem {
  readonly taskId: string | null;
}

/** Undefined when the user turned away. Without a question where the project has no task. */
export async function pickTask(services: Services, projectId: string): Promise<TaskItem | undefined> {
  const { t } = services;
  const tasks = await listOpenTasks(services, projectId);
  const none: TaskItem = { label: t('No task'), taskId: null };
  if (tasks.length === 0) return none;
  const apart = tellTasksApart(tasks, { t, locale: userLocale() });
  const items = [
    none,
    ...tasks.map(
      (task): TaskItem => ({ label: task.name, description: apart.get(task) ?? '', taskId: task.id }),
    ),
  ];
  return await vscode.window.showQuickPick(items, { placeHolder: t('Which task?') });
}
