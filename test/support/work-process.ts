/** The work process of a backend, as the system tells of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The system tells of processes only where there is a /proc. */
export const canReadProcesses = existsSync('/proc/self/status');

const command = /(?:dist\/work\.js|src\/backend\/work\/main\.ts)/;

/** Undefined while there is none. */
export function findWorkProcess(backend: number): number | undefined {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = pids.find((pid) => parentOf(pid) === backend && command.test(read(`/proc/${pid}/cmdline`)));
  return found === undefined ? undefined : Number(found);
}

export function environmentOf(pid: number): Readonly<Record<string, string>> {
  const pairs = read(`/proc/${pid}/environ`).split('\0').filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s, 2)));
}

export function argumentsOf(pid: number): readonly string[] {
  return read(`/proc/${pid}/cmdline`).split('\0').filter(Boolean);
}

/** A process that has ended and that nobody has asked about yet counts as gone. */
export function isAlive(pid: number): boolean {
  const status = read(`/proc/${pid}/status`);
  return status !== '' && !/^State:\s+Z/m.test(status);
}

function parentOf(pid: string): number {
  return Number(/^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1]);
}

/** A process may end while it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
