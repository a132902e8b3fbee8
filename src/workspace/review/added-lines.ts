/** Which lines of a file a change has brought, and which it has taken away. Pure. */
import type { FileChange } from '../runs/file-change.ts';
import { diffLines, type LineRun } from '../runs/hunks/diff-lines.ts';
import { splitLines, textOf } from '../runs/hunks/text-lines.ts';

export interface ChangedLine {
  /** From 1: of the file after the change where it was added, before it where it was removed. */
  readonly line: number;
  /** Without its end. */
  readonly text: string;
}

export interface ChangedLines {
  readonly added: readonly ChangedLine[];
  readonly removed: readonly ChangedLine[];
}

/** Nothing for what is no text. Files that have too little in common are another file. */
export function findChangedLines({ before, after }: Pick<FileChange, 'before' | 'after'>): ChangedLines {
  const old = splitLines(textOf(before) ?? '');
  const fresh = splitLines(textOf(after) ?? '');
  const runs: readonly LineRun[] = diffLines(old, fresh) ?? [
    { lines: old, kind: 'removed' },
    { lines: fresh, kind: 'added' },
  ];
  return { added: numberLines(runs, 'added', 'removed'), removed: numberLines(runs, 'removed', 'added') };
}

/** Those of one kind, counted with all but those of the other side. */
function numberLines(
  runs: readonly LineRun[],
  kind: LineRun['kind'],
  other: LineRun['kind'],
): readonly ChangedLine[] {
  const own = runs.filter((run) => run.kind !== other);
  return own
    .flatMap((run) => run.lines.map((text) => ({ text, isWanted: run.kind === kind })))
    .flatMap(({ text, isWanted }, at) =>
      isWanted ? [{ line: at + 1, text: text.replace(/\r?\n$/, '') }] : [],
    );
}
