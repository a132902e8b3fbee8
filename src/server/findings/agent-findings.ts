/**
 * Findings that agents, tools and team mates brought, by document, each with the place where it is now. While a document
 * is edited those places move with the text; the snippet says whether the code is still there.
 */
import path from 'node:path';
import type { AgentFinding } from '../../contract/findings.ts';
import type { SetFindingsParams } from '../../contract/lsp-messages.ts';
import { isOfWholeFile } from '../../contract/whole-file.ts';
import { hashText } from '../../scanner/hash.ts';
import type { DocumentEdit } from '../documents.ts';
import { pathOf } from '../paths.ts';
import { Anchor } from './anchor.ts';
import { indentShift, indexLines } from './anchors.ts';

interface Anchored {
  readonly finding: AgentFinding;
  readonly anchor: Anchor;
}

/** The text that places were last looked up in, and whether all that has changed since was told. */
interface Seen {
  readonly hash: string;
  isEdited: boolean;
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
  readonly #seen = new Map<string, Seen>();

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
      anchors.push({ finding, anchor: keptAnchor(finding, earlier.get(finding.id)) });
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

  /** Moves the places along with one change of the document, which may be several edits. */
  edit(uri: string, edits: readonly DocumentEdit[]): void {
    for (const { anchor } of this.#byUri.get(uri) ?? []) anchor.edit(edits);
    const seen = this.#seen.get(uri);
    if (seen !== undefined && edits.length > 0) seen.isEdited = true;
  }

  /** Where a document's findings are in its text; those whose code is gone are left out, and come back with it. */
  place(uri: string, text: string): readonly PlacedFinding[] {
    const anchors = this.#byUri.get(uri);
    if (anchors === undefined) return [];
    this.#look(uri, text, anchors);
    const lines = text.split(/\r\n|\r|\n/);
    const index = indexLines(text);
    const taken = new Set<string>();
    return anchors.flatMap(({ finding, anchor }) => {
      const keyAt = (at: number): string => `${finding.ruleId}\0${at}\0${finding.range.startColumn}`;
      // Whatever its text reads: an editor shows what is of the whole file on its first line.
      if (isOfWholeFile(finding)) return [{ finding, ...finding.range }];
      const found = anchor.place(index, (at) => taken.has(keyAt(at)));
      if (found === undefined) return [];
      taken.add(keyAt(found));
      return [placeAt(finding, found, lines)];
    });
  }

  /** A file that is not open changes without anybody telling how. */
  #look(uri: string, text: string, anchors: readonly Anchored[]): void {
    const hash = hashText(text);
    const seen = this.#seen.get(uri);
    if (seen !== undefined && !seen.isEdited && seen.hash !== hash) {
      for (const { anchor } of anchors) anchor.forgetEdits();
    }
    this.#seen.set(uri, { hash, isEdited: false });
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

/** Sent again unchanged, a finding keeps the place that it has moved to. */
function keptAnchor(finding: AgentFinding, earlier: Anchored | undefined): Anchor {
  const isSame =
    earlier?.finding.snippet === finding.snippet &&
    earlier.finding.range.startLine === finding.range.startLine &&
    earlier.finding.uri === finding.uri;
  return isSame ? earlier.anchor : new Anchor(finding.range.startLine, finding.snippet);
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
