/**
 * The `vireo` command in a process of its own: for exit codes, signals, pipes, locks and two commands at once. What a
 * command does is shown by `runCli`, which starts none.
 */
import { spawn } from 'node:child_process';
import { processEntry } from './process-entry.ts';

export const cliEntry = processEntry('cli');

export interface CliProcessResult {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runCliProcess(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<CliProcessResult> {
  const child = spawn(process.execPath, [cliEntry, ...args], {
    cwd: options.cwd,
    env: { ...process.env, TZ: 'Europe/Berlin', NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}
