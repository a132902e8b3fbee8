import { readBareText } from './bare-text.ts';
import { type CodePart, composeResult } from './compose-result.ts';
import type { Engine } from './engine.ts';
import type { FileContext } from './file-context.ts';
import type { ReadFile } from './flow/programs/parsed-files.ts';
import { isCode } from './languages.ts';
import { limits } from './limits.ts';
import type { CancelSignal, ScanResult } from './model.ts';
import { checkCancelled, fileIn, scanFile } from './scan-file.ts';
import { lineStarts } from './syntax/lines.ts';
import { parseText } from './syntax/parse.ts';
import { readSyntax } from './syntax/syntax.ts';
import type { TextInput } from './text-analysis.ts';

/** The note for a file that is not read at all. */
export function tooLong(text: string): ScanResult {
  const note = `not scanned: ${text.length} characters, the limit is ${limits.fileLength}`;
  return { findings: [], suppressed: [], partial: true, notes: [note] };
}

/** What is known of code that could not be parsed in time. */
export const unparsed: CodePart = {
  findings: [],
  comments: [],
  places: () => undefined,
  notes: ['not scanned: the time limit was met while the text was parsed'],
};

/** Scans a text and keeps nothing. */
export function scanOnce(
  engine: Engine,
  input: Omit<TextInput, 'lines'>,
  signal: CancelSignal | undefined,
): ScanResult {
  checkCancelled(signal);
  const { text } = input;
  if (text.length > limits.fileLength) return tooLong(text);
  return composeResult(
    engine,
    { ...input, lines: lineStarts(text), signal },
    { analyses: engine.analyses, scanCode: () => scanCode(engine, input, signal) },
  );
}

function scanCode(
  engine: Engine,
  input: Omit<TextInput, 'lines'>,
  signal: CancelSignal | undefined,
): CodePart {
  const { path, language, text } = input;
  if (!isCode(language)) return readBareText(engine, input);
  const read = { path, language, text };
  const parse = (): FileContext | undefined => parseFile(engine, read, signal);
  const file = engine.imports === undefined ? parse() : engine.imports.fileOf(read, parse);
  return file === undefined ? unparsed : scanFile(engine, file, { keeps: false, signal }).part;
}

function parseFile(
  engine: Engine,
  { path, language, text }: ReadFile,
  signal: CancelSignal | undefined,
): FileContext | undefined {
  const grammar = engine.grammars[language];
  const tree = parseText(grammar.parser, text, { signal });
  if (tree === undefined) return undefined;
  try {
    return fileIn(engine, { path, language, syntax: readSyntax(tree, text, grammar) });
  } finally {
    tree.delete();
  }
}
