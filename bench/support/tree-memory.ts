/** Memory of all that a process has started, watched from outside: the most that they held at one moment. */
import { readdirSync, readFileSync } from 'node:fs';

export interface MemoryWatch {
  /** Memory that two processes share counts twice. */
  readonly mostMegabytes: number;
  stop(): void;
}

const everyMs = 100;

export function watchTreeMemory(root: number): MemoryWatch {
  const known = new Set<number>();
  let mostMegabytes = 0;
  const timer = setInterval(() => {
    mostMegabytes = Math.max(mostMegabytes, lookBelow(root, known));
  }, everyMs);
  return {
    get mostMegabytes() {
      return mostMegabytes;
    },
    stop: () => clearInterval(timer),
  };
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly megabytes: number;
}

/** A process that was seen below it stays `known` after its starter has ended, as the backend does. */
function lookBelow(root: number, known: Set<number>): number {
  const processes = listProcesses();
  const running = new Set(processes.map(({ pid }) => pid));
  for (const pid of known) if (!running.has(pid)) known.delete(pid);
  let before: number;
  do {
    before = known.size;
    for (const { pid, parent } of processes) if (parent === root || known.has(parent)) known.add(pid);
  } while (known.size > before);
  return processes.reduce((sum, { pid, megabytes }) => (known.has(pid) ? sum + megabytes : sum), 0);
}

function listProcesses(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
}

/** A process may end while it is looked at, and a thread of the system has no memory. */
function readProcess(pid: number): readonly Process[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
    return [{ pid, parent, megabytes: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024 }];
  } catch {
    return [];
  }
}
