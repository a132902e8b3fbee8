import { type CommentPlaces, firstOnLine } from './comment-places.ts';
import { commentSyntaxOf, writeComment } from './comment-syntax.ts';
import type { Finding, Language, ScanResult, SuppressionRequest, TextEdit } from './model.ts';
import { lineStarts } from './syntax/lines.ts';

/** A text that a comment is to be written into. */
interface OpenText {
  readonly path: string;
  readonly language: Language;
  readonly text: string;
}

/** What an edit is proven with. */
export interface SuppressionProof extends OpenText {
  readonly before: ScanResult;
  readonly places: CommentPlaces;
  /** What a scan gives of the text after an edit. */
  readonly scan: (edit: TextEdit) => ScanResult;
}

/**
 * The edit that sets a finding aside by a comment on a line of its own; undefined in a format without comments, where
 * none can stand near, and where a scan of the edited text would differ in more than this one finding.
 */
export function proveSuppression(proof: SuppressionProof, request: SuppressionRequest): TextEdit | undefined {
  const { before } = proof;
  const finding = before.findings.find((each) => isAsked(each, request));
  const edit = finding && commentEdit(proof, finding, request.reason);
  if (finding === undefined || edit === undefined) return undefined;
  return isSame(before, finding, { edit, after: proof.scan(edit) }) ? edit : undefined;
}

function isAsked({ ruleId, range }: Finding, asked: SuppressionRequest): boolean {
  const { startOffset, endOffset } = asked.range;
  return ruleId === asked.ruleId && range.startOffset === startOffset && range.endOffset === endOffset;
}

function commentEdit(
  { path, language, text, places }: SuppressionProof,
  { ruleId, range }: Finding,
  reason: string,
): TextEdit | undefined {
  const syntax = commentSyntaxOf(path, language);
  const place = syntax && places(range.startLine);
  if (syntax === undefined || place === undefined) return undefined;
  const lines = lineStarts(text);
  const line = aboveDirectives({ text, lines, places }, place.line);
  const at = lines[line] ?? 0;
  const indent = text.slice(at, firstOnLine(text, lines, line));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const words = `vireo: ignore[${ruleId}] ${withoutClosers(reason)}`;
  const comment = place.isMarkup === true ? `{/* ${words} */}` : writeComment(syntax, words);
  return { startOffset: at, endOffset: at, newText: `${indent}${comment}${newline}` };
}

/** A comment by which another tool is told something about the next line: nothing may come between. */
const directive =
  /^\s*(?:\/\/|#|\{?\/\*).*(?:next-line|@ts-|\bignore\b|-ignore|noqa|nosec|nosemgrep|prettier-|pylint:|mypy:|type:)/;

function aboveDirectives(
  { text, lines, places }: { text: string; lines: Uint32Array; places: CommentPlaces },
  line: number,
): number {
  let at = line;
  while (at > 0 && directive.test(text.slice(lines[at - 1], lines[at])) && places(at - 1)?.line === at - 1)
    at -= 1;
  return at;
}

/** On one line, and without what would end a comment before its end. */
function withoutClosers(reason: string): string {
  return reason.replace(/\s+/g, ' ').replaceAll('*/', '* /').replace(/--+/g, '–').trim();
}

interface Outcome {
  readonly edit: TextEdit;
  readonly after: ScanResult;
}

/** Whether one finding was set aside, and all others are what and where they were. */
function isSame(before: ScanResult, finding: Finding, { edit, after }: Outcome): boolean {
  const kept = before.findings.filter((each) => each !== finding);
  const setAside = [...before.suppressed.map((each) => each.finding), finding];
  return (
    before.partial === after.partial &&
    before.notes.length === after.notes.length &&
    isEqual(placesOf(kept, edit), placesOf(after.findings)) &&
    isEqual(placesOf(setAside, edit), placesOf(after.suppressed.map((each) => each.finding)))
  );
}

/** Rules with their places, as an insertion moves them. */
function placesOf(findings: readonly Finding[], edit?: TextEdit): string[] {
  const shift = (offset: number): number =>
    edit !== undefined && offset >= edit.startOffset ? offset + edit.newText.length : offset;
  return findings.map(({ ruleId, range }) => `${ruleId} ${shift(range.startOffset)}`).sort();
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
