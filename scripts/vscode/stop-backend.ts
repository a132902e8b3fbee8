/** Ends the local backend of one data directory: it is detached on purpose, so nobody else would. */

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { discoverySchema } from '../../src/contract/discovery.ts';
import { discoveryFileName } from '../../src/contract/local/backend-names.ts';

const politeMs = 5_000;
const pollMs = 50;

/** Asks it to end and waits; what does not end in time is killed. Nothing there is what was wanted. */
export async function stopBackend(
  dataDirectory: string,
  signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
): Promise<void> {
  const pid = await findBackend(dataDirectory);
  if (pid === undefined || !send(pid, signal)) return;
  const deadline = Date.now() + politeMs;
  while (isRunning(pid)) {
    if (Date.now() > deadline) send(pid, 'SIGKILL');
    if (Date.now() > deadline + politeMs)
      throw new Error(`The backend (process ${pid}) does not end, even killed.`);
    await delay(pollMs);
  }
}

/** Its process id by the discovery file; undefined when there is none, or the file is not whole. */
export async function findBackend(dataDirectory: string): Promise<number | undefined> {
  const text = await readFile(path.join(dataDirectory, discoveryFileName), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : discoverySchema.safeParse(parseJson(text)).data?.pid;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Half written: there is no backend to be found by it.
  }
}

/** Its parent may be gone before it: whoever takes its place may let seconds pass until it looks after the dead. */
export function isRunning(pid: number): boolean {
  return send(pid, 0) && !isZombie(pid);
}

/** Linux tells in the first field behind the name, which stands in brackets (proc(5)); elsewhere nothing is known. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** False when there is no such process. Signal 0 only asks. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
