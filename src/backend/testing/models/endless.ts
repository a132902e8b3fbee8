/** Answers of a provider that have no end, of this or that kind: they are written until whoever reads lets go. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';
import type { Script } from './fault-server.ts';

export interface Endless {
  readonly script: Script;
  /** Bytes that were written, before they were compressed. */
  written(): number;
}

export interface EndlessKind {
  readonly status?: number;
  /** What comes before the piece that is repeated. */
  readonly opening?: Uint8Array | string;
  readonly piece: Uint8Array | string;
  readonly gzip?: boolean;
  /** A reader that takes all of it has taken no notice of any limit. */
  readonly mostBytes?: number;
}

/** A piece of a line, as large as a chunk of the network often is. */
export const letters = 'x'.repeat(64 * 1024);

export function endless(kind: EndlessKind): Endless {
  let written = 0;
  const script: Script = async (reply) => {
    const { status = 200, opening = '', piece, gzip = false, mostBytes = 256 * 1024 * 1024 } = kind;
    const coding = gzip ? { 'content-encoding': 'gzip' } : {};
    reply.writeHead(status, { 'content-type': 'text/event-stream', ...coding });
    const out = gzip ? compressedTo(reply) : reply;
    const gone = new AbortController();
    reply.once('close', () => gone.abort());
    out.write(opening);
    while (!reply.destroyed && written < mostBytes) {
      written += Buffer.byteLength(piece);
      if (out.write(piece)) await new Promise(setImmediate);
      else await once(out, 'drain', { signal: gone.signal });
    }
    out.end();
  };
  return { script, written: () => written };
}

function compressedTo(reply: ServerResponse) {
  const gzip = createGzip();
  reply.once('close', () => gzip.destroy());
  gzip.on('error', () => reply.destroy());
  gzip.pipe(reply);
  return gzip;
}
