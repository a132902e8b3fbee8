/**
 * What is shown of a document while somebody types, so that nothing comes and goes that nobody has changed. Pure.
 *
 * On the lines that were edited since the text last settled, what the scan finds is shown. On all others it is, too,
 * unless the text has a syntax error more than when it settled: then what stood there stays, moved along with the edits,
 * and nothing new comes. What judges a name or the text as a whole comes only when the text has settled, and goes at once
 * from the lines that were edited.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, ScanResult, TextEdit } from '../../scanner/model.ts';
import { moveFinding, moveOffset, placeFinding } from './moved-finding.ts';

/** Half a word is an unknown name, and half a statement uses nothing: these say much before anybody meant it. */
export const judgeAsWhole: ReadonlySet<string> = new Set([
  'copied-function',
  'copied-lines',
  'long-file',
  'overwritten-value',
  'redefined',
  'shadowed-name',
  'undefined-name',
  'unreachable-code',
  'unused-name',
  'unused-parameter',
  'unused-private-member',
  'unused-suppression',
]);

/** What a scan gave, and how many syntax errors the text has. */
export interface Scanned {
  readonly result: ScanResult;
  readonly syntaxErrors: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

export class SteadyFindings {
  /** As last shown; undefined until something was. */
  #shown: readonly Finding[] | undefined;
  /** What was typed since the text last settled, from the top. */
  #edited: readonly Span[] = [];
  /** Of the text as it last settled, or fewer where some were mended since. */
  #syntaxErrors = 0;

  /** Whether nobody has typed since the text last settled. */
  get isSettled(): boolean {
    return this.#shown === undefined || this.#edited.length === 0;
  }

  edit(edits: readonly TextEdit[]): void {
    for (const edit of edits) {
      this.#shown = this.#shown?.flatMap((finding) => moveFinding(finding, edit) ?? []);
      this.#edited = join([...this.#edited.map((span) => moveSpan(span, edit)), spanOf(edit)]);
    }
  }

  /** What is to be shown of the text as it is now. */
  show({ result, syntaxErrors }: Scanned, document: TextDocument): ScanResult {
    this.#syntaxErrors = Math.min(this.#syntaxErrors, syntaxErrors);
    const shown = this.#shown?.map((finding) => placeFinding(finding, document)) ?? [];
    const isBroken = this.isBroken(syntaxErrors);
    const lines = this.#editedLines(document);
    const stays = ({ ruleId, range }: Finding): boolean =>
      (isBroken || judgeAsWhole.has(ruleId)) && !lines(range.startLine);
    const findings = merge({ result, shown, stays });
    this.#shown = findings;
    return isSame(findings, result.findings) ? result : { ...result, findings };
  }

  /** Nothing is shown. */
  forget(): void {
    this.#shown = undefined;
    this.#edited = [];
  }

  /** Nobody types any more: all that the scan found counts. */
  settle({ result, syntaxErrors }: Scanned): void {
    this.#shown = result.findings;
    this.#edited = [];
    this.#syntaxErrors = syntaxErrors;
  }

  /** Whether typing has left the text with an error that it had not. */
  isBroken(syntaxErrors: number): boolean {
    return syntaxErrors > this.#syntaxErrors;
  }

  #editedLines(document: TextDocument): (line: number) => boolean {
    const lines = this.#edited.map(({ from, to }) => ({
      first: document.positionAt(from).line,
      last: document.positionAt(to).line,
    }));
    return (line) => lines.some(({ first, last }) => first <= line && line <= last);
  }
}

interface Merged {
  readonly result: ScanResult;
  readonly shown: readonly Finding[];
  /** Whether what is there is left as it was. */
  readonly stays: (finding: Finding) => boolean;
}

function merge({ result, shown, stays }: Merged): readonly Finding[] {
  const known = new Set(shown.map(({ fingerprint }) => fingerprint));
  const silenced = new Set(result.suppressed.map(({ finding }) => finding.fingerprint));
  const kept = shown.filter((finding) => stays(finding) && !silenced.has(finding.fingerprint));
  const taken = new Set(kept.flatMap((finding) => [finding.fingerprint, placeOf(finding)]));
  const found = result.findings.filter(
    (finding) =>
      !stays(finding) &&
      !(taken.has(finding.fingerprint) || taken.has(placeOf(finding))) &&
      (!judgeAsWhole.has(finding.ruleId) || known.has(finding.fingerprint)),
  );
  return [...kept, ...found].sort((a, b) => a.range.startOffset - b.range.startOffset);
}

function placeOf({ ruleId, range }: Finding): string {
  return `${ruleId} ${range.startOffset}`;
}

function isSame(one: readonly Finding[], other: readonly Finding[]): boolean {
  return one.length === other.length && one.every((finding, index) => finding === other[index]);
}

function spanOf({ startOffset, newText }: TextEdit): Span {
  return { from: startOffset, to: startOffset + newText.length };
}

function moveSpan({ from, to }: Span, edit: TextEdit): Span {
  return { from: moveOffset(from, edit), to: moveOffset(to, edit) };
}

/** From the top; those that touch are one. */
function join(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined;
}
