/** Checkpoints of files that agents touch: taken before a change, restored to the byte, and dropped oldest first. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { applyWrites, type FileWrite } from '../files/apply-writes.ts';
import type { FileState } from '../files/file-state.ts';
import { readState } from '../files/read-state.ts';
import { RunFileError } from '../files/run-file-error.ts';
import { resolveWorkFolder } from '../files/safe-path.ts';
import { type BlobStore, createBlobStore } from './blob-store.ts';
import {
  type Checkpoint,
  type CheckpointEntry,
  loadCheckpoints,
  removeCheckpoint,
  saveCheckpoint,
  toEntry,
} from './checkpoint-file.ts';

export interface CheckpointRequest {
  readonly folder: string;
  /** Relative, with forward slashes; where nothing stands, that is kept, too. */
  readonly paths: readonly string[];
  readonly label: string;
}

export interface CheckpointUse {
  readonly count: number;
  readonly bytes: number;
  readonly limitBytes: number;
}

export interface CheckpointStore {
  /** Throws `too-large` for files that are more than the limit, and `not-a-file` for a folder. */
  take(request: CheckpointRequest): Promise<Checkpoint>;
  /** Puts all files back, or none; the answer is the checkpoint that undoes it. */
  restore(id: string): Promise<Checkpoint>;
  remove(id: string): Promise<void>;
  /** Oldest first. */
  list(): Promise<readonly Checkpoint[]>;
  use(): Promise<CheckpointUse>;
}

export interface CheckpointOptions {
  /** In the data directory, and of the store alone. */
  readonly directory: string;
  readonly journals: string;
  /** Of all contents together; 1 GB by default. */
  readonly limitBytes?: number;
  readonly now?: () => number;
}

const defaultLimitBytes = 1_000_000_000;

/** One store a directory and a process. */
export async function openCheckpointStore(options: CheckpointOptions): Promise<CheckpointStore> {
  const store = new OpenStore(options);
  await store.load();
  let last: Promise<unknown> = Promise.resolve();
  // One at a time: each counts on what is kept.
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    take: (request) => inTurn(() => store.take(request)),
    restore: (id) => inTurn(() => store.restore(id)),
    remove: (id) => inTurn(() => store.remove(id)),
    list: () => inTurn(() => Promise.resolve([...store.checkpoints.values()])),
    use: () => inTurn(() => Promise.resolve(store.use())),
  };
}

class OpenStore {
  readonly checkpoints = new Map<string, Checkpoint>();
  private readonly sizes = new Map<string, number>();
  private readonly blobs: BlobStore;
  private readonly options: CheckpointOptions;

  constructor(options: CheckpointOptions) {
    this.options = options;
    this.blobs = createBlobStore(path.join(options.directory, 'blobs'));
  }

  async load(): Promise<void> {
    for (const checkpoint of await loadCheckpoints(this.folder))
      this.checkpoints.set(checkpoint.id, checkpoint);
    for (const [hash, size] of await this.blobs.list()) this.sizes.set(hash, size);
    await this.removeUnused();
  }

  use(): CheckpointUse {
    return { count: this.checkpoints.size, bytes: this.bytes, limitBytes: this.limitBytes };
  }

  async take(request: CheckpointRequest, kept?: string): Promise<Checkpoint> {
    const root = await resolveWorkFolder(request.folder);
    const states = await readStates(root, request.paths);
    const entries = [...states].map(([file, state]) => toEntry(file, state));
    this.checkSize(entries);
    for (const entry of entries) await this.keepContent(entry, states.get(entry.path));
    const takenAtMs = this.nextTime();
    const id = `${String(takenAtMs).padStart(15, '0')}-${randomUUID().slice(0, 8)}`;
    const checkpoint: Checkpoint = { version: 1, id, takenAtMs, label: request.label, root, entries };
    await saveCheckpoint(this.folder, checkpoint);
    this.checkpoints.set(id, checkpoint);
    await this.dropOldest(new Set([id, kept]));
    return checkpoint;
  }

