/** Splits what a run did to a file into parts that are accepted or rejected each by itself. */
import type { FileChange } from '../file-change.ts';
import { contentOf, type FileState, gitModeOf, sha256 } from '../files/file-state.ts';
import { alwaysAskReason } from './always-ask.ts';
import { diffLines } from './diff-lines.ts';
import { splitLines, textOf } from './text-lines.ts';

/** Lines that are replaced by others; what stands round them says where. */
export interface Hunk {
  readonly id: string;
  /** Lines of the file that the run started from, zero-based; to show it, never to find it again. */
  readonly start: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly contextBefore: readonly string[];
  readonly contextAfter: readonly string[];
}

export type FilePartKind = 'create' | 'delete' | 'rename' | 'mode' | 'replace';

/** What happens to a file as a whole. `replace`: it is no text, or a link. */
export interface FilePart {
  readonly id: string;
  readonly kind: FilePartKind;
}

export interface FileEdit {
  readonly path: string;
  /** Its name before, where the run renamed it. */
  readonly from: string | undefined;
  readonly base: FileState | undefined;
  readonly target: FileState | undefined;
  readonly parts: readonly FilePart[];
  readonly hunks: readonly Hunk[];
  /** Why the user must be asked about this file in any case. */
  readonly alwaysAsk: string | undefined;
}

export const contextLines = 3;

export function splitEdit(change: FileChange): FileEdit {
  const { path, from, before: base, after: target } = change;
  const hunks = hunksOf(change);
  const kinds = partKinds(change, hunks !== undefined);
  const alwaysAsk = alwaysAskReason(path) ?? (from === undefined ? undefined : alwaysAskReason(from));
  const content = [contentHash(base), contentHash(target)];
  return {
    path,
    from,
    base,
    target,
    alwaysAsk,
    parts: kinds.map((kind) => ({ kind, id: idOf([kind, path, from ?? '', ...content]) })),
    hunks: hunks ?? [],
  };
}

/** Undefined for what is no text, and for a text that has little in common with the one before. */
function hunksOf({ path, before, after }: FileChange): readonly Hunk[] | undefined {
  const [base, target] = [textOf(before), textOf(after)];
  return base === undefined || target === undefined ? undefined : splitHunks(path, base, target);
}

function partKinds({ from, before, after }: FileChange, isText: boolean): readonly FilePartKind[] {
  if (before === undefined) return ['create'];
  if (after === undefined) return ['delete'];
  const isReplaced = !isText && contentHash(before) !== contentHash(after);
  const isModeChanged =
    gitModeOf(before) !== gitModeOf(after) && before.kind === 'file' && after.kind === 'file';
  return [
    ...(from === undefined ? [] : ['rename' as const]),
    ...(isReplaced ? ['replace' as const] : []),
    ...(isModeChanged ? ['mode' as const] : []),
  ];
}

function contentHash(state: FileState | undefined): string {
  return state === undefined ? '' : `${state.kind} ${sha256(contentOf(state))}`;
}

interface Span {
  readonly start: number;
  end: number;
  after: string[];
}

function splitHunks(path: string, baseText: string, targetText: string): readonly Hunk[] | undefined {
  const base = splitLines(baseText);
  const found = findSpans(base, splitLines(targetText));
  if (found === undefined) return undefined;
  const spans = joinNear(base, found);
  const seen = new Map<string, number>();
  return spans.map(({ start, end, after }) => {
    const hunk = {
      start,
      before: base.slice(start, end),
      after,
      contextBefore: base.slice(Math.max(0, start - contextLines), start),
      contextAfter: base.slice(end, end + contextLines),
    };
    const anchor = JSON.stringify([path, hunk.contextBefore, hunk.before, hunk.after, hunk.contextAfter]);
    const ordinal = seen.get(anchor) ?? 0;
    seen.set(anchor, ordinal + 1);
    return { id: idOf([anchor, String(ordinal)]), ...hunk };
  });
}

function findSpans(base: readonly string[], target: readonly string[]): readonly Span[] | undefined {
  const runs = diffLines(base, target);
  if (runs === undefined) return undefined;
  const spans: Span[] = [];
  let at = 0;
  let open: Span | undefined;
  for (const { lines, kind } of runs) {
    if (kind === 'common') open = undefined;
    else if (open === undefined) {
      open = { start: at, end: at, after: [] };
      spans.push(open);
    }
    if (kind === 'added') open?.after.push(...lines);
    else at += lines.length;
    if (open !== undefined) open.end = at;
  }
  return spans;
}

/** Spans with fewer unchanged lines between them than an anchor has are one. */
function joinNear(base: readonly string[], spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last === undefined || span.start - last.end >= contextLines) joined.push(span);
    else {
      last.after.push(...base.slice(last.end, span.start), ...span.after);
      last.end = span.end;
    }
  }
  return joined;
}

/** The file of the run's start with some hunks in it. */
export function withHunks(base: readonly string[], hunks: readonly Hunk[]): string[] {
  const lines = [...base];
  for (const { start, before, after } of hunks.toSorted((one, other) => other.start - one.start))
    lines.splice(start, before.length, ...after);
  return lines;
}

function idOf(parts: readonly string[]): string {
  return sha256(JSON.stringify(parts)).slice(0, 24);
}
