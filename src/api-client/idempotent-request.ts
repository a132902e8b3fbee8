/** Which requests may be sent again when no answer came, or the answer was "not now". */
import { parseJson } from '../contract/text/parse-json.ts';

const safeMethods = new Set(['get', 'head', 'put', 'delete']);
const notNow = new Set([429, 502, 503, 504]);

/** A POST that carries its record's id makes one record however often it arrives. */
function carriesId(body: unknown): boolean {
  const record: unknown = typeof body === 'string' ? parseJson(body) : body;
  return typeof record === 'object' && record !== null && 'id' in record && typeof record.id === 'string';
}

/** Axios hands over the text that it sent; a body that is no JSON carries nothing. */

export interface SentRequest {
  readonly method: string;
  /** As it was sent, or before that. */
  readonly body: unknown;
  /** Undefined when no answer came. */
  readonly status: number | undefined;
}

export function isRepeatable({ method, body, status }: SentRequest): boolean {
  const again = status === undefined || notNow.has(status);
  return again && (safeMethods.has(method.toLowerCase()) || carriesId(body));
}
