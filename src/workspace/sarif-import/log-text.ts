/** A log as it lies on disk: packed or not, with or without a byte order mark. */
import { gunzipSync } from 'node:zlib';
import { LogRefused, maxLogBytes } from './refused-log.ts';

const megabytes = maxLogBytes / (1024 * 1024);

/** The value of the JSON. Throws a `LogRefused`. */
export function parseLog(bytes: Buffer): unknown {
  const text = decode(unpack(bytes));
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new LogRefused('unreadable', `The log is not JSON: ${why.slice(0, 200)}`, error);
  }
}

function unpack(bytes: Buffer): Buffer {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isPacked ? gunzip(bytes) : bytes;
  if (plain.length <= maxLogBytes) return plain;
  throw new LogRefused('too-large', `The log is larger than ${megabytes} MB, unpacked.`);
}

function gunzip(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxLogBytes });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge
      ? new LogRefused('too-large', `The log is larger than ${megabytes} MB, unpacked.`, error)
      : new LogRefused('unreadable', 'The log is packed, and damaged: gzip cannot unpack it.', error);
  }
}

function decode(bytes: Buffer): string {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new LogRefused('unreadable', 'The log is no text in UTF-8 or UTF-16.', error);
  }
}
