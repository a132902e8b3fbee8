/** Text, bytes and pointers in the memory of the WebAssembly, and one scratch area that grows with need. */
import type { SqliteExports } from './sqljs-module.ts';

const firstScratchBytes = 64 * 1024;

export class WasmMemory {
  readonly #exports: SqliteExports;
  readonly #encoder = new TextEncoder();
  #bytes: Buffer<ArrayBuffer>;
  #scratch = 0;
  #scratchBytes = 0;

  constructor(exports: SqliteExports) {
    this.#exports = exports;
    this.#bytes = Buffer.from(exports.memory.buffer);
  }

  /** The scratch area, at least so large. What an earlier call left in it is gone. */
  reserve(size: number): number {
    if (size <= this.#scratchBytes) return this.#scratch;
    this.release();
    const bytes = Math.max(size, firstScratchBytes);
    this.#scratch = this.#exports.malloc(bytes);
    if (this.#scratch === 0) throw new RangeError(`No memory for ${bytes} bytes.`);
    this.#scratchBytes = bytes;
    return this.#scratch;
  }

  release(): void {
    if (this.#scratch !== 0) this.#exports.free(this.#scratch);
    this.#scratch = 0;
    this.#scratchBytes = 0;
  }

  writeText(text: string, pointer: number): number {
    return this.#encoder.encodeInto(text, this.#heap().subarray(pointer, pointer + text.length * 3)).written;
  }

  writeBytes(bytes: Uint8Array, pointer: number): number {
    this.#heap().set(bytes, pointer);
    return bytes.length;
  }

  /** Without a size, up to the NUL. */
  readText(pointer: number, size?: number): string {
    const heap = this.#heap();
    return heap.toString('utf8', pointer, size === undefined ? heap.indexOf(0, pointer) : pointer + size);
  }

  readBytes(pointer: number, size: number): Uint8Array {
    return Uint8Array.from(this.#heap().subarray(pointer, pointer + size));
  }

  readPointer(pointer: number): number {
    return this.#heap().readUInt32LE(pointer);
  }

  /** Growing memory detaches its buffer. */
  #heap(): Buffer<ArrayBuffer> {
    if (this.#bytes.buffer !== this.#exports.memory.buffer) {
      this.#bytes = Buffer.from(this.#exports.memory.buffer);
    }
    return this.#bytes;
  }
}
