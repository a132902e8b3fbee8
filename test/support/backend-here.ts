/**
 * A backend in this process, with its store, lock and discovery file as a process of its own has them: for files that
 * need a new practice for each test. What a signal, a crash or a second process does needs `startBackend`.
 */
import { destination } from 'pino';
import { parseBackendArguments } from '../../src/backend/local/arguments.ts';
import { serveLocal } from '../../src/backend/local/serve.ts';
import { createLogger } from '../../src/backend/platform/log/logger.ts';
import type { BackendReady } from '../../src/contract/backend-start.ts';
import { type Ask, createAsk } from './ask-backend.ts';

export interface BackendHere extends BackendReady {
  readonly ask: Ask;
  stop(): Promise<void>;
}

/** @throws Error where another backend serves the directory */
export async function startBackendHere(directory: string): Promise<BackendHere> {
  const options = parseBackendArguments(['--data', directory, '--log-level', 'warn']);
  const log = createLogger(options['log-level'], destination({ dest: 2, sync: true }));
  const served = await serveLocal(options, log);
  if (!('ready' in served)) throw new Error(`Another backend serves ${directory}.`);
  return {
    ...served.ready,
    ask: createAsk(served.ready),
    async stop() {
      served.end();
      await served.ended;
    },
  };
}
