/** What stops work with advisories; the message is for the user. */
export type AdvisoryErrorCode = 'no-database' | 'damaged' | 'unreadable' | 'busy' | 'network';

export class AdvisoryError extends Error {
  readonly code: AdvisoryErrorCode;
  constructor(code: AdvisoryErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'AdvisoryError';
    this.code = code;
  }
}

export function isAdvisoryError(error: unknown): error is AdvisoryError {
  return error instanceof AdvisoryError;
}
