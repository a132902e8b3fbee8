/** What every format's text is asked before it is parsed. */
import type { FileProblem, ReadResult } from './model.ts';

/** Ours: lock files of the largest monorepos are a third of it. */
export const maxFileCharacters = 48 * 1024 * 1024;

/** A sentence for a text that no parser should see, or undefined. */
export function findTextProblem(file: string, text: string): FileProblem | undefined {
  if (text.trim() === '') return { file, message: 'is empty' };
  if (text.length > maxFileCharacters) return { file, message: 'is larger than 48 MB, which is not read' };
  if (text.includes('\u0000')) return { file, message: 'holds zero bytes: it is not text' };
  const conflict = /^(?:<{7}|>{7})(?: |\r?$)/m.exec(text);
  if (conflict === null) return undefined;
  const line = text.slice(0, conflict.index).split('\n').length;
  return { file, line, message: 'holds the marks of a merge conflict: resolve it, then install again' };
}

/** Windows editors begin a file with one; parsers disagree about it. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

export function refuse(...problems: readonly FileProblem[]): ReadResult {
  return { kind: 'refused', problems };
}
