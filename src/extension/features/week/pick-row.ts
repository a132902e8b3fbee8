/** Asks for the project, and the task of it where it has some, of a row to be added. */

import type { EmptyRow } from '../../../../webviews/week/host/week-content.ts';
import { nameOf } from '../../../pages/records.ts';
import { pickProject } from '../../platform/practice/pick-project.ts';
import { pickTask } from '../../platform/practice/pick-task.ts';
import type { Services } from '../../platform/services.ts';

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
