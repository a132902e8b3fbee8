/** The one edge where errors become HTTP replies. A 5xx says nothing of its cause; the log has it, under the same trace id. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { diskFullMessage, isDiskFull } from '../../../contract/local/disk-full.ts';
import { AmountTooLarge } from '../../../domain/exact.ts';
import { catalogueOf, type Language } from '../../../words/catalogues.ts';
import { asText, type Catalogue, say, type Text, text } from '../../../words/text.ts';
import { type DatabaseErrorCode, isDatabaseError, isPrimaryKeyTaken } from '../db/database-error.ts';
import { FileStoreError } from '../files/file-store.ts';
import { WorkError } from '../work/work-error.ts';
import {
  ApiError,
  boundIssues,
  ConflictError,
  type ErrorCode,
  type ErrorEnvelope,
  errorStatus,
  type FieldIssue,
  LimitError,
  listIssues,
  SetAsideApiError,
} from './api-error.ts';
import { languageOfHeader } from './language/person-language.ts';
import { explainMissing } from './refusals/explain-missing.ts';
import { fromFileStore } from './refusals/refused-by-files.ts';
import { fromRefusal } from './refusals/refused-by-store.ts';
import { sayIssue } from './refusals/schema-issues.ts';
import { newTraceId, traceHeader } from './trace.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The field that makes a body larger than its route takes, and what is allowed. */
    readonly tooLarge?: FieldIssue;
  }
}

type ValidationIssue = NonNullable<FastifyError['validation']>[number];

/** An unknown key is an issue of its own: zod tells all of one object in one text. */
function issuesOf({ instancePath, keyword, params, message }: ValidationIssue): FieldIssue[] {
  const place = instancePath.split('/').filter(Boolean);
  const keys: unknown = params['keys'];
  if (!Array.isArray(keys)) {
    const issue = message === undefined ? 'is not valid' : sayIssue({ code: keyword, message, params });
    return [{ field: place.join('.'), issue }];
  }
  return keys.map((key) => ({
    field: [...place, String(key)].join('.'),
    issue: 'is not a field of this request',
  }));
}

/** Not JSON, no URL, a path too long, a content type that no route takes: PRODUCT §9 has one status for them. */
const unreadable: ReadonlySet<number> = new Set([400, 414, 415]);

/** Errors that Fastify itself raises before a route runs. */
function fromFastify(error: FastifyError): ApiError | undefined {
  if (error.statusCode === 413) {
    return new ApiError('too_large', 'The request is larger than this route takes.', [], error);
  }
  if (unreadable.has(error.statusCode ?? 0)) {
    return new ApiError('malformed', text`The request could not be read: ${error.message}`, [], error);
  }
  return undefined;
}

const unavailableTexts: Partial<Record<DatabaseErrorCode, Text>> = {
  'read-only': text`The database is read-only: check the permissions of the data folder, or of the database server. Nothing was changed.`,
  io: text`The disk reported an error. Nothing was changed; check the disk before going on.`,
  timeout: text`The database took too long to answer. Nothing was changed; try again.`,
  unavailable: text`The database does not answer. Nothing was changed; try again.`,
  locked: text`Another process holds the database. Nothing was changed; try again.`,
  'lease-expired': text`The computer was too busy to finish. Nothing was changed; try again.`,
  closed: text`The backend is shutting down; try again in a moment.`,
};

function diskFull(cause: unknown): ApiError {
  return new ApiError('disk_full', text`${asText(diskFullMessage)} Nothing was changed.`, [], cause);
}

function fromDatabase(error: unknown): ApiError | undefined {
  if (!isDatabaseError(error)) {
    return undefined;
  }
  if (isPrimaryKeyTaken(error)) {
    const details = [{ field: 'id', issue: 'is taken' }];
    return new ApiError('id_taken', 'This id is taken by another record: make a new one.', details, error);
  }
  // A schema let pass what no database keeps (NUL, a number that is none): still the request's fault, and logged.
  if (error.code === 'invalid-parameter') {
    return new ApiError('invalid', 'The request holds a value that cannot be stored.', [], error);
  }
  // Read or written: a sum of what is stored can be that large, too.
  if (error.code === 'unsafe-integer') {
    return new ApiError('invalid', 'A number, or a sum of them, is too large to be kept exactly.', [], error);
  }
  if (error.code === 'unique' || error.code === 'conflict') {
    return new ApiError('conflict', 'Another change got there first; load it and try again.', [], error);
  }
  // A lock of the database (migrations/0002-money-locks.ts): somebody submitted or issued it in the meantime.
  if (error.code === 'trigger') {
    return new ApiError('state_forbids', text`${asText(error.message)} Nothing was changed.`, [], error);
  }
  if (error.code === 'disk-full') return diskFull(error);
  const unavailable = unavailableTexts[error.code];
  return unavailable === undefined ? fromRefusal(error) : new ApiError('unavailable', unavailable, [], error);
}

/** The work process: what it refuses is the caller's to change, and a process that ended is restarted. */
function fromWork(error: unknown): ApiError | undefined {
  if (!WorkError.is(error)) {
    return undefined;
  }
  if (error.code === 'disk_full') return diskFull(error);
  if (error.code === 'refused') {
    return new ApiError('state_forbids', asText(error.message), [], error);
  }
  if (error.code === 'lost') {
    return new ApiError('unavailable', text`${asText(error.message)} Try again in a moment.`, [], error);
  }
  return new ApiError(
    'internal',
    "Vireo couldn't finish this. The log has the details under this trace id.",
    [],
    error,
  );
}

