/** Where the backend logs: stderr in the foreground; detached, a file below the data directory that starts anew when it is large. */
import { mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { destination } from 'pino';
import { createLogger, type Logger } from '../platform/log/logger.ts';
import type { BackendArguments } from './arguments.ts';

const largeBytes = 5 * 1024 * 1024;

async function rotate(file: string): Promise<void> {
  const size = await stat(file).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size > largeBytes) {
    await rename(file, `${file}.1`);
  }
}

export async function openLog(options: BackendArguments): Promise<Logger> {
  const level = options['log-level'];
  if (!options.detached) {
    return createLogger(level, destination({ dest: 2, sync: true }));
  }
  const folder = path.join(options.data, 'logs');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'backend.log');
  await rotate(file);
  return createLogger(level, destination({ dest: file, sync: true }));
}
