/**
 * The file system calls of sql.js's WebAssembly, answered by real files.
 * SQLite's own unix VFS and WAL run unchanged above them, so durability is SQLite's: what it syncs is synced
 * on the disk, what it truncates is truncated there. Only paths below a mount go to the disk; everything
 * else stays in the memory file system that sql.js brings.
 *
 * Locks are always granted (WebAssembly has no process to hold one): the caller holds file-lock.ts.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { GatheredWrites } from './gathered-writes.ts';
import type { WasmImports, WasmMemoryObject } from './web-assembly.ts';

type Syscall = (...args: never[]) => number;
type Imports = Record<string, Record<string, Syscall>>;

interface OpenFile {
  readonly fd: number;
  readonly isDirectory: boolean;
  position: number;
}

/** Error numbers of WASI, as Emscripten's libc expects them. */
const errorNumbers: Readonly<Record<string, number>> = {
  EACCES: 2,
  EBADF: 8,
  EBUSY: 10,
  EDQUOT: 51, // Told as ENOSPC: to SQLite, and to the user, a full quota is a full disk.
  EEXIST: 20,
  EFBIG: 22,
  EINTR: 27,
  EINVAL: 28,
  EIO: 29,
  EISDIR: 31,
  ELOOP: 32,
  EMFILE: 33,
  ENAMETOOLONG: 37,
  ENOENT: 44,
  ENOSPC: 51,
  ENOTDIR: 54,
  EPERM: 63,
  EROFS: 69,
};

/** Flags of musl, as `open` gets them. */
const openFlags = { accessMode: 3, create: 64, exclusive: 128, truncate: 512 } as const;
const fcntlCommands = { getLock: 12 } as const;
const unlocked = 2;
/** Far above the descriptors of the memory file system. */
const firstDescriptor = 100_000;

export class RealFiles {
  readonly #directories: string[] = [];
  readonly #files = new Map<number, OpenFile>();
  readonly #gathered = new GatheredWrites();
  #memory: WasmMemoryObject | undefined;
  #lastFailure: Error | undefined;

  attach(memory: WasmMemoryObject): void {
    this.#memory = memory;
  }

  /** Where SQLite finds the directory. */
  mount(directory: string): string {
    return `/disk${this.#directories.push(directory) - 1}`;
  }

  /** What the disk last complained of, in the system's own words; asked for once. */
  takeLastFailure(): Error | undefined {
    const failure = this.#lastFailure;
    this.#lastFailure = undefined;
    return failure;
  }

