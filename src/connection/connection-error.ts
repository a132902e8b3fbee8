/** Why there is no backend to talk to; the message is a sentence for the user that says what to do. */
export type ConnectionErrorCode =
  | 'cannot_start'
  | 'no_answer'
  | 'newer_backend'
  | 'data_directory'
  | 'database';

export class ConnectionError extends Error {
  readonly code: ConnectionErrorCode;

  constructor(code: ConnectionErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ConnectionError';
    this.code = code;
  }
}
