/**
 * The work of a server: what people wrote is masked and printed, and no folder of this machine is read. Projects lie where
 * their people work; scans and agents on a server's project come later, and say so until then.
 */
import type * as z from 'zod';
import type { WorkTask } from '../../contract/work/work-tasks.ts';
import type { Work } from '../platform/work/work.ts';
import { WorkError } from '../platform/work/work-error.ts';

const notYet =
  'Scans and agents do not run on a server yet. Run them in the editor, on a project of your own computer.';

export function withoutFolders(work: Work): Work {
  return {
    run: async (task, request) => await work.run(allowed(task), request),
    async ask<Result>(task: WorkTask, result: z.ZodType<Result>): Promise<Result> {
      // A finding that is reported with a folder is kept without lines of its file.
      if (task.kind === 'snippet') return result.parse('');
      return await work.ask(allowed(task), result);
    },
    close: () => work.close(),
  };
}

/** @throws WorkError `refused` */
function allowed(task: WorkTask): WorkTask {
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
      throw new WorkError('refused', notYet);
  }
}
