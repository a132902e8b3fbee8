/**
 * SQLite writes a log frame as a header and a page, one after the other, some ten pieces a commit. Gathered, they
 * are one call. Nothing is held back over a sync: before that, and before any other use of a file, they are written.
 */
import fs from 'node:fs';

const capacityBytes = 256 * 1024;

export class GatheredWrites {
  readonly #bytes = new Uint8Array(capacityBytes);
  #fd = -1;
  #start = 0;
  #length = 0;

  /** Continues what was gathered, or writes that and begins anew. */
  add(fd: number, bytes: Uint8Array, position: number): void {
    const continues = fd === this.#fd && position === this.#start + this.#length;
    if (!continues || this.#length + bytes.length > capacityBytes) {
      this.flush();
      this.#fd = fd;
      this.#start = position;
    }
    if (bytes.length > capacityBytes) {
      writeAll(fd, bytes, position);
    } else {
      this.#bytes.set(bytes, this.#length);
      this.#length += bytes.length;
    }
  }

  /** What cannot be written is given up: SQLite learns it from the call that asked, and rolls back. */
  flush(): void {
    if (this.#length === 0) return;
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    writeAll(this.#fd, bytes, this.#start);
  }
}

function writeAll(fd: number, bytes: Uint8Array, position: number): void {
  let written = 0;
  while (written < bytes.length) {
    written += fs.writeSync(fd, bytes, written, bytes.length - written, position + written);
  }
}
