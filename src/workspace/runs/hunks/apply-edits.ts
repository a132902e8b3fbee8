/** Applies accepted hunks to the user's files: all of them, or nothing. */
import { applyWrites, type WriteOptions } from '../files/apply-writes.ts';
import { RunFileError } from '../files/run-file-error.ts';
import { resolveWorkFolder } from '../files/safe-path.ts';
import { type BrokenFile, findNewError, type SyntaxCheck } from './new-errors.ts';
import { type EditConflict, isChange, planEdits } from './plan-edits.ts';
import type { FileEdit } from './split-edit.ts';

export type ApplyOutcome =
  /** `written` is empty where the user's files have it all already. */
  | { readonly status: 'applied'; readonly written: readonly string[] }
  | { readonly status: 'conflict'; readonly conflicts: readonly EditConflict[] }
  | { readonly status: 'broken'; readonly files: readonly BrokenFile[] }
  | { readonly status: 'refused'; readonly path: string | undefined; readonly message: string };

export interface ApplyOptions extends WriteOptions {
  readonly accepted: ReadonlySet<string>;
  readonly check: SyntaxCheck;
  /** Called with the paths before anything is written: where a checkpoint is taken. */
  readonly onPlanned?: (paths: readonly string[]) => Promise<void>;
}

export async function applyEdits(edits: readonly FileEdit[], options: ApplyOptions): Promise<ApplyOutcome> {
  try {
    const root = await resolveWorkFolder(options.root);
    const { writes, conflicts } = await planEdits(root, edits, options.accepted);
    if (conflicts.length > 0) return { status: 'conflict', conflicts };
    const changing = writes.filter(isChange);
    const files = changing.flatMap((write) => findNewError(options.check, write.path, write) ?? []);
    if (files.length > 0) return { status: 'broken', files };
    const written = changing.map(({ path }) => path);
    if (written.length > 0) await options.onPlanned?.(written);
    await applyWrites(changing, { ...options, root });
    return { status: 'applied', written };
  } catch (error) {
    if (!(error instanceof RunFileError)) throw error;
    return { status: 'refused', path: error.path, message: error.message };
  }
}

/** Which edits are offered, and which are refused for the syntax errors that they bring. */
export function checkEdits(
  edits: readonly FileEdit[],
  check: SyntaxCheck,
): { readonly offered: readonly FileEdit[]; readonly broken: readonly BrokenFile[] } {
  const broken: BrokenFile[] = [];
  const offered = edits.filter((edit) => {
    const found = findNewError(check, edit.path, { before: edit.base, after: edit.target });
    if (found !== undefined) broken.push(found);
    return found === undefined;
  });
  return { offered, broken };
}
