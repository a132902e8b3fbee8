import { mentionsVireo } from './bare-comments.ts';
import type { CommentPlaces } from './comment-places.ts';
import type { CommentSpan } from './comment-syntax.ts';
import type { Finding, SuppressedFinding } from './model.ts';
import { lineAt } from './syntax/lines.ts';

/** A comment that sets findings aside. */
interface Suppression {
  readonly ruleIds: readonly string[];
  readonly reason: string;
  readonly from: number;
  readonly to: number;
  readonly covers: CoveredLines;
  readonly used: Set<string>;
}

/** The lines whose findings a comment covers, from zero; `last` counts. */
interface CoveredLines {
  readonly first: number;
  readonly last: number;
  /** A line of its own: what begins on a covered line and goes on over lines on which no comment can stand belongs to it. */
  readonly isAbove: boolean;
}

/** A complaint about a suppression itself. */
export interface SuppressionFault {
  readonly kind: 'suppression-without-reason' | 'unused-suppression';
  readonly from: number;
  readonly to: number;
  /** The rules that it names, or what is wrong with it; the message of the kind takes it in. */
  readonly name: string;
}

/** Findings by what comments say of them, and the comments that say nothing true. */
export interface Sorted {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly faults: readonly SuppressionFault[];
}

/** A text with its comments. */
export interface CommentedText {
  readonly text: string;
  readonly lines: Uint32Array;
  readonly comments: readonly CommentSpan[];
  /** Where a comment would have to stand for each line. */
  readonly places: CommentPlaces;
}

/** In backticks it is spoken of. */
const form = /(?:^|[^`])vireo:\s*ignore\s*\[([^\]\n]{1,400})\]([\s\S]*)/;

/**
 * A mark that is meant as a suppression and is none: no bracket, an empty one, a hyphen for the colon. Only where nothing
 * but signs stands before it in the comment: prose may speak of it.
 */
const malformed = /^(?:'|@?rem\b)?[^\p{L}\p{N}`"']*vireo(?:[ \t]*:[ \t]*|-)ignore(?:[^\p{L}\p{N}]|$)/iu;

/** A reason is something a reader could understand: at least one word. */
function isReason(text: string): boolean {
  return /\p{L}{3}/u.test(text);
}

function readComment(commented: CommentedText, { from, to }: CommentSpan): Suppression | undefined {
  const comment = commented.text.slice(from, to);
  const found = form.exec(comment);
  if (found === null) return malformed.test(comment) ? naming([], { from, to }) : undefined;
  const ruleIds = (found[1] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const reason = readReason(found[2] ?? '');
  return { ...naming(ruleIds, { from, to }), reason, covers: coveredLines(commented, { from, to }) };
}

/** What stands behind the brackets; in a block comment the reason may begin on a later line. */
function readReason(rest: string): string {
  const [first = '', ...more] = rest.replace(/(?:\*\/\s*\}?|-->)\s*$/, '').split('\n');
  const own = trimReason(first);
  if (isReason(own)) return own;
  const end = more.findIndex((line) => /vireo:\s*ignore/.test(line));
  const lines = end < 0 ? more : more.slice(0, end);
  return trimReason([own, ...lines.map(withoutStar)].join(' '));
}

function trimReason(text: string): string {
  return text.replace(/^\s*[-:–—]?\s*/, '').trim();
}

/** A line of a block comment without the star that many begin with. */
function withoutStar(line: string): string {
  return line.replace(/^\s*\*/, '').trim();
}

/** A suppression that covers nothing yet. */
function naming(ruleIds: readonly string[], { from, to }: CommentSpan): Suppression {
  return { ruleIds, reason: '', from, to, covers: { first: 0, last: -1, isAbove: false }, used: new Set() };
}

/** Its own line; or, when nothing else stands there, all up to the next line that is not a comment. */
function coveredLines({ text, lines }: CommentedText, { from, to }: CommentSpan): CoveredLines {
  const first = lineAt(lines, from);
  const before = text.slice(lines[first], from).trim();
  if (before !== '' && before !== '{') return { first, last: first, isAbove: false };
  let last = lineAt(lines, to) + 1;
  while (last < lines.length && isComment(text.slice(lines[last], lines[last + 1]))) last += 1;
  return { first, last, isAbove: true };
}

function isComment(line: string): boolean {
  return /^\s*(?:\/\/|#|\/\*|\{\/\*|;|--|<!--|%|::|rem\b)/i.test(line);
}

function cover(
  finding: Finding,
  suppressions: readonly Suppression[],
  places: CommentPlaces,
): Suppression | undefined {
  const line = finding.range.startLine;
  const ofRule = suppressions.filter(({ ruleIds }) => ruleIds.includes(finding.ruleId));
  const near = ofRule.find(({ covers }) => isIn(covers, line));
  if (near !== undefined || ofRule.length === 0) return near;
  const place = places(line)?.line;
  return place === undefined ? undefined : ofRule.find(({ covers }) => covers.isAbove && isIn(covers, place));
}

function isIn({ first, last }: CoveredLines, line: number): boolean {
  return first <= line && line <= last;
}

function lackOf({ ruleIds, reason }: Suppression): string | undefined {
  if (ruleIds.length === 0) return 'it names no rule in brackets';
  const names = ruleIds.map((id) => `\`${id}\``).join(', ');
  return isReason(reason) ? undefined : `it gives no reason, or one of a few letters, for ${names}`;
}

function faultsOf(suppressions: readonly Suppression[], isComplete: boolean): SuppressionFault[] {
  const faults: SuppressionFault[] = [];
  for (const each of suppressions) {
    const place = { from: each.from, to: each.to };
    const lack = lackOf(each);
    if (lack !== undefined) faults.push({ kind: 'suppression-without-reason', ...place, name: lack });
    // A scan that left something out cannot say that a suppression matches nothing.
    else if (isComplete) {
      for (const id of each.ruleIds)
        if (!each.used.has(id)) faults.push({ kind: 'unused-suppression', ...place, name: id });
    }
  }
  return faults;
}

/** Parts findings from those that a comment with a reason sets aside. */
export function sortSuppressed(
  commented: CommentedText,
  findings: readonly Finding[],
  isComplete: boolean,
): Sorted {
  if (!mentionsVireo(commented.text)) return { findings, suppressed: [], faults: [] };
  const read = commented.comments.map((span) => readComment(commented, span));
  const suppressions = read.filter((each) => each !== undefined);
  if (suppressions.length === 0) return { findings, suppressed: [], faults: [] };
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const by = cover(finding, suppressions, commented.places);
    by?.used.add(finding.ruleId);
    if (by !== undefined && isReason(by.reason)) suppressed.push({ finding, reason: by.reason });
    else kept.push(finding);
  }
  return { findings: kept, suppressed, faults: faultsOf(suppressions, isComplete) };
}
