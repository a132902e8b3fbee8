import { Edit, type Parser, type Tree } from 'web-tree-sitter';
import { type CodePart, composeResult } from './compose-result.ts';
import type { Engine } from './engine.ts';
import { isCode } from './languages.ts';
import { limits } from './limits.ts';
import type { CancelSignal, CodeLanguage, Language, OpenDocument, ScanResult, TextEdit } from './model.ts';
import { checkCancelled, type FileMemory, scanFile } from './scan-file.ts';
import { findBareComments } from './suppressions.ts';
import { lineStarts } from './syntax/lines.ts';
import { type ParseOptions, parseText } from './syntax/parse.ts';
import { readSyntax, type Syntax } from './syntax/syntax.ts';

/** Row and column of an offset; tree-sitter counts LF alone as a line's end. */
function pointAt(text: string, offset: number): { row: number; column: number } {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    row += 1;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}

/** The note for a file that is not read at all. */
export function tooLong(text: string): ScanResult {
  const note = `not scanned: ${text.length} characters, the limit is ${limits.fileLength}`;
  return { findings: [], suppressed: [], partial: true, notes: [note] };
}

/** What is known of code that could not be parsed in time. */
export const unparsed: CodePart = {
  findings: [],
  comments: [],
  notes: ['not scanned: the time limit was met while the text was parsed'],
};

/**
 * The tree of an edited text. Where there are syntax errors, the parser's way round them depends on what it takes over
 * from the old tree, so such a text is parsed as a whole: an editor is to show what the command line finds.
 */
function parseAfter(parser: Parser, text: string, given: ParseOptions): Tree | undefined {
  const tree = parseText(parser, text, given);
  if (tree === undefined || given.old === undefined || !tree.rootNode.hasError) return tree;
  tree.delete();
  return parseText(parser, text, { signal: given.signal });
}

/** A text that is edited: keeps the tree for the parser and the units' results for the scan. */
export class ScannedDocument implements OpenDocument {
  readonly language: Language;
  private readonly engine: Engine;
  private readonly path: string;
  /** Those of the engine, in the form that remembers where there is one. */
  private readonly analyses: Engine['analyses'];
  private current: string;
  private tree: Tree | undefined;
  private syntax: Syntax | undefined;
  private isStale = true;
  private memory: FileMemory | undefined;
  private last: ScanResult | undefined;

  constructor(engine: Engine, path: string, language: Language, text: string) {
    this.engine = engine;
    this.path = path;
    this.language = language;
    this.current = text;
    this.analyses = engine.analyses.map((analysis) => analysis.open?.() ?? analysis);
  }

  get text(): string {
    return this.current;
  }

  edit(edits: readonly TextEdit[]): void {
    for (const edit of edits) this.apply(edit);
    this.isStale = true;
  }

  private apply({ startOffset, endOffset, newText }: TextEdit): void {
    const before = this.current;
    this.current = before.slice(0, startOffset) + newText + before.slice(endOffset);
    const newEnd = startOffset + newText.length;
    this.tree?.edit(
      new Edit({
        startIndex: startOffset,
        oldEndIndex: endOffset,
        newEndIndex: newEnd,
        startPosition: pointAt(before, startOffset),
        oldEndPosition: pointAt(before, endOffset),
        newEndPosition: pointAt(this.current, newEnd),
      }),
    );
  }

  scan(signal?: CancelSignal): ScanResult {
    checkCancelled(signal);
    if (this.current.length > limits.fileLength) return tooLong(this.current);
    // Another file's summaries may have changed, so only an engine without them may answer from the last result.
    if (!this.isStale && this.last !== undefined && this.engine.imports === undefined) return this.last;
    const text = this.current;
    const input = { path: this.path, language: this.language, text, lines: lineStarts(text) };
    this.last = composeResult(
      this.engine,
      { ...input, signal },
      {
        analyses: this.analyses,
        scanCode: () => this.scanCode(signal),
      },
    );
    // What was cut short is not all that the text gives: the next scan goes on.
    this.isStale = signal?.expired === true;
    return this.last;
  }

  private scanCode(signal: CancelSignal | undefined): CodePart {
    const { language, path } = this;
    if (!isCode(language))
      return { findings: [], comments: findBareComments({ path, language, text: this.current }), notes: [] };
    const syntax = this.read(language, signal);
    if (syntax === undefined) return unparsed;
    checkCancelled(signal);
    const options = { keeps: true, last: this.memory, signal };
    const { part, memory } = scanFile(this.engine, { path, language, syntax }, options);
    this.memory = memory;
    return part;
  }

  /** Parses and reads; the old tree lives until what the new one shares with it has been recognised. */
  private read(language: CodeLanguage, signal: CancelSignal | undefined): Syntax | undefined {
    const grammar = this.engine.grammars[language];
    const old = this.tree;
    const tree = parseAfter(grammar.parser, this.current, { old, signal });
    if (tree === undefined) return undefined;
    try {
      this.syntax = readSyntax(tree, this.current, grammar, { keeps: true, previous: old && this.syntax });
    } finally {
      old?.delete();
      this.tree = tree;
    }
    return this.syntax;
  }

  dispose(): void {
    this.tree?.delete();
    this.tree = undefined;
    this.syntax = undefined;
    this.memory = undefined;
    this.last = undefined;
  }
}
