/** Records every change that this process makes to the files of one directory, at the level of system calls. */
import fs from 'node:fs';
import { basename, dirname } from 'node:path';

/** Files are told apart by `inode`, so that a rename keeps what was, or was not, synced of them. */
export type DiskOperation =
  | { readonly kind: 'create'; readonly name: string; readonly inode: number }
  | { readonly kind: 'write'; readonly inode: number; readonly position: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly inode: number; readonly size: number }
  | { readonly kind: 'sync'; readonly inode: number }
  | { readonly kind: 'unlink'; readonly name: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'sync-directory' };

export interface DiskLog {
  readonly operations: readonly DiskOperation[];
  stop(): void;
}

/** The directory must be empty. Changes go through to the real disk as well. */
export function recordDisk(directory: string): DiskLog {
  const operations: DiskOperation[] = [];
  const inodes = new Map<number, number>();
  const directories = new Set<number>();
  const isInside = (path: fs.PathLike) => dirname(String(path)) === directory;
  const real = { ...fs };

  function open(path: fs.PathLike, flags: fs.OpenMode, mode?: fs.Mode | null): number {
    const isNew = isInside(path) && !real.existsSync(path);
    const fd = real.openSync(path, flags, mode);
    if (String(path) === directory) directories.add(fd);
    if (!isInside(path)) return fd;
    const inode = Number(real.fstatSync(fd).ino);
    inodes.set(fd, inode);
    if (isNew) operations.push({ kind: 'create', name: basename(String(path)), inode });
    return fd;
  }

  function close(fd: number): void {
    inodes.delete(fd);
    directories.delete(fd);
    real.closeSync(fd);
  }

  function write(fd: number, bytes: Uint8Array, offset: number, length: number, position: number): number {
    const inode = inodes.get(fd);
    if (inode !== undefined) {
      operations.push({
        kind: 'write',
        inode,
        position,
        bytes: Buffer.from(bytes.slice(offset, offset + length)),
      });
    }
    return real.writeSync(fd, bytes, offset, length, position);
  }

  function sync(fd: number): void {
    const inode = inodes.get(fd);
    if (inode !== undefined) operations.push({ kind: 'sync', inode });
    if (directories.has(fd)) operations.push({ kind: 'sync-directory' });
  }

  function truncate(fd: number, size?: number | null): void {
    const inode = inodes.get(fd);
    if (inode !== undefined) operations.push({ kind: 'truncate', inode, size: size ?? 0 });
    real.ftruncateSync(fd, size ?? 0);
  }

  function unlink(path: fs.PathLike): void {
    real.unlinkSync(path);
    if (isInside(path)) operations.push({ kind: 'unlink', name: basename(String(path)) });
  }

  function rename(from: fs.PathLike, to: fs.PathLike): void {
    real.renameSync(from, to);
    if (isInside(to))
      operations.push({ kind: 'rename', from: basename(String(from)), to: basename(String(to)) });
  }

  const recorded = {
    openSync: open,
    closeSync: close,
    writeSync: write,
    // The disk of the test itself need not be synced: what counts is that it was asked for.
    fdatasyncSync: sync,
    fsyncSync: sync,
    ftruncateSync: truncate,
    unlinkSync: unlink,
    renameSync: rename,
  };
  Object.assign(fs, recorded);
  return {
    operations,
    stop() {
      for (const name of Object.keys(recorded)) Object.assign(fs, { [name]: Reflect.get(real, name) });
    },
  };
}
