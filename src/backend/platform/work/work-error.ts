/** Why the work process has no result. */
import type { FromWork } from '../../../contract/work/work-messages.ts';

/**
 * `refused`: asking again would not help, and the message is for whoever asked. `lost`: the process ended before it
 * answered. `malformed`: it answered what cannot be understood. `disk_full`: nothing more could be written. `failed`: any other error of the work itself.
 */
export type WorkErrorCode = 'refused' | 'lost' | 'malformed' | 'disk_full' | 'failed';

export class WorkError extends Error {
  readonly code: WorkErrorCode;
  /** Of what was refused, why. */
  readonly refusal: string | undefined;
  /** Lost with a process that other tasks ran in, and not known to have ended it. */
  readonly isBystander: boolean;

  constructor(
    code: WorkErrorCode,
    message: string,
    {
      refusal,
      isBystander = false,
      cause,
    }: {
      readonly refusal?: string | undefined;
      readonly isBystander?: boolean;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause });
    this.name = 'WorkError';
    this.code = code;
    this.refusal = refusal;
    this.isBystander = isBystander;
  }

  static is(error: unknown): error is WorkError {
    return error instanceof WorkError;
  }
}

/** What a task ended with, as its process tells. */
export function toWorkError({
  refusal,
  isDiskFull,
  message,
}: Extract<FromWork, { type: 'failed' }>): WorkError {
  if (isDiskFull === true) return new WorkError('disk_full', message);
  return refusal === undefined
    ? new WorkError('failed', message)
    : new WorkError('refused', message, { refusal });
}

/** The same with other words, such as without what one side keeps for itself. */
export function reword(
  { code, message, refusal, isBystander }: WorkError,
  change: (text: string) => string,
): WorkError {
  return new WorkError(code, change(message), { refusal, isBystander });
}
