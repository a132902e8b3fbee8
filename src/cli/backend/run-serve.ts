/** Runs dist/backend.js as a child in the foreground: signals go to it, its end is ours. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { backendStartSchema } from '../../contract/backend-start.ts';
import { describeUnreadableDatabase } from '../../contract/local/describe-unreadable-database.ts';
import { assetPath } from '../../workspace/assets.ts';
import { databaseUrlVariable } from '../database-url.ts';
import type { CliIo } from '../io.ts';
import { howToStartEmpty } from './open-api.ts';

export interface ServeRun {
  readonly io: CliIo;
  readonly json: boolean;
  /** Folder of its data. */
  readonly data: string;
  /** Undefined for the file in that folder. */
  readonly databaseUrl?: string | undefined;
}

/** The line of JSON as it is, or what a person wants to know of it; the token is for programs. */
function toOutput(line: string, { json, data }: Pick<ServeRun, 'json' | 'data'>): string {
  const start = backendStartSchema.parse(JSON.parse(line));
  if (json) {
    return `${line}\n`;
  }
  if ('error' in start) {
    return `vireo: ${start.error.message}\n`;
  }
  const { version, url, pid, setAside } = start;
  const question = setAside ? `${describeUnreadableDatabase(setAside)} ${howToStartEmpty({ data })}\n` : '';
  return `${question}Vireo ${version} serves ${url} (process ${pid}). Ctrl-C ends it.\n`;
}

/** The backend's exit code. */
export async function runServe(args: readonly string[], run: ServeRun): Promise<number> {
  const { io, json, data, databaseUrl } = run;
  // The channel tells the backend when this process is gone, however it went.
  const child = spawn(process.execPath, [assetPath('backend.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...io.env, [databaseUrlVariable]: databaseUrl },
  });
  if (child.stdout) {
    createInterface(child.stdout).on('line', (line) => io.out(toOutput(line, { json, data })));
  }
  const end = () => child.kill('SIGTERM');
  process.once('SIGTERM', end);
  io.signal.addEventListener('abort', end, { once: true });
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    // Not 'exit', which may come before the line in which it said why it ended.
    child.once('close', (code) => resolve(code ?? 1));
  });
}
