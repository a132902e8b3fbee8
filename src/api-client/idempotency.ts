/** Which requests may be sent again when no answer came, or the answer was "not now". */
import { type AxiosError, isCancel } from 'axios';

const safeMethods = new Set(['get', 'head', 'put', 'delete']);
const notNow = new Set([429, 502, 503, 504]);

/** A POST that carries its record's id makes one record however often it arrives. */
function carriesId(body: unknown): boolean {
  const record: unknown = typeof body === 'string' ? parseJson(body) : body;
  return typeof record === 'object' && record !== null && 'id' in record && typeof record.id === 'string';
}

/** Axios hands over the text that it sent; a body that is no JSON carries nothing. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function mayBeSentTwice(error: AxiosError): boolean {
  if (isCancel(error) || !error.config) {
    return false;
  }
  const again = error.response === undefined || notNow.has(error.response.status);
  const method = error.config.method?.toLowerCase() ?? 'get';
  return again && (safeMethods.has(method) || carriesId(error.config.data));
}
