import { get, type IncomingMessage } from 'node:http';

const timeoutMs = 3_000;
/** What says that a backend is healthy is some hundred bytes. */
const maxBytes = 100_000;

async function readText(reply: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of reply) {
    bytes += part.length;
    if (bytes > maxBytes) throw new Error('The reply is too long.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** What a server of this machine answers; undefined where it gives no JSON, or nothing in time. */
export async function readJson(url: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get(url, { headers, signal: AbortSignal.timeout(timeoutMs) }, resolve).on('error', reject);
  try {
    return JSON.parse(await readText(await promise));
  } catch {
    return undefined;
  }
}
