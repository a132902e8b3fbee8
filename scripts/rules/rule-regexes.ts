/** Every regular expression that rules and models bring must run in linear time: they meet text of strangers. */
import { checkSync } from 'recheck';
import type { RuleSet } from '../../src/scanner/rules/rule-data.ts';

const regexKeys = new Set(['matches', 'mentions', 'around', 'imports', 'receiver', 'assign']);

function collect(value: unknown, key: string, found: Set<string>): void {
  if (typeof value === 'string' && regexKeys.has(key)) found.add(value);
  if (Array.isArray(value)) for (const each of value) collect(each, key === 'names' ? 'matches' : '', found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) collect(each, name, found);
}

/** Regular expressions of a rule set, each once. */
export function regexesOf(ruleSet: RuleSet): string[] {
  const found = new Set<string>();
  collect({ rules: ruleSet.rules, models: ruleSet.models }, '', found);
  return [...found].sort();
}

/** A sentence for each expression that does not compile or is not proven safe. */
export function checkRegexes(ruleSet: RuleSet): string[] {
  return regexesOf(ruleSet).flatMap((source) => {
    const verdict = checkSync(source, 'i', { timeout: 10_000 });
    if (verdict.status === 'safe') return [];
    const attack =
      verdict.status === 'vulnerable' ? `attack string ${verdict.attack.pattern}` : verdict.error.kind;
    return [`/${source}/i is ${verdict.status}: ${attack}`];
  });
}