  /** Puts our calls in front of the module's own; a call that is not about a real file falls through. */
  install(imports: WasmImports): void {
    const { env, wasi_snapshot_preview1: wasi } = imports as Imports;
    if (!env || !wasi) throw new Error('sql.js no longer imports its file calls under their plain names.');
    for (const [name, own] of Object.entries(this.#environmentCalls())) replace(env, name, own);
    for (const [name, own] of Object.entries(this.#wasiCalls())) replace(wasi, name, own);
  }

  #environmentCalls(): Record<string, MaybeSyscall> {
    const stat = (path: number, buffer: number) =>
      this.#onPath(path, (real) => this.#writeStat(buffer, fs.statSync(real, { bigint: true })));
    return {
      __syscall_openat: (_at: number, path: number, flags: number) =>
        this.#onPath(path, (real) => this.#open(real, flags)),
      __syscall_unlinkat: (_at: number, path: number) =>
        this.#onPath(path, (real) => ok(() => fs.unlinkSync(real))),
      __syscall_faccessat: (_at: number, path: number) =>
        this.#onPath(path, (real) => ok(() => fs.accessSync(real))),
      // "Not a link": the path is what it says.
      __syscall_readlinkat: (_at: number, path: number) => this.#onPath(path, () => -28),
      __syscall_utimensat: (_at: number, path: number) =>
        path === 0 ? undefined : this.#onPath(path, () => 0),
      __syscall_stat64: stat,
      __syscall_lstat64: stat,
      __syscall_newfstatat: (_at: number, path: number, buffer: number) => stat(path, buffer),
      __syscall_fstat64: (fd: number, buffer: number) =>
        this.#onFile(fd, (file) => this.#writeStat(buffer, fs.fstatSync(file.fd, { bigint: true }))),
      __syscall_ftruncate64: (fd: number, size: bigint) =>
        this.#onFile(fd, (file) => ok(() => fs.ftruncateSync(file.fd, Number(size)))),
      __syscall_fcntl64: (fd: number, command: number, args: number) =>
        this.#onFile(fd, () => this.#control(command, args)),
      __syscall_fchmod: (fd: number, mode: number) =>
        this.#onFile(fd, (file) => ok(() => fs.fchmodSync(file.fd, mode))),
      __syscall_fchown32: (fd: number) => this.#onFile(fd, () => 0),
    };
  }

  #wasiCalls(): Record<string, MaybeSyscall> {
    const positive = (result: number | undefined) => (result === undefined ? undefined : Math.abs(result));
    return {
      fd_close: (fd: number) => positive(this.#onFile(fd, (file) => this.#close(fd, file))),
      fd_sync: (fd: number) => positive(this.#onFile(fd, (file) => ok(() => sync(file)))),
      fd_seek: (fd: number, offset: bigint, whence: number, out: number) =>
        positive(this.#onOpen(fd, (file) => this.#seek(file, { offset: Number(offset), whence, out }))),
      fd_read: (fd: number, vectors: number, count: number, out: number) =>
        positive(this.#onFile(fd, (file) => this.#transfer(file, readInto, { vectors, count, out }))),
      fd_write: (fd: number, vectors: number, count: number, out: number) =>
        positive(this.#onOpen(fd, (file) => this.#gather(file, { vectors, count, out }))),
    };
  }

  #open(path: string, flags: number): number {
    // Write-only is widened: SQLite never asks for it, and reading back costs nothing.
    let mode = (flags & openFlags.accessMode) === 0 ? fs.constants.O_RDONLY : fs.constants.O_RDWR;
    if (flags & openFlags.create) mode |= fs.constants.O_CREAT;
    if (flags & openFlags.exclusive) mode |= fs.constants.O_EXCL;
    if (flags & openFlags.truncate) mode |= fs.constants.O_TRUNC;
    const fd = fs.openSync(path, mode, 0o600);
    const descriptor = firstDescriptor + fd;
    this.#files.set(descriptor, { fd, isDirectory: fs.fstatSync(fd).isDirectory(), position: 0 });
    return descriptor;
  }

  #close(descriptor: number, file: OpenFile): number {
    this.#files.delete(descriptor);
    fs.closeSync(file.fd);
    return 0;
  }

  #seek(file: OpenFile, { offset, whence, out }: { offset: number; whence: number; out: number }): number {
    if (whence === 2) this.#gathered.flush();
    const origin = whence === 0 ? 0 : whence === 1 ? file.position : fs.fstatSync(file.fd).size;
    file.position = origin + offset;
    this.#view().setBigInt64(out, BigInt(file.position), true);
    return 0;
  }

  /** Reads or writes the buffers one after another, until one is not filled. */
  #transfer(file: OpenFile, move: typeof readInto, { vectors, count, out }: Vectors): number {
    const view = this.#view();
    let total = 0;
    for (let index = 0; index < count; index++) {
      const pointer = view.getUint32(vectors + index * 8, true);
      const length = view.getUint32(vectors + index * 8 + 4, true);
      const moved = move(file.fd, new Uint8Array(view.buffer, pointer, length), file.position);
      file.position += moved;
      total += moved;
      if (moved < length) break;
    }
    view.setUint32(out, total, true);
    return 0;
  }

  #gather(file: OpenFile, { vectors, count, out }: Vectors): number {
    const write: Move = (fd, bytes, position) => {
      this.#gathered.add(fd, bytes, position);
      return bytes.length;
    };
    return this.#transfer(file, write, { vectors, count, out });
  }

  /** Asked who holds a lock, "nobody": said otherwise, SQLite would take a hot journal for a living one. */
  #control(command: number, args: number): number {
    if (command !== fcntlCommands.getLock) return 0;
    const view = this.#view();
    view.setInt16(view.getUint32(args, true), unlocked, true);
    return 0;
  }

  /** Emscripten's `struct stat`. */
  #writeStat(buffer: number, stats: fs.BigIntStats): number {
    const view = this.#view();
    view.setUint32(buffer, Number(BigInt.asUintN(32, stats.dev)), true);
    view.setUint32(buffer + 4, Number(stats.mode), true);
    view.setUint32(buffer + 8, Number(stats.nlink), true);
    view.setUint32(buffer + 12, Number(BigInt.asUintN(32, stats.uid)), true);
    view.setUint32(buffer + 16, Number(BigInt.asUintN(32, stats.gid)), true);
    view.setUint32(buffer + 20, 0, true);
    view.setBigInt64(buffer + 24, stats.size, true);
    view.setInt32(buffer + 32, 4096, true);
    view.setInt32(buffer + 36, Number(BigInt.asIntN(32, stats.blocks ?? 0n)), true);
    for (const [offset, timeMs] of [
      [40, stats.atimeMs],
      [56, stats.mtimeMs],
      [72, stats.ctimeMs],
    ] as const) {
      view.setBigInt64(buffer + offset, timeMs / 1000n, true);
      view.setUint32(buffer + offset + 8, 0, true);
    }
    view.setBigInt64(buffer + 88, BigInt.asIntN(64, stats.ino), true);
    return 0;
  }

