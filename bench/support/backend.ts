/**
 * The backend that users run: its bundle, started as the product starts it. From the sources it holds 60 MB more, which is
 * their text. A smoke run, whose figures mean nothing, builds no bundle.
 */
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { ensurePackage } from '../../scripts/start/extension-package.ts';
import { entryOf } from '../../src/connection/backend-entry.ts';
import { backendRuntime } from '../../src/connection/start.ts';
import { processEntry } from '../../test/support/process-entry.ts';
import { isSmoke } from '../size.ts';
import { type ServerProcess, startServer } from './process.ts';

/** `directory` holds its data, or an account; `args` come beside. */
export async function startBackend(directory: string, ...args: readonly string[]): Promise<ServerProcess> {
  const entry = isSmoke ? processEntry('backend') : await builtBackend();
  return await startServer(
    entryOf(entry, directory),
    ['--data', directory, '--log-level', 'warn', ...args],
    backendRuntime,
  );
}

async function builtBackend(): Promise<string> {
  await ensurePackage(projectRoot);
  return path.join(projectRoot, 'dist/backend.js');
}
