/**
 * The work of a server: what people wrote is masked and printed here, and no folder of this machine is read. Projects lie where
 * their people work: what reads them runs on a machine of who asked.
 */
import type * as z from 'zod';
import { placedProject } from '../../contract/runner/placed-project.ts';
import type { WorkTask } from '../../contract/work/work-tasks.ts';
import { text } from '../../words/text.ts';
import { ignore } from '../../workspace/ignore-error.ts';
import { noMachine, type Runners } from '../platform/runners/runners.ts';
import { parseResult, type Work, type WorkOwner, type WorkRequest } from '../platform/work/work.ts';
import type { WorkAnswerers } from '../platform/work/work-answers.ts';
import { reword, WorkError } from '../platform/work/work-error.ts';

const snippetMs = 5_000;

export function createServerWork(here: Work, runners: Runners): Work {
  async function run<Result>(task: WorkTask, request: WorkRequest<Result>): Promise<Result> {
    const own = ofServer(task);
    if (own !== undefined) return await here.run(own, request);
    const { of, result } = request;
    if (of === undefined)
      throw new WorkError('refused', String(text`Nobody is named whose machine could do this.`));
    const waits = request.job !== undefined;
    if (task.kind !== 'agent')
      return parseResult(task, result, await runners.run(task, { ...request, of, waits }));
    // A machine covers them itself, and is not believed.
    const { coverSecrets } = await import('../platform/secrets/cover-secrets.ts');
    const heard = coverHeard(request, coverSecrets);
    const given = runners.run(task, { ...heard, of, waits }).catch((error: unknown) => {
      throw WorkError.is(error) ? reword(error, coverSecrets) : error;
    });
    return parseResult(task, result, coverSecrets(await given));
  }

  return {
    run,
    async ask<Result>(task: WorkTask, result: z.ZodType<Result>, of?: WorkOwner): Promise<Result> {
      const own = ofServer(task);
      if (own !== undefined) return await here.ask(own, result);
      const asked = { result, ...(of && { of }) };
      if (task.kind === 'restore') return await run(task, asked);
      if (task.kind !== 'snippet') return await askTwice(async () => await run(task, asked));
      // A finding is kept without lines of its file where no machine has them for it at once.
      if (of === undefined || !isReached(runners, of, task.folder)) return result.parse('');
      try {
        return await run(task, { ...asked, signal: AbortSignal.timeout(snippetMs) });
      } catch (error) {
        ignore(error, 'the finding is kept without lines of its file');
        return result.parse('');
      }
    },
    findObstacle: (folder, of) => (isReached(runners, of, folder) ? undefined : noMachine),
    close() {
      runners.close();
      here.close();
    },
  };
}

/** What a run tells and asks; checkpoints are sealed by their machine, and models are asked without secrets in any case. */
function coverHeard<Result>(
  { onEvent, onProgress, answers = {}, ...request }: WorkRequest<Result>,
  cover: <Value>(value: Value) => Value,
): WorkRequest<Result> {
  const isPlain = (kind: string): boolean => kind !== 'model' && !kind.startsWith('checkpoint-');
  const covered = Object.entries(answers).map(([kind, answer]) =>
    isPlain(kind) ? [kind, async (ask: never, use: never) => await answer(cover(ask), use)] : [kind, answer],
  );
  return {
    ...request,
    answers: Object.fromEntries(covered) as WorkAnswerers,
    ...(onEvent && { onEvent: (event) => onEvent(cover(event)) }),
    ...(onProgress && { onProgress: (progress) => onProgress(cover(progress)) }),
  };
}

/** Nothing is changed by it, and who asked waits. */
async function askTwice<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (!WorkError.is(error) || error.code !== 'lost') throw error;
    return await ask();
  }
}

function isReached(runners: Runners, of: WorkOwner, folder: string): boolean {
  const projectId = placedProject(folder);
  return projectId !== undefined && runners.hasMachine(of, projectId);
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
      return undefined;
  }
}
