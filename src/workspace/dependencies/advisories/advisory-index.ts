/**
 * An index by package: entries of eight bytes of a hash, six of an offset and four of a length, sorted. It is searched
 * as it lies on disk, so opening a database of 300,000 advisories reads 5 MB and parses nothing.
 */
import { createHash } from 'node:crypto';

const entryBytes = 18;
const hashBytes = 8;

export interface RecordPlace {
  readonly offset: number;
  readonly length: number;
}

/** The key of a package. Hashes may collide: whoever reads a record looks whether it names the package. */
export function keyOf(ecosystem: string, canonicalName: string): Buffer {
  return createHash('sha256').update(`${ecosystem}\0${canonicalName}`).digest().subarray(0, hashBytes);
}

export class IndexBuilder {
  #buffer = Buffer.alloc(entryBytes * 1024);
  #count = 0;

  add(key: Buffer, { offset, length }: RecordPlace): void {
    const at = this.#count * entryBytes;
    if (at + entryBytes > this.#buffer.length)
      this.#buffer = Buffer.concat([this.#buffer, Buffer.alloc(this.#buffer.length)]);
    key.copy(this.#buffer, at);
    this.#buffer.writeUIntBE(offset, at + hashBytes, 6);
    this.#buffer.writeUInt32BE(length, at + hashBytes + 6);
    this.#count += 1;
  }

  finish(): Buffer {
    const entries = Array.from({ length: this.#count }, (_none, index) =>
      this.#buffer.subarray(index * entryBytes, (index + 1) * entryBytes),
    );
    return Buffer.concat(entries.sort((a, b) => Buffer.compare(a, b)));
  }
}

/** Places of the records of a key, in the order of the file. */
export function searchIndex(index: Buffer, key: Buffer): readonly RecordPlace[] {
  const count = Math.floor(index.length / entryBytes);
  const compareAt = (at: number): number =>
    index.compare(key, 0, hashBytes, at * entryBytes, at * entryBytes + hashBytes);
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareAt(middle) < 0) low = middle + 1;
    else high = middle;
  }
  const found: RecordPlace[] = [];
  for (let at = low; at < count && compareAt(at) === 0; at += 1) {
    const start = at * entryBytes + hashBytes;
    found.push({ offset: index.readUIntBE(start, 6), length: index.readUInt32BE(start + 6) });
  }
  return found;
}
