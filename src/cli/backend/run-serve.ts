/** Runs dist/backend.js, or a server's main, as a child in the foreground: signals go to it, its end is ours. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { entryOf } from '../../connection/index.ts';
import {
  type BackendFailed,
  backendFailedSchema,
  backendStartSchema,
  teamHelpSchema,
  teamStartSchema,
} from '../../contract/backend-start.ts';
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

interface Main {
  readonly entry: 'backend.js' | 'backend-team.js';
  /** What a person wants to know of its line of JSON. */
  describe(line: unknown, run: ServeRun): string;
}

/** The token is for programs. */
function describeBackend(line: unknown, { data }: ServeRun): string {
  const start = backendStartSchema.parse(line);
  if ('error' in start) return describeFailure(start);
  const { version, url, pid, setAside } = start;
  const question = setAside ? `${describeUnreadableDatabase(setAside)} ${howToStartEmpty({ data })}\n` : '';
  return `${question}Vireo ${version} serves ${url} (process ${pid}). Ctrl-C ends it.\n`;
}

function describeServer(line: unknown): string {
  const start = teamStartSchema.parse(line);
  if ('error' in start) return describeFailure(start);
  const { version, url, listening, pid } = start;
  return `Vireo ${version} serves ${url} at ${listening} (process ${pid}). Ctrl-C ends it.\n`;
}

function describeHelp(line: unknown): string {
  const done = z.union([teamHelpSchema, backendFailedSchema]).parse(line);
  if ('error' in done) return describeFailure(done);
  if ('passwordLink' in done)
    return `Give this link to ${done.passwordLink.email}, and to no other person. It sets another password, once, within an hour: ${done.passwordLink.link}\n`;
  const { email } = done.secondFactorReset;
  return `The second factor of ${email} was removed and its sessions have ended. They sign in by their password, and hear of it from you alone.\n`;
}

const describeFailure = ({ error }: BackendFailed) => `vireo: ${error.message}\n`;

export const localMain: Main = { entry: 'backend.js', describe: describeBackend };
/** It does one thing, and ends. */
export const helpMain: Main = { entry: 'backend-team.js', describe: describeHelp };
export const teamMain: Main = { entry: 'backend-team.js', describe: describeServer };

/** The backend's exit code. */
export async function runServe(main: Main, args: readonly string[], run: ServeRun): Promise<number> {
  const { io, json, data, databaseUrl } = run;
  // The channel tells the backend when this process is gone, however it went.
  const child = spawn(process.execPath, [entryOf(assetPath(main.entry), data), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...io.env, [databaseUrlVariable]: databaseUrl },
  });
  if (child.stdout) {
    createInterface(child.stdout).on('line', (line) =>
      io.out(json ? `${line}\n` : main.describe(JSON.parse(line), run)),
    );
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
