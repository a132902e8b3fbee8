/** The work process as a test scripts it: what each task of an agent gets, tells and brings, one after the other. */
import type { AgentBrought, AgentTask, Restored } from '../../../contract/work/work-tasks.ts';
import type { Work, WorkRequest } from '../../platform/work/work.ts';
import { readOf } from '../scripted-agent.ts';

export type TaskScript = (
  task: AgentTask,
  run: Pick<WorkRequest<unknown>, 'onProgress' | 'onEvent'> & { readonly signal: AbortSignal },
) => Promise<Partial<AgentBrought>>;

export interface ScriptedWork extends Work {
  /** What the next tasks do; the last one is repeated. */
  script(...scripts: readonly TaskScript[]): void;
  /** Those that were begun. */
  readonly tasks: readonly AgentTask[];
  /** What files of a request are put back. */
  restored: Restored;
}

export function createScriptedWork(): ScriptedWork {
  const tasks: AgentTask[] = [];
  let scripts: TaskScript[] = [async () => ({})];
  return {
    tasks,
    restored: null,
    script(...next) {
      scripts = [...next];
    },
    async run(task, { result, signal = new AbortController().signal, ...request }) {
      if (task.kind !== 'agent') throw new Error(`Nobody scripts a task ${task.kind}.`);
      signal.throwIfAborted();
      tasks.push(task);
      const script = scripts.length > 1 ? scripts.shift() : scripts[0];
      const brought = await script?.(task, { signal, ...request });
      return result.parse({ report: '# Report', findings: [], read: readOf([]), ...brought });
    },
    async ask(task, result) {
      if (task.kind !== 'restore') throw new Error(`Nobody scripts a task ${task.kind}.`);
      return result.parse(this.restored);
    },
    close: () => undefined,
  };
}

/** Ends by the signal alone. */
export async function untilAborted(signal: AbortSignal): Promise<never> {
  signal.throwIfAborted();
  return await new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}
