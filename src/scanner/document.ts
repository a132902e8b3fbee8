import { Edit, type Parser, type Tree } from 'web-tree-sitter';
import { readBareText } from './bare-text.ts';
import type { CommentPlaces } from './comment-places.ts';
import { type CodePart, composeResult } from './compose-result.ts';
import type { Engine } from './engine.ts';
import { isCode } from './languages.ts';
import { limits } from './limits.ts';
import type {
  CancelSignal,
  CodeLanguage,
  Language,
  OpenDocument,
  ScanResult,
  SuppressionRequest,
  TextEdit,
} from './model.ts';
import { checkCancelled, type FileMemory, fileIn, scanFile } from './scan-file.ts';
import { tooLong, unparsed } from './scan-once.ts';
import { proveSuppression } from './suppression-edit.ts';
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

/** A tree, and whether it is the one that the text gives by itself. */
interface Parsed {
  readonly tree: Tree;
  readonly isSettled: boolean;
}

/**
 * The tree of an edited text. Where there are syntax errors, the parser's way round them depends on what it takes over
 * from the old tree, so such a text is parsed as a whole: at once where that takes no time, else when it is settled.
 */
function parseAfter(parser: Parser, text: string, given: ParseOptions): Parsed | undefined {
  const tree = parseText(parser, text, given);
  if (tree === undefined) return undefined;
  const isOwn = given.old === undefined || !tree.rootNode.hasError;
  if (isOwn || text.length > limits.reparsedAtOnce) return { tree, isSettled: isOwn };
  tree.delete();
  return parseAfter(parser, text, { signal: given.signal });
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
  private settled = true;
  private memory: FileMemory | undefined;
  private last: ScanResult | undefined;
  /** Where comments may stand in the text of the last result. */
  private places: CommentPlaces = () => undefined;

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

  get isSettled(): boolean {
    return this.settled;
  }

  get syntaxErrors(): number {
    return this.syntax?.errors.length ?? 0;
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
        scanCode: () => {
          const code = this.scanCode(signal);
          this.places = code.places;
          return code;
        },
      },
    );
    // What was cut short is not all that the text gives: the next scan goes on.
    this.isStale = signal?.expired === true;
    return this.last;
  }

  suppression(request: SuppressionRequest, signal?: CancelSignal): TextEdit | undefined {
    const before = this.settle(signal);
    const { path, language, current: text, places } = this;
    const scan = (edit: TextEdit) => this.tryEdit(edit, () => this.settle(signal));
    return proveSuppression({ path, language, text, before, places, scan }, request);
  }

  /** What comes of an edit that is taken back: cheaper than another document, since most is known already. */
  private tryEdit<Result>(edit: TextEdit, look: () => Result): Result {
    const { startOffset, endOffset, newText } = edit;
    const written = this.current.slice(startOffset, endOffset);
    this.edit([edit]);
    try {
      return look();
    } finally {
      this.edit([{ startOffset, endOffset: startOffset + newText.length, newText: written }]);
    }
  }

  settle(signal?: CancelSignal): ScanResult {
    if (this.settled) return this.scan(signal);
    // Without the tree before, the text is parsed by itself.
    this.tree?.delete();
    this.tree = undefined;
    this.isStale = true;
    return this.scan(signal);
  }

  private scanCode(signal: CancelSignal | undefined): CodePart {
    const { language, path } = this;
    if (!isCode(language)) return readBareText(this.engine, { path, language, text: this.current });
    const syntax = this.read(language, signal);
    if (syntax === undefined) return unparsed;
    checkCancelled(signal);
    const options = { keeps: true, last: this.memory, isProvisional: !this.settled, signal };
    const file = fileIn(this.engine, { path, language, syntax });
    const { part, memory } = scanFile(this.engine, file, options);
    // Once the text is whole again, what was known of it before is worth more than what an error made of it.
    if (this.settled) this.memory = memory;
    return part;
  }

  /** Parses and reads; the old tree lives until what the new one shares with it has been recognised. */
  private read(language: CodeLanguage, signal: CancelSignal | undefined): Syntax | undefined {
    const grammar = this.engine.grammars[language];
    const old = this.tree;
    const parsed = parseAfter(grammar.parser, this.current, { old, signal });
    if (parsed === undefined) return undefined;
    const { tree, isSettled } = parsed;
    try {
      this.syntax = readSyntax(tree, this.current, grammar, { keeps: true, previous: old && this.syntax });
    } finally {
      old?.delete();
      this.tree = tree;
      this.settled = isSettled;
    }
    return this.syntax;
  }

  dispose(): void {
    this.tree?.delete();
    this.tree = undefined;
    this.syntax = undefined;
    this.memory = undefined;
    this.last = undefined;
    this.places = () => undefined;
  }
}
