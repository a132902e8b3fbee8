import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileChange } from '../file-change.ts';
import type { FileState } from '../files/file-state.ts';
import { makeFolders, type TestFolders, write } from '../testing.test.ts';
import { type ApplyOptions, type ApplyOutcome, applyEdits } from './apply-edits.ts';
import { type FileEdit, splitEdit } from './split-edit.ts';

export const file = (text: string | Uint8Array, mode = 0o644): FileState => ({
  kind: 'file',
  bytes: Buffer.from(text),
  mode,
});

export const change = (kind: FileChange['kind'], name: string, more: Partial<FileChange>): FileEdit =>
  splitEdit({ kind, path: name, before: undefined, after: undefined, ...more });

export const idsOf = (edits: readonly FileEdit[]) =>
  new Set(edits.flatMap(({ parts, hunks }) => [...parts, ...hunks].map(({ id }) => id)));

export const lines = (changed: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: 30 }, (_, index) => `${changed[index] ?? `line ${index}`}\n`).join('');

/** A folder to write to, and one for journals. */
export function setUpFolders() {
  let folders: TestFolders;

  let journals: string;

  beforeEach(() => {
    folders = makeFolders();
    journals = path.join(folders.data, 'journals');
  });

  afterEach(() => folders.remove());

  const apply = (edits: readonly FileEdit[], more: Partial<ApplyOptions> = {}): Promise<ApplyOutcome> =>
    applyEdits(edits, {
      root: folders.folder,
      journals,
      accepted: idsOf(edits),
      check: () => undefined,
      ...more,
    });

  const read = (name: string) => readFileSync(path.join(folders.folder, name), 'utf8');

  /** One edit of each kind, and the files that they are for. */
  function manyEdits(): readonly FileEdit[] {
    write(folders.folder, {
      'text.txt': lines(),
      'gone.txt': 'g',
      'old.txt': lines(),
      'run.sh': '#!\n',
      'bin.dat': Uint8Array.of(0, 255),
    });
    return [
      change('changed', 'text.txt', {
        before: file(lines()),
        after: file(lines({ 3: 'three', 20: 'twenty' })),
      }),
      change('deleted', 'gone.txt', { before: file('g') }),
      change('renamed', 'new/name.txt', {
        from: 'old.txt',
        before: file(lines()),
        after: file(lines({ 9: 'nine' })),
      }),
      change('mode', 'run.sh', { before: file('#!\n'), after: file('#!\n', 0o755) }),
      change('changed', 'bin.dat', {
        before: file(Uint8Array.of(0, 255)),
        after: file(Uint8Array.of(0, 254)),
      }),
      change('added', 'deep/er/added.txt', { after: file('added, without an end') }),
      change('added', 'link', { after: { kind: 'link', target: 'text.txt' } }),
    ];
  }

  return {
    get folders() {
      return folders;
    },
    get journals() {
      return journals;
    },
    manyEdits,
    apply,
    read,
  };
}
