/**
 * Findings that agents and team mates brought, by document, each with the line where it is expected now.
 * While a document is edited those lines move with the text; the snippet says whether the code is still there.
 */
import path from 'node:path';
import type { AgentFinding } from '../contract/findings.ts';
import type { SetFindingsParams } from '../contract/lsp-messages.ts';
import { findSnippet, indentShift, shiftLine } from './anchors.ts';
import type { DocumentEdit } from './documents.ts';
import { pathOf } from './paths.ts';

interface Anchored {
  readonly finding: AgentFinding;
  line: number;
}

/** A finding at the place it has in the text as it is now. */
export interface PlacedFinding {
  readonly finding: AgentFinding;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export class AgentFindings {
  readonly #byFolder = new Map<string, readonly string[]>();
  readonly #byUri = new Map<string, Anchored[]>();

  /** Replaces what is known of a folder; returns the documents whose findings may have changed. */
  set({ folder, findings }: SetFindingsParams): readonly string[] {
    const before = this.#byFolder.get(folder) ?? [];
    const earlier = new Map(
      before.flatMap((uri) => this.#byUri.get(uri) ?? []).map((one) => [one.finding.id, one]),
    );
    for (const uri of before) this.#byUri.delete(uri);
    for (const finding of findings.map((one) => withAbsoluteSteps(one, folder))) {
      const anchors = this.#byUri.get(finding.uri) ?? [];
      this.#byUri.set(finding.uri, anchors);
      anchors.push({ finding, line: keptLine(finding, earlier.get(finding.id)) });
    }
    const now = [...new Set(findings.map((finding) => finding.uri))];
    this.#byFolder.set(folder, now);
    return [...new Set([...before, ...now])];
  }

  uris(): readonly string[] {
    return [...this.#byUri.keys()];
  }

  has(uri: string): boolean {
    return this.#byUri.has(uri);
  }

  in(uri: string): readonly AgentFinding[] {
    return (this.#byUri.get(uri) ?? []).map((anchored) => anchored.finding);
  }

  /** Moves the expected lines along with edits of the document. */
  edit(uri: string, edits: readonly DocumentEdit[]): void {
    for (const anchored of this.#byUri.get(uri) ?? []) {
      anchored.line = edits.reduce(shiftLine, anchored.line);
    }
  }

  /** Where a document's findings are in its text; those whose code is gone are left out, and come back with it. */
  place(uri: string, text: string): readonly PlacedFinding[] {
    const anchors = this.#byUri.get(uri);
    if (anchors === undefined) return [];
    const lines = text.split(/\r\n|\r|\n/);
    const taken = new Set<string>();
    return anchors.flatMap(({ finding, line }) => {
      const keyAt = (at: number): string => `${finding.ruleId}\0${at}\0${finding.range.startColumn}`;
      const found = findSnippet({
        lines,
        snippet: finding.snippet,
        nearLine: Math.min(line, lines.length),
        isTaken: (at) => taken.has(keyAt(at)),
      });
      if (found === undefined) return [];
      taken.add(keyAt(found));
      return [placeAt(finding, found, lines)];
    });
  }
}

/** Steps in other files are named relative to the folder; here everything is looked up by absolute path. */
function withAbsoluteSteps(finding: AgentFinding, folder: string): AgentFinding {
  const base = pathOf(folder);
  const steps = finding.steps.map((step) =>
    step.path === undefined ? step : { ...step, path: path.resolve(base, step.path) },
  );
  return { ...finding, steps };
}

/** Sent again unchanged, a finding keeps the line it has moved to. */
function keptLine(finding: AgentFinding, earlier: Anchored | undefined): number {
  const isSame =
    earlier?.finding.snippet === finding.snippet &&
    earlier.finding.range.startLine === finding.range.startLine &&
    earlier.finding.uri === finding.uri;
  return isSame ? earlier.line : finding.range.startLine;
}

function placeAt(finding: AgentFinding, startLine: number, lines: readonly string[]): PlacedFinding {
  const { range, snippet } = finding;
  const shift = indentShift(lines[startLine] ?? '', snippet);
  const endLine = Math.min(startLine + range.endLine - range.startLine, lines.length - 1);
  const isOneLine = range.endLine === range.startLine;
  const column = (value: number, line: number): number =>
    Math.max(0, Math.min(value, (lines[line] ?? '').length));
  return {
    finding,
    startLine,
    startColumn: column(range.startColumn + shift, startLine),
    endLine,
    endColumn: column(range.endColumn + (isOneLine ? shift : 0), endLine),
  };
}
