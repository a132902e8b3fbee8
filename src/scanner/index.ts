/**
 * The engine: text in, findings out. It parses with tree-sitter grammars whose bytes the caller hands in, resolves
 * names through imports and aliases, matches rules by resolved name, and follows tainted values through functions.
 * Pure: no clock, no files, no editor, no Node built-ins. What other modules hold comes in through ModuleSummaries.
 * Rules and models are data (rules/), compiled by scripts/rules.ts into rules.generated.ts.
 * May import: web-tree-sitter. Callers: workspace/, server/, backend/, cli/.
 */
import { ScannedDocument } from './document.ts';
import { createEngine } from './engine.ts';
import type { GrammarFiles, Scanner, ScannerOptions } from './model.ts';
import type { RuleSet } from './rules/rule-data.ts';
import { withoutAudit } from './rules/usual-rules.ts';
import { ruleSet } from './rules.generated.ts';
import { scanOnce } from './scan-once.ts';
import { loadGrammars } from './syntax/grammar.ts';

export { commentSyntaxOf } from './comment-syntax.ts';
export { type DescribedRules, describeRules } from './describe-rules.ts';
export { detectLanguage } from './languages.ts';
export type * from './model.ts';
export { ScanCancelled } from './scan-cancelled.ts';

/** Options of the engine plus the rule set to use: without one, the shipped rules but for the audit. */
export interface EngineOptions extends ScannerOptions {
  readonly ruleSet?: RuleSet;
}

/** Starts the parser and loads the rules. One scanner serves any number of documents. */
export async function createScanner(files: GrammarFiles, options: EngineOptions = {}): Promise<Scanner> {
  const engine = createEngine({
    grammars: await loadGrammars(files),
    ruleSet: options.ruleSet ?? withoutAudit(ruleSet),
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
