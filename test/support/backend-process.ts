/** A backend in a process of its own, from sources or from dist/, as the doors start it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import {
  type BackendFailed,
  type BackendReady,
  backendStartSchema,
} from '../../src/contract/backend-start.ts';
import { type Ask, createAsk } from './ask-backend.ts';
import { copyMigratedPractice } from './migrated-practice.ts';
import { processEntry } from './process-entry.ts';

export const backendEntry = processEntry('backend');

export interface BackendProcess extends BackendReady {
  readonly child: ChildProcess;
  readonly ask: Ask;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>;
}

/**
 * With a practice file that has all migrations and no owner, which an `isEmpty` one has not. Its end is tried again where
 * a backend that is about to end still writes into it.
 */
export async function makeDataDirectory({ isEmpty = false } = {}): Promise<{
  directory: string;
  remove(): Promise<void>;
}> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'vireo-data-'));
  if (!isEmpty) await copyMigratedPractice(directory);
  return {
    directory,
    remove: () => rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

export function exitOf(child: ChildProcess): Promise<number | null> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

export interface SpawnedBackend {
  readonly child: ChildProcess;
  readonly start: BackendReady | BackendFailed;
}

/** Starts it and reads the one line that it prints. */
export async function spawnBackend(
  directory: string,
  args: readonly string[] = [],
  asUser: { readonly uid?: number; readonly gid?: number } = {},
): Promise<SpawnedBackend> {
  const child = spawn(process.execPath, [backendEntry, '--data', directory, '--log-level', 'warn', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { VIREO_CACHE: path.join(directory, 'cache'), ...process.env },
    ...asUser,
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    // Not 'exit', which may come before the last line of a process that ended.
    child.once('close', (code) =>
      reject(new Error(`The backend ended with ${code} before it said anything.`)),
    );
    child.once('error', reject);
  });
  return { child, start: backendStartSchema.parse(JSON.parse(line)) };
}

export async function startBackend(directory: string, args: readonly string[] = []): Promise<BackendProcess> {
  const { child, start } = await spawnBackend(directory, args);
  if ('error' in start) {
    throw new Error(start.error.message);
  }
  const { url, token } = start;
  return {
    ...start,
    child,
    ask: createAsk({ url, token }),
    async kill() {
      child.kill('SIGKILL');
      await exitOf(child);
    },
    async stop() {
      child.kill('SIGTERM');
      return await exitOf(child);
    },
  };
}
