/** What accepted parts and hunks make of the user's files as they are now. Reads, and writes nothing. */
import type { FileWrite } from '../files/apply-writes.ts';
import { contentOf, type FileState, fingerprintOf, isExecutable } from '../files/file-state.ts';
import { readState } from '../files/read-state.ts';
import { mergeHunks } from './merge-hunks.ts';
import type { FileEdit, FilePartKind, Hunk } from './split-edit.ts';
import { splitLines, textOf } from './text-lines.ts';

export type ConflictReason = 'edited-too' | 'deleted' | 'exists' | 'not-text';

export interface EditConflict {
  readonly path: string;
  readonly reason: ConflictReason;
  /** Ids of the hunks or parts that cannot be applied. */
  readonly ids: readonly string[];
}

export interface EditPlan {
  readonly writes: readonly FileWrite[];
  readonly conflicts: readonly EditConflict[];
}

/** `accepted` holds ids of hunks and parts; what it leaves out stays as it is. */
export async function planEdits(
  root: string,
  edits: readonly FileEdit[],
  accepted: ReadonlySet<string>,
): Promise<EditPlan> {
  const writes: FileWrite[] = [];
  const conflicts: EditConflict[] = [];
  for (const edit of edits) {
    const chosen = chooseOf(edit, accepted);
    if (chosen.ids.length === 0) continue;
    const planned = await planFile(root, edit, chosen);
    if ('reason' in planned) conflicts.push({ path: edit.path, ids: chosen.ids, ...planned });
    else writes.push(...planned.writes);
  }
  return { writes, conflicts };
}

interface Chosen {
  readonly ids: readonly string[];
  readonly kinds: ReadonlySet<FilePartKind>;
  readonly hunks: readonly Hunk[];
}

function chooseOf(edit: FileEdit, accepted: ReadonlySet<string>): Chosen {
  const parts = edit.parts.filter(({ id }) => accepted.has(id));
  const hunks = edit.hunks.filter(({ id }) => accepted.has(id));
  return {
    ids: [...parts, ...hunks].map(({ id }) => id),
    kinds: new Set(parts.map(({ kind }) => kind)),
    hunks,
  };
}

type Planned =
  | { readonly writes: readonly FileWrite[] }
  | { readonly reason: ConflictReason; readonly ids?: readonly string[] };

async function planFile(root: string, edit: FileEdit, chosen: Chosen): Promise<Planned> {
  if (chosen.kinds.has('create')) return await planCreation(root, edit);
  const name = edit.from ?? edit.path;
  const current = await readState(root, name);
  if (chosen.kinds.has('delete')) return planDeletion(edit, current);
  const isRenamed = chosen.kinds.has('rename') && edit.from !== undefined;
  if (current === undefined) return await planMissing(root, edit, chosen);
  const next = nextState(edit, current, chosen);
  if ('reason' in next) return next;
  if (!isRenamed) return { writes: [{ path: name, before: current, after: next.state }] };
  if ((await readState(root, edit.path)) !== undefined) return { reason: 'exists' };
  return {
    writes: [
      { path: edit.path, before: undefined, after: next.state },
      { path: name, before: current, after: undefined },
    ],
  };
}

async function planCreation(root: string, { path, target }: FileEdit): Promise<Planned> {
  const current = await readState(root, path);
  if (current === undefined) return { writes: [{ path, before: undefined, after: target }] };
  return isSameContent(current, target) ? { writes: [] } : { reason: 'exists' };
}

function planDeletion({ path, base }: FileEdit, current: FileState | undefined): Planned {
  if (current === undefined) return { writes: [] };
  if (!isSameContent(current, base)) return { reason: 'edited-too' };
  return { writes: [{ path, before: current, after: undefined }] };
}

/** A file that an earlier acceptance renamed is found by its new name. */
async function planMissing(root: string, edit: FileEdit, chosen: Chosen): Promise<Planned> {
  const moved = edit.from === undefined ? undefined : await readState(root, edit.path);
  if (moved === undefined) return { reason: 'deleted' };
  const next = nextState(edit, moved, chosen);
  return 'reason' in next ? next : { writes: [{ path: edit.path, before: moved, after: next.state }] };
}

type Next =
  | { readonly state: FileState }
  | { readonly reason: ConflictReason; readonly ids?: readonly string[] };

function nextState(edit: FileEdit, current: FileState, chosen: Chosen): Next {
  const content = nextContent(edit, current, chosen);
  if ('reason' in content || !chosen.kinds.has('mode')) return content;
  const { state } = content;
  if (state.kind !== 'file' || edit.target?.kind !== 'file') return content;
  return { state: { ...state, mode: withExecution(state.mode, isExecutable(edit.target.mode)) } };
}

function nextContent(edit: FileEdit, current: FileState, { kinds, hunks }: Chosen): Next {
  if (kinds.has('replace')) return replaced(edit, current);
  if (hunks.length === 0) return { state: current };
  const text = textOf(current);
  if (text === undefined || current.kind !== 'file') return { reason: 'not-text' };
  const outcome = mergeHunks(splitLines(textOf(edit.base) ?? ''), splitLines(text), hunks);
  if (outcome.status === 'conflict') return { reason: 'edited-too', ids: outcome.hunkIds };
  return { state: { ...current, bytes: Buffer.from(outcome.lines.join('')) } };
}

function replaced({ base, target }: FileEdit, current: FileState): Next {
  if (target === undefined || isSameContent(current, target)) return { state: current };
  if (!isSameContent(current, base)) return { reason: 'edited-too' };
  const keepsMode = target.kind === 'file' && current.kind === 'file';
  return { state: keepsMode ? { ...target, mode: current.mode } : target };
}

function isSameContent(one: FileState, other: FileState | undefined): boolean {
  return one.kind === other?.kind && Buffer.from(contentOf(one)).equals(contentOf(other));
}

/** Whoever may read it may run it, or nobody. */
function withExecution(mode: number, isOn: boolean): number {
  return isOn ? mode | ((mode & 0o444) >> 2) : mode & ~0o111;
}

/** Whether a write changes anything. */
export function isChange({ before, after }: FileWrite): boolean {
  return fingerprintOf(before) !== fingerprintOf(after);
}
