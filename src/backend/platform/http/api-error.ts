/**
 * What a caller is told when something is refused: the envelope of PRODUCT §9.
 * Services throw `ApiError` for outcomes that end the request; everything else that is thrown is a bug (500).
 */
import * as z from 'zod';
import { describeUnreadableDatabase } from '../../../contract/local/describe-unreadable-database.ts';
import { type UnreadableDatabase, unreadableDatabaseSchema } from '../../../contract/unreadable-database.ts';
import { asText, joinTexts, type Literal, type Text, text } from '../../../words/text.ts';
import { type SaidWord, wordOf } from '../../../words/word.ts';

/** Closed list: clients branch on it, never on the message. */
export const errorStatus = {
  malformed: 400,
  authorization_pending: 400,
  slow_down: 400,
  access_denied: 400,
  expired_token: 400,
  unauthenticated: 401,
  forbidden: 403,
  host_not_allowed: 403,
  cross_site: 403,
  confirmation_needed: 403,
  second_factor_needed: 403,
  not_found: 404,
  timed_out: 408,
  conflict: 409,
  id_taken: 409,
  timer_running: 409,
  no_timer_running: 409,
  clock_set_back: 409,
  project_archived: 409,
  client_archived: 409,
  entry_locked: 409,
  entry_overlaps: 409,
  daily_limit: 409,
  field_missing: 409,
  state_forbids: 409,
  already_billed: 409,
  signed_out: 409,
  gone: 410,
  stale_version: 412,
  too_large: 413,
  misdirected: 421,
  invalid: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
  store_set_aside: 503,
  disk_full: 507,
} as const;
export type ErrorCode = keyof typeof errorStatus;

export interface FieldIssue {
  /** Path of the field in the request, e.g. `hourlyRate.minor`; empty for the whole. */
  readonly field: string;
  /** A string is a key of the catalogue as a whole. */
  readonly issue: string | Text;
}

const issuesAtMost = 20;
const fieldLengthAtMost = 200;

/** As much of what is wrong with a request as helps; a request of a megabyte holds a hundred thousand faults. */
export function boundIssues(issues: readonly FieldIssue[]): {
  readonly details: readonly FieldIssue[];
  /** ` (and 7 more)`, or nothing. */
  readonly more: string | Text;
} {
  const details = issues.slice(0, issuesAtMost).map(({ field, issue }) => ({
    field: cut(field),
    issue: String(issue).length > fieldLengthAtMost ? cut(String(issue)) : issue,
  }));
  const rest = issues.length - details.length;
  return { details, more: rest > 0 ? text` (and ${rest} more)` : '' };
}

/** `name: is missing; note: is too long`. */
export function listIssues(issues: readonly FieldIssue[]): Text {
  const named = issues.map(({ field, issue }) => (field ? sayOf(field, issue) : asText(issue)));
  return joinTexts(named, '; ');
}

const sayOf = (field: string, issue: string | Text): Text => text`${field}: ${asText(issue)}`;

function cut(text: string): string {
  return text.length > fieldLengthAtMost ? `${text.slice(0, fieldLengthAtMost)}…` : text;
}

/** Its `message` is English, for logs and programs; a person reads `said` in their language. */
export class ApiError<const Message extends string = string> extends Error {
  readonly code: ErrorCode;
  readonly said: Text;
  readonly details: readonly FieldIssue[];

  constructor(
    code: ErrorCode,
    said: Text | Literal<Message>,
    details: readonly FieldIssue[] = [],
    cause?: unknown,
  ) {
    super(String(said), { cause });
    this.name = 'ApiError';
    this.code = code;
    this.said = asText(said);
    this.details = details;
  }

  get status(): number {
    return errorStatus[this.code];
  }

  static is(error: unknown): error is ApiError {
    return error instanceof ApiError;
  }
}

/** Too often: when it may be tried again is part of the answer. */
export class LimitError extends ApiError {
  readonly waitMs: number;

  /** @param why without an end: `This key may ask 600 times a minute` */
  constructor(why: Text, waitMs: number) {
    super('too_many_requests', text`${why}: try again in ${Math.max(1, Math.ceil(waitMs / 1_000))} s.`);
    this.waitMs = waitMs;
  }
}

/** Both sides of a conflict, so that a person can choose; `current` is null when the record is gone. */
export interface Conflict {
  readonly current: unknown;
  readonly sent: unknown;
}

export class ConflictError<const Message extends string = string> extends ApiError<Message> {
  readonly conflict: Conflict;

  constructor(code: ErrorCode, said: Text | Literal<Message>, conflict: Conflict) {
    super(code, said);
    this.conflict = conflict;
  }
}

/** Nothing is served before the user has answered what becomes of a database that could not be used. */
export class SetAsideApiError extends ApiError {
  readonly setAside: UnreadableDatabase;

  constructor(setAside: UnreadableDatabase) {
    super(
      'store_set_aside',
      text`${describeUnreadableDatabase(setAside)} Nothing is recorded until you start empty.`,
    );
    this.setAside = setAside;
  }
}

/** One field is wrong: 422 with its name. */
export function invalidField<const Issue extends string>(
  field: string,
  issue: Text | Literal<Issue>,
): ApiError {
  return new ApiError('invalid', sayOf(field, issue), [{ field, issue }]);
}

/** `what` it is a record of. */
export class NotFoundError extends ApiError {
  readonly what: string;

  constructor(what: string) {
    super('not_found', text`There is no such ${wordOf(what)}.`);
    this.what = what;
  }
}

/** The record is not there, or is another organization's: told apart by nobody. */
export function notFound(what: SaidWord): ApiError {
  return new NotFoundError(what);
}

export const errorEnvelopeSchema = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.array(z.object({ field: z.string(), issue: z.string() })),
      trace_id: z.string(),
      conflict: z
        .object({ current: z.unknown(), sent: z.unknown() })
        .optional()
        .meta({ description: 'The record as it is (null when it is gone), and what was sent.' }),
      setAside: unreadableDatabaseSchema
        .optional()
        .meta({ description: 'Of `store_set_aside`: where the database was moved, when, and why.' }),
    }),
  })
  .meta({ id: 'ErrorEnvelope' });
export type ErrorEnvelope = z.infer<typeof errorEnvelopeSchema>;
