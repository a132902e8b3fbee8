/** Why the work process has no result. */

/**
 * `refused`: asking again would not help, and the message is for whoever asked. `lost`: the process ended before it
 * answered. `malformed`: it answered what cannot be understood. `failed`: any other error of the work itself.
 */
export type WorkErrorCode = 'refused' | 'lost' | 'malformed' | 'failed';

export class WorkError extends Error {
  readonly code: WorkErrorCode;
  /** Of what was refused, why. */
  readonly refusal: string | undefined;

  constructor(
    code: WorkErrorCode,
    message: string,
    { refusal, cause }: { readonly refusal?: string | undefined; readonly cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'WorkError';
    this.code = code;
    this.refusal = refusal;
  }

  static is(error: unknown): error is WorkError {
    return error instanceof WorkError;
  }
}
