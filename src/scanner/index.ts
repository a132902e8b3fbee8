/**
 * The engine: text in, findings out. It parses with tree-sitter grammars whose bytes the caller hands in, resolves
 * names through imports and aliases, matches rules by resolved name, and follows tainted values through functions.
 * Pure: no clock, no files, no editor, no Node built-ins. What other modules hold comes in through ModuleSummaries.
 * Rules and models are data (rules/), compiled by scripts/rules.ts into rules.generated.ts.
 * May import: web-tree-sitter. Callers: workspace/, server/, backend/, cli/.
 */
import { type CodePart, composeResult } from './compose-result.ts';
import { ScannedDocument, tooLong, unparsed } from './document.ts';
import { createEngine, type Engine } from './engine.ts';
import { isCode } from './languages.ts';
import { limits } from './limits.ts';
import type { CancelSignal, GrammarFiles, Scanner, ScannerOptions, ScanResult } from './model.ts';
import type { RuleSet } from './rules/rule-data.ts';
import { ruleSet } from './rules.generated.ts';
import { checkCancelled, scanFile } from './scan-file.ts';
import { findBareComments } from './suppressions.ts';
import { loadGrammars } from './syntax/grammar.ts';
import { lineStarts } from './syntax/lines.ts';
import { parseText } from './syntax/parse.ts';
import { readSyntax } from './syntax/syntax.ts';
import type { TextInput } from './text-analysis.ts';

export { commentSyntaxOf } from './comment-syntax.ts';
export { type DescribedRules, describeRules } from './describe-rules.ts';
export { detectLanguage } from './languages.ts';
export type * from './model.ts';
export { ScanCancelled } from './scan-cancelled.ts';
export { type SuppressionRequest, suppressionEdit } from './suppressions.ts';

/** Options of the engine plus the rule set to use; tests and the rule compiler bring their own. */
export interface EngineOptions extends ScannerOptions {
  readonly ruleSet?: RuleSet;
}

function scanOnce(
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
  { path, language, text }: Omit<TextInput, 'lines'>,
  signal: CancelSignal | undefined,
): CodePart {
  if (!isCode(language))
    return { findings: [], comments: findBareComments({ path, language, text }), notes: [] };
  const grammar = engine.grammars[language];
  const tree = parseText(grammar.parser, text, { signal });
  if (tree === undefined) return unparsed;
  try {
    const syntax = readSyntax(tree, text, grammar);
    return scanFile(engine, { path, language, syntax }, { keeps: false, signal }).part;
  } finally {
    tree.delete();
  }
}

/** Starts the parser and loads the rules. One scanner serves any number of documents. */
export async function createScanner(files: GrammarFiles, options: EngineOptions = {}): Promise<Scanner> {
  const engine = createEngine({
    grammars: await loadGrammars(files),
    ruleSet: options.ruleSet ?? ruleSet,
    ruleIds: options.ruleIds,
    summaries: options.summaries,
    salt: options.salt,
  });
  return {
    rules: engine.infos,
    version: engine.version,
    open: (path, language, text) => new ScannedDocument(engine, path, language, text),
    scan: (path, language, text, signal) => scanOnce(engine, { path, language, text }, signal),
  };
}
