import { commentSyntaxOf, findOpener, writeComment } from './comment-syntax.ts';
import type { Finding, Language, SuppressedFinding, TextEdit } from './model.ts';
import { lineAt } from './syntax/lines.ts';
import type { TextInput } from './text-analysis.ts';

/** A comment that sets findings aside. */
interface Suppression {
  readonly ruleIds: readonly string[];
  readonly reason: string;
  readonly from: number;
  readonly to: number;
  /** Lines whose findings it covers. */
  readonly lines: readonly number[];
  readonly used: Set<string>;
}

/** A complaint about a suppression itself. */
export interface SuppressionFault {
  readonly kind: 'suppression-without-reason' | 'unused-suppression';
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

export interface Sorted {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly faults: readonly SuppressionFault[];
}

/** Where a comment lies. */
export interface CommentSpan {
  readonly from: number;
  readonly to: number;
}

/** A text with its comments. */
export interface CommentedText {
  readonly text: string;
  readonly lines: Uint32Array;
  readonly comments: readonly CommentSpan[];
}

const form = /vireo:\s*ignore\[([^\]\n]{1,400})\]([^\n]*)/;

/** A reason is something a reader could understand: at least one word. */
function isReason(text: string): boolean {
  return /\p{L}{3}/u.test(text);
}

function readComment(commented: CommentedText, { from, to }: CommentSpan): Suppression | undefined {
  const found = form.exec(commented.text.slice(from, to));
  if (found === null) return undefined;
  const ruleIds = (found[1] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const reason = (found[2] ?? '')
    .replace(/(?:\*\/\s*\}?|-->)\s*$/, '')
    .replace(/^\s*[-:–—]?\s*/, '')
    .trim();
  return { ruleIds, reason, from, to, lines: coveredLines(commented, from, to), used: new Set() };
}

/** Its own line; or, when nothing else stands there, the next line that is not a comment. */
function coveredLines({ text, lines }: CommentedText, from: number, to: number): number[] {
  const first = lineAt(lines, from);
  const before = text.slice(lines[first], from).trim();
  if (before !== '' && before !== '{') return [first];
  let next = lineAt(lines, to) + 1;
  while (next < lines.length && isComment(text.slice(lines[next], lines[next + 1]))) next += 1;
  return [first, next];
}

function isComment(line: string): boolean {
  return /^\s*(?:\/\/|#|\/\*|\{\/\*|;|--|<!--|%|::|rem\b)/i.test(line);
}

function cover(finding: Finding, suppressions: readonly Suppression[]): Suppression | undefined {
  return suppressions.find(
    (each) => each.ruleIds.includes(finding.ruleId) && each.lines.includes(finding.range.startLine),
  );
}

function faultsOf(suppressions: readonly Suppression[], isComplete: boolean): SuppressionFault[] {
  const faults: SuppressionFault[] = [];
  for (const each of suppressions) {
    const place = { from: each.from, to: each.to };
    if (!isReason(each.reason))
      faults.push({ kind: 'suppression-without-reason', ...place, name: each.ruleIds.join(', ') });
    // A scan that left something out cannot say that a suppression matches nothing.
    else if (isComplete) {
      for (const id of each.ruleIds)
        if (!each.used.has(id)) faults.push({ kind: 'unused-suppression', ...place, name: id });
    }
  }
  return faults;
}

const bareMark = /vireo:\s*ignore\[[^\n]*/g;

/** Comments that suppress, in a text without a grammar: found by how its format writes comments. */
export function findBareComments({ path, language, text }: Omit<TextInput, 'lines'>): CommentSpan[] {
  if (!text.includes('vireo:')) return [];
  const syntax = commentSyntaxOf(path, language);
  if (syntax === undefined) return [];
  return [...text.matchAll(bareMark)].flatMap(({ index, 0: found }) => {
    const lineStart = text.lastIndexOf('\n', index) + 1;
    const opener = findOpener(syntax, text.slice(lineStart, index));
    return opener < 0 ? [] : [{ from: lineStart + opener, to: index + found.trimEnd().length }];
  });
}

/** Parts findings from those that a comment with a reason sets aside. */
export function sortSuppressed(
  commented: CommentedText,
  findings: readonly Finding[],
  isComplete: boolean,
): Sorted {
  const read = commented.comments.map((span) => readComment(commented, span));
  const suppressions = read.filter((each) => each !== undefined);
  if (suppressions.length === 0) return { findings, suppressed: [], faults: [] };
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const by = cover(finding, suppressions);
    by?.used.add(finding.ruleId);
    if (by !== undefined && isReason(by.reason)) suppressed.push({ finding, reason: by.reason });
    else kept.push(finding);
  }
  return { findings: kept, suppressed, faults: faultsOf(suppressions, isComplete) };
}

/** What the edit of a suppression needs to know. */
export interface SuppressionRequest {
  readonly path: string;
  readonly language: Language;
  readonly text: string;
  readonly reason: string;
}

/**
 * The edit that sets a finding aside by a comment on the line above, in the line's own indentation; undefined in a
 * format without comments.
 */
export function suppressionEdit(
  finding: Pick<Finding, 'ruleId' | 'range'>,
  { path, language, text, reason }: SuppressionRequest,
): TextEdit | undefined {
  const syntax = commentSyntaxOf(path, language);
  if (syntax === undefined) return undefined;
  const lineStart = finding.range.startOffset - finding.range.startColumn;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 400))?.[0] ?? '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const oneLine = reason.replace(/\s+/g, ' ').trim();
  const comment = writeComment(syntax, `vireo: ignore[${finding.ruleId}] ${oneLine}`);
  return { startOffset: lineStart, endOffset: lineStart, newText: `${indent}${comment}${newline}` };
}
