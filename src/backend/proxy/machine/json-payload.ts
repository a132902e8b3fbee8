/** JSON that goes through here, where this machine has something of its own to put in. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseJson } from '../../../contract/text/parse-json.ts';
import { ApiError } from '../../platform/http/api-error.ts';
import { readBounded } from '../read-bounded.ts';

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
type JsonObject = Readonly<Record<string, unknown>>;

/** A page of 500 projects with their patterns, or of requests with what they wait for. */
const longestAnswerBytes = 64 * 1024 * 1024;

/** Undefined where it is no text of JSON. */
export async function readPayload(payload: unknown): Promise<string | undefined> {
  if (typeof payload === 'string') return payload;
  if (Buffer.isBuffer(payload)) return payload.toString('utf8');
  if (!(payload instanceof ReadableStream)) return undefined;
  const text = await readBounded(new Response(payload), longestAnswerBytes);
  if (text === undefined)
    throw new ApiError('unavailable', 'The answer of the server broke off, or is too long.');
  return text === '' ? undefined : text;
}

export function parseObject(body: unknown): JsonObject | undefined {
  const parsed = Buffer.isBuffer(body) ? parseJson(body.toString('utf8')) : undefined;
  return isObject(parsed) ? parsed : undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** That of the path, in lower case as records have it. */
export function idOf({ params }: FastifyRequest): string | undefined {
  if (typeof params !== 'object' || params === null || !('id' in params)) return undefined;
  return typeof params.id === 'string' ? params.id.toLowerCase() : undefined;
}
