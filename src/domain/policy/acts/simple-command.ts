import type { Result } from '../../result.ts';

/** One program of a line for a shell, with its arguments. */
export interface SimpleCommand {
  /** With quotes taken off. */
  readonly words: readonly string[];
  /** A word depends on what is known only when it runs: a variable, a substitution, a pattern of file names. */
  readonly isOpen: boolean;
  /** It writes to or reads from a file by `>`, `<`. */
  readonly redirects: boolean;
  /** A word is a pattern of file names below the project, none of which can be an option: `src/*.ts`. */
  readonly hasPatterns?: true;
  /** All words of the command that runs it (`npx tsc`), of which its own are the last. */
  readonly outer?: readonly string[];
}

/** A command that another one runs. */
export function innerCommand(
  outer: readonly string[],
  { words, at }: { readonly words: readonly string[]; readonly at: number },
  { isOpen, hasPatterns }: Pick<SimpleCommand, 'isOpen' | 'hasPatterns'>,
): SimpleCommand {
  const isLast = outer.length - at === words.length;
  return { words, isOpen, redirects: false, ...(hasPatterns && { hasPatterns }), ...(isLast && { outer }) };
}

/** Whether what stands before a `*` or `?` says that no name which fits begins with `-`, or is hidden or above. */
export function isPlainStart(text: string): boolean {
  return (
    /^(?:[\w./@+-]*\/)?(?:[\w@+][\w.@+*?-]*)?$/.test(text) &&
    /^[\w./@+]/.test(text) &&
    !text.includes('..') &&
    !text.startsWith('/')
  );
}

/** With an ending, so that rules about paths know what it may be. */
export function isPlainPattern(text: string): boolean {
  const at = text.search(/[*?]/);
  return isPlainStart(text.slice(0, at)) && /^[\w.*?@+-]*\.\w+$/.test(text.slice(at));
}

/** A line may send what a program says to another of its outputs, or away. */
export const harmlessRedirect = /^(?:(?:[012]?>>?|0?<|&>>?)[ \t]*\/dev\/null|[012]?>&[12])(?=[\s;&|)]|$)/;

/** Every command of a line, those within `$(…)` and of `sh -c` included; fails where that cannot be known. */
export type ReadLine = (line: string) => Result<readonly SimpleCommand[], 'unreadable'>;
