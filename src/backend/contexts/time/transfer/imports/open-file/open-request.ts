/** The body of a large request: its file stays in the thread, the rest is checked by the backend's schema. */
import { ApiError } from '../../../../../platform/http/api-error.ts';
import { isTooDeep } from '../../../../../platform/http/json-body.ts';

/** What stands beside the file: names and options. */
const mostBesideBytes = 1024 * 1024;

export interface OpenedRequest {
  readonly envelope: unknown;
  readonly text: string;
}

function parse(bytes: Uint8Array): unknown {
  const json = decode(bytes);
  if (isTooDeep(json)) throw new ApiError('malformed', 'The request is nested deeper than 64 levels.');
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) throw new ApiError('malformed', 'The body is not valid JSON.');
    throw error;
  }
}

function decode(bytes: Uint8Array): string {
  // As the server decodes a small body, broken letters among it.
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** Throws an `ApiError`. */
export function openRequest(bytes: Uint8Array): OpenedRequest {
  const body = parse(bytes);
  if (typeof body !== 'object' || body === null || !('file' in body) || typeof body.file !== 'string') {
    return { envelope: requireSmall(body), text: '' };
  }
  const { file: text, ...rest } = body;
  return { envelope: { ...(requireSmall(rest) as object), file: '' }, text };
}

function requireSmall(value: unknown): unknown {
  const size = JSON.stringify(value).length;
  if (size <= mostBesideBytes) return value;
  throw new ApiError(
    'too_large',
    'All fields beside file may have 1 MB together: shorten map, or split it and the file.',
  );
}
