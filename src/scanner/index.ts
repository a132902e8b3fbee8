/**
 * The engine: text in, findings out. It parses with tree-sitter grammars whose bytes the caller hands in, resolves
 * names through imports and aliases, matches rules by resolved name, and follows tainted values through functions.
 * Pure: no clock, no files, no editor, no Node built-ins. What other modules hold comes in through ModuleSummaries.
 * Rules and models are data (rules/*.yml), compiled by scripts/rules.ts into rules.generated.ts.
 * May import: web-tree-sitter. Callers: workspace/, server/, backend/, cli/.
 */
import { ScannedDocument, tooLong } from './document.ts';
import { createEngine, type Engine, ruleInfo } from './engine.ts';
import { limits } from './limits.ts';
import type { GrammarFiles, Language, Scanner, ScannerOptions, ScanResult } from './model.ts';
import type { RuleSet } from './rules/rule-data.ts';
import { ruleSet } from './rules.generated.ts';
import { checkCancelled, scanFile } from './scan-file.ts';
import { loadGrammars } from './syntax/grammar.ts';
import { readSyntax } from './syntax/syntax.ts';

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
  path: string,
  language: Language,
  text: string,
): Parameters<typeof scanFile>[1] | ScanResult {
  if (text.length > limits.fileLength) return tooLong(text);
  const grammar = engine.grammars[language];
  const tree = grammar.parser.parse(text);
  if (tree === null) throw new Error('The parser has no language.');
  try {
    return { path, language, syntax: readSyntax(tree, text, grammar) };
  } finally {
    tree.delete();
  }
}

/** Loads grammars and rules; rejects when the bytes are no grammars. One scanner serves any number of documents. */
export async function createScanner(files: GrammarFiles, options: EngineOptions = {}): Promise<Scanner> {
  const grammars = await loadGrammars(files);
  const engine = createEngine({
    grammars,
    ruleSet: options.ruleSet ?? ruleSet,
    ruleIds: options.ruleIds,
    summaries: options.summaries,
  });
  return {
    rules: [...engine.rules.values()].map(ruleInfo),
    version: engine.version,
    open: (path, language, text) => new ScannedDocument(engine, path, language, text),
    scan: (path, language, text, signal) => {
      checkCancelled(signal);
      const input = scanOnce(engine, path, language, text);
      return 'syntax' in input ? scanFile(engine, input, { keeps: false, signal }).result : input;
    },
  };
}
