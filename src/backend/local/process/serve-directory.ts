/** One backend a data directory, whatever it serves: the backend lock decides. */
import type { BackendReady } from '../../../contract/backend-start.ts';
import type { UnreadableDatabase } from '../../../contract/unreadable-database.ts';
import { productVersion } from '../../../contract/version.ts';
import type { Logger } from '../../platform/log/logger.ts';
import { acquireBackend } from '../acquire-backend.ts';
import type { BackendArguments } from '../arguments.ts';
import { createToken } from '../token.ts';
import type { Ground } from './announce.ts';
import type { Served } from './run-process.ts';

export interface Opened {
  readonly url: string;
  readonly setAside?: UnreadableDatabase;
  readonly ended: Promise<void>;
}

/** Opens what is served there, or answers with the backend that serves it already. */
export async function serveDirectory(
  options: BackendArguments,
  log: Logger,
  open: (ground: Ground) => Promise<Opened>,
): Promise<Served | BackendReady> {
  const turn = await acquireBackend(options.data);
  if ('url' in turn) {
    const { url, token, pid, version, health } = turn;
    return { url, token, pid, version, ...(health.setAside && { setAside: health.setAside }) };
  }
  try {
    const { promise: ending, resolve: end } = Promise.withResolvers<void>();
    const ground: Ground = { options, log, token: createToken(), ending, end };
    const first = await open(ground);
    const ready: BackendReady = {
      url: first.url,
      token: ground.token,
      pid: process.pid,
      version: productVersion,
      ...(first.setAside && { setAside: first.setAside }),
    };
    const ended = first.ended.finally(() => turn.release());
    return { ready, ending, ended, end };
  } catch (error) {
    turn.release();
    throw error;
  }
}