/** What HTTP, the database, work, files and the disk say of themselves. */
function fromPlatform(error: unknown): ApiError | undefined {
  const known = error instanceof Error ? fromFastify(error as FastifyError) : undefined;
  return (
    known ??
    fromDatabase(error) ??
    fromWork(error) ??
    (error instanceof FileStoreError ? fromFileStore(error) : undefined) ??
    (isDiskFull(error) ? diskFull(error) : undefined)
  );
}

export function toApiError(error: unknown): ApiError {
  if (ApiError.is(error)) {
    return error;
  }
  // Sums of what was stored, in any report: nothing of it is a fault of ours.
  if (error instanceof AmountTooLarge) {
    return new ApiError('invalid', asText(error.message), [], error);
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const { details, more } = boundIssues((error.validation ?? []).flatMap(issuesOf));
    return new ApiError('invalid', text`${listIssues(details)}${more}`, details, error);
  }
  return (
    fromPlatform(error) ??
    new ApiError(
      'internal',
      'Something went wrong in Vireo. The log has the details under this trace id.',
      [],
      error,
    )
  );
}

/** In English without a catalogue. */
export function toEnvelope(error: ApiError, traceId: string, catalogue?: Catalogue): ErrorEnvelope {
  const { code } = error;
  const message = say(error.said, catalogue);
  const details = error.details.map(({ field, issue }) => ({ field, issue: say(issue, catalogue) }));
  const conflict = error instanceof ConflictError ? { conflict: error.conflict } : {};
  const setAside = error instanceof SetAsideApiError ? { setAside: error.setAside } : {};
  return { error: { code, message, details, trace_id: traceId, ...conflict, ...setAside } };
}

/** Nothing went wrong that the log did not tell at the start. */
const expected: ReadonlySet<string> = new Set<ErrorCode>(['store_set_aside']);

/** A body that was refused unread has one field that can be that large. */
function nameLargeField(error: ApiError, { routeOptions }: FastifyRequest): ApiError {
  const { tooLarge } = routeOptions.config;
  if (error.code !== 'too_large' || tooLarge === undefined || error.details.length > 0) return error;
  return new ApiError('too_large', listIssues([tooLarge]), [tooLarge], error);
}

function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const apiError = nameLargeField(toApiError(error), request);
  if (apiError.status >= 500 && !expected.has(apiError.code)) {
    request.log.error({ err: error }, 'request failed');
  } else if (isDatabaseError(error)) {
    request.log.warn({ err: error }, 'the database refused what the schema let pass');
  }
  if (apiError.status === errorStatus.too_many_requests) reply.header('retry-after', waitOf(apiError));
  return reply
    .code(apiError.status)
    .type('application/json')
    .send(toEnvelope(apiError, request.id, catalogueOf(languageOf(request))));
}

/** The pages of a server are English, and send no token: what they show of a refusal is English, too. */
export function languageOf({ headers }: Pick<FastifyRequest, 'headers'>): Language {
  const isClient = headers.authorization !== undefined;
  return (isClient ? languageOfHeader(headers['accept-language']) : undefined) ?? 'en';
}

/** Of what waits for others and not for a limit, such as a file behind another, when it is over is not known. */
const usualWaitS = 5;

/** Whole seconds. */
function waitOf(error: ApiError): number {
  return error instanceof LimitError ? Math.max(1, Math.ceil(error.waitMs / 1_000)) : usualWaitS;
}

/** What cannot be routed (a malformed path) comes before any hook, so it gets its trace header here. */
export function answerUnrouted(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  handleError(error, request, reply.header(traceHeader, request.id));
}

const garbageErrors: Readonly<Record<string, ApiError>> = {
  HPE_HEADER_OVERFLOW: new ApiError('too_large', 'The headers are larger than this backend takes.'),
  ERR_HTTP_REQUEST_TIMEOUT: new ApiError('timed_out', 'The request took too long to arrive.'),
};
const notHttp = new ApiError('malformed', 'The request is not HTTP that this backend can read.');

/** What is not HTTP at all has no request and no reply, only a socket; it gets the envelope anyway. */
export function answerGarbage(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const told = garbageErrors[error.code ?? ''] ?? notHttp;
    const body = JSON.stringify(toEnvelope(told, newTraceId()));
    const head = `HTTP/1.1 ${told.status} ${STATUS_CODES[told.status]}\r\nConnection: close`;
    const length = Buffer.byteLength(body);
    socket.write(`${head}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`);
  }
  socket.destroy(error);
}

export function registerErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) =>
    handleError(await explainMissing(error, request), request, reply),
  );
}

/** Why a path that no route has is refused. */
export type Unrouted = (request: FastifyRequest) => Promise<ApiError>;

/** Before the body is looked at: what it holds, and in which format, says nothing of a path that is not there. */
export function registerNotFound(app: FastifyInstance, describe: Unrouted = describeNotFound): void {
  app.addHook('onRequest', async (request) => {
    if (request.is404) throw await describe(request);
  });
}

async function describeNotFound({ method, url }: FastifyRequest): Promise<ApiError> {
  return new ApiError('not_found', text`There is no ${method} ${url.split('?')[0] ?? ''}.`);
}
