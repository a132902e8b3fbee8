/** What the system tells of a process that somebody else started: which one it is, its memory, its threads. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The system tells it only where there is a /proc. */
export const canReadProcesses = existsSync('/proc/self/status');

/** The one process whose command line holds all of `parts`. */
export function findProcess(...parts: readonly string[]): number {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => parts.every((part) => readOrEmpty(`/proc/${pid}/cmdline`).includes(part)));
  const [pid] = found;
  if (pid === undefined || found.length > 1) {
    throw new Error(`${found.length} processes have ${parts.join(' and ')} in their command line.`);
  }
  return Number(pid);
}

/** Megabytes of memory that it holds, those of its threads included. */
export function residentMegabytes(pid: number): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  if (found === null) throw new Error(`The system does not tell the memory of process ${pid}.`);
  return Number(found[1]) / 1024;
}

/** Processor time that it has used, its threads included. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold blanks: fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Of Linux, whatever the machine. */
const ticksPerSecond = 100;

/** Worker threads to which their creator gave no name; Node calls these by a name of its own. */
export function countScanWorkers(pid: number): number {
  return readdirSync(`/proc/${pid}/task`).filter(
    (thread) => readOrEmpty(`/proc/${pid}/task/${thread}/comm`).trim() === 'WorkerThread',
  ).length;
}

/** A process or thread may end while it is looked at. */
function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
