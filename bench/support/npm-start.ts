/** `npm start` as a user runs it, with a data directory of the bench's own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../scripts/paths.ts';

export interface Started {
  readonly url: string;
  stop(): Promise<void>;
}

export async function npmStart(directory: string, port: number): Promise<Started> {
  const script = path.join(projectRoot, 'scripts/run.mjs');
  const args = [script, 'start', '--no-open', '--port', String(port), '--data', directory];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    return { url: await readAddress(child), stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

async function readAddress(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('npm start has no output to read.');
  for await (const line of createInterface(child.stdout)) {
    const url = textAfter('Vireo is ready', line);
    if (url !== undefined) return url;
  }
  throw new Error('npm start ended before it was ready.');
}

function textAfter(label: string, line: string): string | undefined {
  return line.startsWith(`${label}: `) ? line.slice(label.length + 2) : undefined;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
}
