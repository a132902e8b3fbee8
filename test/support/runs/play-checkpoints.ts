/** Random histories of files, checkpoints and restores beside a model that keeps whole copies. */
import { strict as assert } from 'node:assert';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import {
  type CheckpointStore,
  openCheckpointStore,
} from '../../../src/workspace/runs/checkpoints/checkpoint-store.ts';
import { type FileState, fingerprintOf } from '../../../src/workspace/runs/files/file-state.ts';
import { readState } from '../../../src/workspace/runs/files/read-state.ts';

const paths = ['a.txt', 'b.bin', 'sub/c.txt', 'sub/deep/ü.txt', 'empty'] as const;

type Deed =
  | { readonly deed: 'write'; readonly file: string; readonly bytes: Uint8Array; readonly mode: number }
  | { readonly deed: 'link'; readonly file: string; readonly target: string }
  | { readonly deed: 'delete'; readonly file: string }
  | { readonly deed: 'take'; readonly files: readonly string[] }
  | { readonly deed: 'restore'; readonly which: number }
  | { readonly deed: 'reopen' };

const file = fc.constantFrom(...paths);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      deed: fc.constant('write' as const),
      file,
      bytes: fc.uint8Array({ maxLength: 40 }),
      mode: fc.constantFrom(0o644, 0o755, 0o600, 0o664),
    }),
  },
  fc.record({
    deed: fc.constant('link' as const),
    file,
    target: fc.constantFrom('a.txt', '../out', 'nowhere'),
  }),
  fc.record({ deed: fc.constant('delete' as const), file }),
  {
    weight: 3,
    arbitrary: fc.record({
      deed: fc.constant('take' as const),
      files: fc.uniqueArray(file, { minLength: 1 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('restore' as const), which: fc.nat({ max: 20 }) }) },
  fc.record({ deed: fc.constant('reopen' as const) }),
);

/** Every write is waited for until it is on the disk; what is proven here needs no disk. */
const inMemory = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

type Files = ReadonlyMap<string, string>;

class History {
  private readonly base = mkdtempSync(path.join(inMemory, 'vireo-checkpoints-'));
  private readonly folder = path.join(this.base, 'project');
  private readonly taken: { readonly id: string; readonly files: Files }[] = [];
  private model = new Map<string, string>(paths.map((name) => [name, fingerprintOf(undefined)]));
  private store: CheckpointStore | undefined;

  async play(deeds: readonly Deed[]): Promise<void> {
    mkdirSync(this.folder);
    try {
      for (const each of deeds) {
        await this.act(each);
        assert.deepEqual(await this.look(), this.model, `after ${each.deed}`);
      }
    } finally {
      rmSync(this.base, { recursive: true, force: true });
    }
  }

  private async act(each: Deed): Promise<void> {
    if (each.deed === 'take') return await this.take(each.files);
    if (each.deed === 'restore') return await this.restore(each.which);
    if (each.deed === 'reopen') this.store = undefined;
    else this.put(each);
  }

  private put(each: Exclude<Deed, { deed: 'take' | 'restore' | 'reopen' }>): void {
    const absolute = path.join(this.folder, each.file);
    mkdirSync(path.dirname(absolute), { recursive: true });
    rmSync(absolute, { force: true });
    let state: FileState | undefined;
    if (each.deed === 'write') {
      writeFileSync(absolute, each.bytes);
      chmodSync(absolute, each.mode);
      state = { kind: 'file', bytes: each.bytes, mode: each.mode };
    } else if (each.deed === 'link') {
      symlinkSync(each.target, absolute);
      state = { kind: 'link', target: each.target };
    }
    this.model.set(each.file, fingerprintOf(state));
  }

  private async take(files: readonly string[]): Promise<void> {
    const { id } = await (await this.opened()).take({ folder: this.folder, paths: files, label: 'test' });
    this.keep(id, files);
  }

  private async restore(which: number): Promise<void> {
    const chosen = this.taken[which % Math.max(1, this.taken.length)];
    if (chosen === undefined) return;
    const undo = await (await this.opened()).restore(chosen.id);
    this.keep(undo.id, [...chosen.files.keys()]);
    for (const [name, print] of chosen.files) this.model.set(name, print);
  }

  private keep(id: string, files: readonly string[]): void {
    this.taken.push({ id, files: new Map(files.map((name) => [name, this.model.get(name) ?? ''])) });
  }

  private async opened(): Promise<CheckpointStore> {
    this.store ??= await openCheckpointStore({
      directory: path.join(this.base, 'store'),
      journals: path.join(this.base, 'journals'),
    });
    return this.store;
  }

  private async look(): Promise<Map<string, string>> {
    const seen = new Map<string, string>();
    for (const name of paths) seen.set(name, fingerprintOf(await readState(this.folder, name)));
    return seen;
  }
}

/** Throws with the shortest history whose files are other than they must be. */
export async function playCheckpoints(histories: number, seed: number): Promise<void> {
  const property = fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 14 }), async (deeds) => {
    await new History().play(deeds);
  });
  await fc.assert(property, { numRuns: histories, seed });
}
