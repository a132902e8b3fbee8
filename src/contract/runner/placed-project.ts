/**
 * How records of a server name the folder of a project: by the project, since each machine has a folder of its own. It is no path,
 * and a machine takes nothing else for a folder.
 */
import type { Trust } from '../work/trust.ts';
import type { WorkTask } from '../work/work-tasks.ts';

/** Whether the folder of a project is on record, or kept by the machine of each person who works on it. */
export type FolderKeeping = 'records' | 'machines';

const prefix = 'vireo-project:';

/** Stands where a practice of one has an absolute path. */
export const toPlaced = (projectId: string): string => `${prefix}${projectId}`;

/** The project that is named; undefined of a path. */
export function placedProject(folder: string): string | undefined {
  return folder.startsWith(prefix) ? folder.slice(prefix.length) : undefined;
}

/** The folder that a task is about; undefined of one that reads none. */
export function folderOf(task: WorkTask): string | undefined {
  if (task.kind === 'agent') return task.project?.folder;
  return 'folder' in task ? task.folder : undefined;
}

/** The same task in another folder, and as trusted as is said here, whatever it says itself. */
export function inFolder(task: WorkTask, folder: string, trusted: Trust): WorkTask {
  switch (task.kind) {
    case 'agent':
      return task.project === undefined ? task : { ...task, project: { ...task.project, folder, trusted } };
    case 'scan':
    case 'check-scan':
      return { ...task, folder, trusted };
    case 'inventory':
    case 'stack':
    case 'snippet':
    case 'restore':
      return { ...task, folder };
    default:
      return task;
  }
}
