/** Why a client has no practice to talk to. */
import { describeUnreadableDatabase } from '../contract/local/describe-unreadable-database.ts';
import type { UnreadableDatabase } from '../contract/unreadable-database.ts';

/** Why there is no backend to talk to; the message is a sentence for the user that says what to do. */
export type ConnectionErrorCode =
  | 'cannot_start'
  | 'no_answer'
  | 'newer_backend'
  | 'data_directory'
  | 'database'
  | 'store_set_aside'
  | 'signed_out';

export class ConnectionError extends Error {
  readonly code: ConnectionErrorCode;
  /** Of `store_set_aside`: what the user is asked about. */
  readonly setAside: UnreadableDatabase | undefined;

  constructor(code: ConnectionErrorCode, message: string, cause?: unknown, setAside?: UnreadableDatabase) {
    super(message, { cause });
    this.name = 'ConnectionError';
    this.code = code;
    this.setAside = setAside;
  }
}

/** There is a backend, and all that it serves is a question. */
export function setAsideError(setAside: UnreadableDatabase): ConnectionError {
  return new ConnectionError(
    'store_set_aside',
    String(describeUnreadableDatabase(setAside)),
    undefined,
    setAside,
  );
}
