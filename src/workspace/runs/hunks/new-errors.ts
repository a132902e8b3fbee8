/** Whether an edit breaks a file: syntax errors that it has now and did not have before. */
import type { FileState } from '../files/file-state.ts';
import { textOf } from './text-lines.ts';

export interface SyntaxProblem {
  readonly lineZeroBased: number;
  readonly columnZeroBased: number;
  /** The source at the place, to know an old problem again when lines have moved. */
  readonly source: string;
}

/** Problems of a text; undefined where no parser reads such files. */
export type SyntaxCheck = (path: string, text: string) => readonly SyntaxProblem[] | undefined;

export interface BrokenFile {
  readonly path: string;
  readonly lineZeroBased: number;
  readonly columnZeroBased: number;
}

/** The first new problem; undefined for a file that is as sound as it was. */
export function findNewError(
  check: SyntaxCheck,
  path: string,
  { before, after }: { readonly before: FileState | undefined; readonly after: FileState | undefined },
): BrokenFile | undefined {
  const text = textOf(after);
  const problems = text === undefined ? undefined : check(path, text);
  if (problems === undefined || problems.length === 0) return undefined;
  const known = (check(path, textOf(before) ?? '') ?? []).map(({ source }) => source);
  const added = problems.find(({ source }) => !takeOut(known, source));
  if (added === undefined) return undefined;
  return { path, lineZeroBased: added.lineZeroBased, columnZeroBased: added.columnZeroBased };
}

function takeOut(known: string[], source: string): boolean {
  const index = known.indexOf(source);
  if (index >= 0) known.splice(index, 1);
  return index >= 0;
}