  /** Runs `work` on the real path; undefined when the path is not ours. */
  #onPath(pointer: number, work: (real: string) => number): number | undefined {
    const real = this.#realPath(this.#text(pointer));
    if (real === undefined) return undefined;
    return this.#guarded(() => {
      this.#gathered.flush();
      return work(real);
    });
  }

  /** Any use of a file but another write: what was gathered comes first. */
  #onFile(descriptor: number, work: (file: OpenFile) => number): number | undefined {
    return this.#onOpen(descriptor, (file) => {
      this.#gathered.flush();
      return work(file);
    });
  }

  #onOpen(descriptor: number, work: (file: OpenFile) => number): number | undefined {
    const file = this.#files.get(descriptor);
    return file === undefined ? undefined : this.#guarded(() => work(file));
  }

  /** As system calls do: a negative error number. */
  #guarded(work: () => number): number {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const code = 'code' in error && typeof error.code === 'string' ? error.code : 'EIO';
      if (code !== 'ENOENT') this.#lastFailure = error;
      return -(errorNumbers[code] ?? 29);
    }
  }

  #realPath(path: string): string | undefined {
    const match = /^\/disk(\d+)(?:\/(.*))?$/.exec(path);
    const directory = match && this.#directories[Number(match[1])];
    return directory ? join(directory, match[2] ?? '') : undefined;
  }

  #text(pointer: number): string {
    const bytes = Buffer.from(this.#view().buffer);
    return bytes.toString('utf8', pointer, bytes.indexOf(0, pointer));
  }

  /** Made anew each time: growing memory detaches the buffer. */
  #view(): DataView<ArrayBuffer> {
    if (!this.#memory) throw new Error('The file calls were used before the module was there.');
    return new DataView(this.#memory.buffer);
  }
}

type MaybeSyscall = (...args: never[]) => number | undefined;

type Move = (fd: number, bytes: Uint8Array, position: number) => number;

const readInto: Move = (fd, bytes, position) => fs.readSync(fd, bytes, 0, bytes.length, position);

interface Vectors {
  readonly vectors: number;
  readonly count: number;
  readonly out: number;
}

function replace(module: Record<string, Syscall>, name: string, own: MaybeSyscall): void {
  const original = module[name];
  if (typeof original !== 'function') throw new Error(`sql.js no longer imports ${name}.`);
  module[name] = (...args) => own(...args) ?? original(...args);
}

/** A directory has entries, not data: only a full sync carries them. */
function sync(file: OpenFile): void {
  if (file.isDirectory) fs.fsyncSync(file.fd);
  else fs.fdatasyncSync(file.fd);
}

function ok(call: () => void): number {
  call();
  return 0;
}
