/** Where the backend logs: stderr in the foreground; detached, a file below the data directory that rotates. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { destination } from 'pino';
import { createLogger, type Logger } from '../platform/log/logger.ts';
import { RotatingFile } from '../platform/log/rotating-file.ts';
import type { BackendArguments } from './arguments.ts';

const limits = { largest: 5 * 1024 * 1024, kept: 4 };

export type LogOptions = Pick<BackendArguments, 'detached' | 'data' | 'log-level'>;

export async function openLog(options: LogOptions): Promise<Logger> {
  const level = options['log-level'];
  if (!options.detached) {
    return createLogger(level, destination({ dest: 2, sync: true }));
  }
  const folder = path.join(options.data, 'logs');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return createLogger(level, new RotatingFile({ file: path.join(folder, 'backend.log'), ...limits }));
}
