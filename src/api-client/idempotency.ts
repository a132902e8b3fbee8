/** Which requests may be sent again when no answer came, or the answer was "not now". */
import { type AxiosError, isCancel } from 'axios';

const safeMethods = new Set(['get', 'head', 'put', 'delete']);
const notNow = new Set([429, 502, 503, 504]);

/** A POST that carries its record's id makes one record however often it arrives. */
function carriesId(body: unknown): boolean {
  if (typeof body !== 'string') {
    return typeof body === 'object' && body !== null && 'id' in body && body.id !== undefined;
  }
  return /^\s*\{.*"id"\s*:\s*"/s.test(body);
}

export function mayBeSentTwice(error: AxiosError): boolean {
  if (isCancel(error) || !error.config) {
    return false;
  }
  const again = error.response === undefined || notNow.has(error.response.status);
  const method = error.config.method?.toLowerCase() ?? 'get';
  return again && (safeMethods.has(method) || carriesId(error.config.data));
}