  async restore(id: string): Promise<Checkpoint> {
    const checkpoint = this.checkpoints.get(id);
    if (checkpoint === undefined)
      throw new RunFileError('unknown-checkpoint', 'This checkpoint was removed to stay within the limit.');
    const { root, entries, label } = checkpoint;
    if ((await resolveWorkFolder(root)) !== root)
      throw new RunFileError('unsafe-folder', `${root} is a link by now.`);
    const wanted = new Map<string, FileState | undefined>();
    for (const entry of entries) wanted.set(entry.path, await this.loadState(entry));
    const undo = await this.take({ folder: root, paths: [...wanted.keys()], label: `Before: ${label}` }, id);
    const writes: FileWrite[] = [];
    for (const entry of undo.entries)
      writes.push({ path: entry.path, before: await this.loadState(entry), after: wanted.get(entry.path) });
    await applyWrites(writes, { root, journals: this.options.journals });
    return undo;
  }

  async remove(id: string): Promise<void> {
    await removeCheckpoint(this.folder, id);
    this.checkpoints.delete(id);
    await this.removeUnused();
  }

  private get folder(): string {
    return path.join(this.options.directory, 'taken');
  }

  private get limitBytes(): number {
    return this.options.limitBytes ?? defaultLimitBytes;
  }

  private get bytes(): number {
    return [...this.sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  private nextTime(): number {
    const newest = [...this.checkpoints.values()].at(-1)?.takenAtMs ?? 0;
    return Math.max((this.options.now ?? Date.now)(), newest + 1);
  }

  private checkSize(entries: readonly CheckpointEntry[]): void {
    const sizes = new Map(
      entries.flatMap((entry) => (entry.kind === 'file' ? [[entry.sha256, entry.sizeBytes]] : [])),
    );
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    if (bytes <= this.limitBytes) return;
    const limit = `${Math.round(this.limitBytes / 1_000_000)} MB`;
    throw new RunFileError(
      'too-large',
      `These files are larger than all checkpoints may be together (${limit}).`,
    );
  }

  private async keepContent(entry: CheckpointEntry, state: FileState | undefined): Promise<void> {
    if (entry.kind !== 'file' || state?.kind !== 'file' || this.sizes.has(entry.sha256)) return;
    await this.blobs.put(entry.sha256, state.bytes);
    this.sizes.set(entry.sha256, entry.sizeBytes);
  }

  /** Throws `incomplete-checkpoint` where its content is not what was kept. */
  private async loadState(entry: CheckpointEntry): Promise<FileState | undefined> {
    if (entry.kind === 'absent') return undefined;
    if (entry.kind === 'link') return { kind: 'link', target: entry.target };
    const bytes = await this.blobs.get(entry.sha256);
    if (bytes !== undefined) return { kind: 'file', bytes, mode: entry.mode };
    const message = `The checkpoint has lost ${entry.path}. Nothing was restored.`;
    throw new RunFileError('incomplete-checkpoint', message, { path: entry.path });
  }

  private async dropOldest(kept: ReadonlySet<string | undefined>): Promise<void> {
    for (const id of [...this.checkpoints.keys()]) {
      if (this.bytes <= this.limitBytes) return;
      if (!kept.has(id)) await this.remove(id);
    }
  }

  private async removeUnused(): Promise<void> {
    const used = new Set<string>();
    for (const { entries } of this.checkpoints.values())
      for (const entry of entries) if (entry.kind === 'file') used.add(entry.sha256);
    for (const hash of [...this.sizes.keys()]) {
      if (used.has(hash)) continue;
      await this.blobs.remove(hash);
      this.sizes.delete(hash);
    }
  }
}

async function readStates(
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileState | undefined>> {
  const states = new Map<string, FileState | undefined>();
  for (const file of paths) states.set(file, await readState(root, file));
  return states;
}
