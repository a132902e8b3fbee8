/** Every regular expression that rules and models bring must run in linear time: they meet text of strangers. */
import { checkSync } from 'recheck';
import type { RuleSet } from '../../src/scanner/rules/rule-data.ts';

const regexKeys = new Set([
  'matches',
  'mentions',
  'around',
  'imports',
  'receiver',
  'assign',
  'source',
  'file',
]);
/** Keys of rules for infrastructure whose paths may hold a regular expression, `{~…}`. */
const pathKeys = new Set(['path', 'each', 'at', 'own', 'other']);

/** Regular expressions in a text that stands under a key. */
function regexesIn(text: string, key: string): string[] {
  if (regexKeys.has(key)) return [text];
  return pathKeys.has(key) ? [...text.matchAll(/\{~([^}]*)\}/g)].map(([, source]) => source ?? '') : [];
}

/** The key that items of a list count as standing under. */
function keyOfItems(key: string): string {
  if (key === 'names') return 'matches';
  return key === 'path' ? key : '';
}

function collect(value: unknown, key: string, found: Set<string>): void {
  if (typeof value === 'string') for (const source of regexesIn(value, key)) found.add(source);
  if (Array.isArray(value)) for (const each of value) collect(each, keyOfItems(key), found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) collect(each, name, found);
}

/** Regular expressions of a rule set, each once. */
export function regexesOf(ruleSet: RuleSet): string[] {
  const found = new Set<string>();
  collect(
    { rules: ruleSet.rules, models: ruleSet.models, infrastructure: ruleSet.infrastructure },
    '',
    found,
  );
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
