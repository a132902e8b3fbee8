/**
 * What a power cut may leave on a disk: everything that was synced, and of the rest any part. Unsynced writes
 * are kept, dropped or torn at a sector; unsynced truncations and directory changes happened or did not.
 * A model: no lying disk, no reordering within a sync.
 */
import type { Random } from '../../support/seeded-random.ts';
import type { DiskOperation } from './disk-log.ts';

const sectorBytes = 512;
const pageBytes = 4096;

/** File contents by name, when the power fails after these operations. */
export function crashAfter(done: readonly DiskOperation[], random: Random): ReadonlyMap<string, Buffer> {
  const contents = new Map<number, Buffer>();
  const names = new Map<string, number>();
  const synced = lastSyncs(done);
  for (const [index, operation] of done.entries()) {
    const isSynced = index < (synced.get(placeOf(operation)) ?? -1);
    if (isSynced) apply({ contents, names }, operation, keepAll);
    else for (const part of partsOf(operation)) apply({ contents, names }, part, random);
  }
  return new Map([...names].map(([name, inode]) => [name, contents.get(inode) ?? Buffer.alloc(0)]));
}

/** A long write reaches the disk in any order: each page of it has a fate of its own. */
function partsOf(operation: DiskOperation): readonly DiskOperation[] {
  if (operation.kind !== 'write') return [operation];
  const parts: DiskOperation[] = [];
  for (let start = 0; start < operation.bytes.length; start += pageBytes) {
    const bytes = operation.bytes.subarray(start, start + pageBytes);
    parts.push({ ...operation, position: operation.position + start, bytes });
  }
  return parts;
}

interface Disk {
  readonly contents: Map<number, Buffer>;
  readonly names: Map<string, number>;
}

const keepAll: Random = () => 1;
const directoryPlace = -1;

/** What a sync of makes the operation last: its file, or the directory. */
function placeOf(operation: DiskOperation): number {
  return 'inode' in operation && operation.kind !== 'create' ? operation.inode : directoryPlace;
}

function lastSyncs(operations: readonly DiskOperation[]): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (const [index, operation] of operations.entries()) {
    if (operation.kind === 'sync') last.set(operation.inode, index);
    if (operation.kind === 'sync-directory') last.set(directoryPlace, index);
  }
  return last;
}

function apply(disk: Disk, operation: DiskOperation, random: Random): void {
  if (operation.kind === 'sync' || operation.kind === 'sync-directory') return;
  const fate = random();
  if (fate < 0.5) return;
  switch (operation.kind) {
    case 'create':
      disk.names.set(operation.name, operation.inode);
      break;
    case 'unlink':
      disk.names.delete(operation.name);
      break;
    case 'rename':
      rename(disk.names, operation);
      break;
    case 'truncate':
      disk.contents.set(operation.inode, resized(disk.contents.get(operation.inode), operation.size));
      break;
    case 'write':
      write(disk.contents, operation, fate < 0.75 ? torn(operation.bytes, random) : operation.bytes);
  }
}

function rename(
  names: Map<string, number>,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  const inode = names.get(from);
  if (inode === undefined) return;
  names.delete(from);
  names.set(to, inode);
}

function torn(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, Math.floor((bytes.length / sectorBytes) * random()) * sectorBytes);
}

/** Each crash has buffers of its own, so that they are written in place. */
function write(
  contents: Map<number, Buffer>,
  { inode, position }: { readonly inode: number; readonly position: number },
  bytes: Buffer,
): void {
  if (bytes.length === 0) return;
  const before = contents.get(inode);
  const end = position + bytes.length;
  const after = before && before.length >= end ? before : resized(before, end);
  bytes.copy(after, position);
  contents.set(inode, after);
}

function resized(before: Buffer | undefined, size: number): Buffer {
  const after = Buffer.alloc(size);
  before?.copy(after, 0, 0, Math.min(before.length, size));
  return after;
}
