/**
 * The work of a server: what people wrote is masked and printed here, and no folder of this machine is read. Projects lie where
 * their people work: what reads them runs on a machine of who asked.
 */
import type * as z from 'zod';
import { folderOf, placedProject } from '../../contract/runner/placed-project.ts';
import type { WorkTask } from '../../contract/work/work-tasks.ts';
import { noMachine, type Runners } from '../platform/runners/runners.ts';
import { parseResult, type Work, type WorkOwner, type WorkRequest } from '../platform/work/work.ts';
import { WorkError } from '../platform/work/work-error.ts';

const agentsLater =
  'Agents do not work on projects of a server yet. Scans do; agents run on a project of your own computer.';

export function createServerWork(here: Work, runners: Runners): Work {
  async function run<Result>(task: WorkTask, request: WorkRequest<Result>): Promise<Result> {
    const own = ofServer(task);
    if (own !== undefined) return await here.run(own, request);
    if (task.kind === 'agent' || task.kind === 'restore') throw new WorkError('refused', agentsLater);
    const { of, result } = request;
    if (of === undefined) throw new WorkError('refused', 'Nobody is named whose machine could do this.');
    const waits = request.job !== undefined;
    return parseResult(task, result, await runners.run(task, { ...request, of, waits }));
  }

  return {
    run,
    async ask<Result>(task: WorkTask, result: z.ZodType<Result>, of?: WorkOwner): Promise<Result> {
      const own = ofServer(task);
      if (own !== undefined) return await here.ask(own, result);
      // A finding that is reported while no machine is there is kept without lines of its file.
      if (task.kind === 'snippet' && (of === undefined || !isReached(runners, of, task.folder)))
        return result.parse('');
      return await run(task, { result, ...(of && { of }) });
    },
    findObstacle: (of, folder) => (isReached(runners, of, folder) ? undefined : noMachine),
    close() {
      runners.close();
      here.close();
    },
  };
}

function isReached(runners: Runners, of: WorkOwner, folder: string): boolean {
  const projectId = placedProject(folder);
  return projectId !== undefined && runners.machinesOf(of, projectId).length > 0;
}

/** What reads no folder of a project, as the server does it; undefined of what one is needed for. */
function ofServer(task: WorkTask): WorkTask | undefined {
  switch (task.kind) {
    case 'mask':
    case 'rule':
    case 'invoice-pdf':
    case 'document-pdf':
      return task;
    case 'read-log': {
      const { folder: _, ...options } = task.options;
      return { ...task, options };
    }
    default:
      return folderOf(task) === undefined && task.kind !== 'agent' ? task : undefined;
  }
}
