/** A request that failed, with the envelope of PRODUCT §9 where the backend answered. */
export interface FieldIssue {
  readonly field: string;
  readonly issue: string;
}

/** The record as it is (null when it is gone), and what was sent. */
export interface Conflict {
  readonly current: unknown;
  readonly sent: unknown;
}

interface Facts {
  readonly code: string;
  readonly status: number | undefined;
  readonly details: readonly FieldIssue[];
  readonly traceId: string | undefined;
  readonly conflict?: Conflict | undefined;
}

export class ApiRequestError extends Error {
  /** Codes of the backend, or `unreachable`, `cancelled`, `unreadable`. */
  readonly code: string;
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  readonly details: readonly FieldIssue[];
  readonly traceId: string | undefined;
  /** Both sides, where the record was changed by somebody else meanwhile. */
  readonly conflict: Conflict | undefined;

  constructor(message: string, facts: Facts, cause: unknown) {
    super(message, { cause });
    this.name = 'ApiRequestError';
    this.code = facts.code;
    this.status = facts.status;
    this.details = facts.details;
    this.traceId = facts.traceId;
    this.conflict = facts.conflict;
  }
}

export function isApiRequestError(error: unknown, code?: string): error is ApiRequestError {
  return error instanceof ApiRequestError && (code === undefined || error.code === code);
}

interface Envelope {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details?: FieldIssue[];
    readonly trace_id?: string;
    readonly conflict?: Conflict;
  };
}

/** Whether a reply is a refusal in the form of the API. */
export function isEnvelope(body: unknown): body is Envelope {
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object';
}

/** The refusal that an envelope carries. */
export function toRefusal({ error }: Envelope, status: number | undefined, cause: unknown): ApiRequestError {
  const { code, message, details = [], trace_id, conflict } = error;
  return new ApiRequestError(message, { code, status, details, traceId: trace_id, conflict }, cause);
}

/** No answer, or one that is no envelope. */
export function toNoAnswer(
  { status, traceId }: Pick<Facts, 'status' | 'traceId'>,
  cause: unknown,
): ApiRequestError {
  const code = status === undefined ? 'unreachable' : 'unreadable';
  const message =
    status === undefined
      ? 'The Vireo backend does not answer.'
      : `The Vireo backend answered ${status} in a form this version cannot read.`;
  return new ApiRequestError(message, { code, status, details: [], traceId }, cause);
}
