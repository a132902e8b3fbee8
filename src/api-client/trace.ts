/** The trace that a request begins, as W3C Trace Context writes it: the backend logs and answers under its id. */

export const traceparent = 'traceparent';

function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(values, (value) => value.toString(16).padStart(2, '0')).join('');
}

export function createTraceparent(): string {
  return `00-${randomHex(16)}-${randomHex(8)}-01`;
}

/** The trace id in a header of ours; undefined where there is none. */
export function findTraceId(header: unknown): string | undefined {
  return typeof header === 'string' ? header.split('-')[1] : undefined;
}
