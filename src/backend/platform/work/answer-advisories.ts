/** Asks the service about advisories for the work process, which has no network, where whoever asked for the task wants that. */
import * as z from 'zod';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { defaultOsvUrl } from '../../../workspace/dependencies/advisories/service-url.ts';
import type { WorkAnswerers } from './work-answers.ts';

/** Somebody waits, and there is something to fall back on. */
const timeoutMs = 10_000;

const onlineSchema = z.object({ advisories: z.literal('online') });

export function answerAdvisories(url = defaultOsvUrl): (task: WorkTask) => WorkAnswerers {
  const answers: WorkAnswerers = {
    advisories: async ({ question }, { over }) => {
      const { postOsv } = await import('../../../workspace/dependencies/advisories/post-osv.ts');
      return await postOsv(question, { url, signal: over, timeoutMs });
    },
  };
  return (task) => (isOnline(task) ? answers : {});
}

function isOnline(task: WorkTask): boolean {
  if (task.kind === 'scan') return task.advisories === 'online';
  return task.kind === 'agent' && onlineSchema.safeParse(task.input).success;
}
