/**
 * Which folders of this machine its user trusts: by a window that has one open now, or in what they asked for, for that run.
 * What a server says of trust counts nothing here.
 */
import type { WorkTask } from '../../../contract/work/work-tasks.ts';

export interface Trust {
  /** Of a request or a scan that was asked for from this machine. */
  note(id: string, isTrusted: boolean): void;
  /** A window says which folders it has open and trusts, until what is returned is called. */
  open(folders: readonly string[]): () => void;
  isTrusted(asked: { readonly folder: string; readonly task: WorkTask }): boolean;
}

/** Of requests that were asked for last; one that is older is asked about by nobody. */
const mostNoted = 1_000;

// process-local: windows that are connected, and what was asked for since this backend began; on several: nothing.
export function createTrust(): Trust {
  const noted = new Map<string, boolean>();
  const windows = new Set<readonly string[]>();
  return {
    note(id, isTrusted) {
      noted.delete(id);
      noted.set(id, isTrusted);
      const [oldest] = noted.keys();
      if (noted.size > mostNoted && oldest !== undefined) noted.delete(oldest);
    },
    open(folders) {
      windows.add(folders);
      return () => void windows.delete(folders);
    },
    isTrusted({ folder, task }) {
      const id = idOf(task);
      const said = id === undefined ? undefined : noted.get(id);
      return said ?? [...windows].some((folders) => folders.includes(folder));
    },
  };
}

function idOf(task: WorkTask): string | undefined {
  if (task.kind === 'agent') return task.run;
  return task.kind === 'scan' || task.kind === 'check-scan' ? task.scan : undefined;
}
