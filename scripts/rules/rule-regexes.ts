/** Every regular expression that rules and models bring must run in linear time: they meet text of strangers. */
import { checkSync } from 'recheck';
import type { RuleSet } from '../../src/scanner/rules/rule-data.ts';
import { regexesOf } from '../../src/workspace/rules/rule-regexes.ts';

/** Far above the 3 s that the worst takes: a busy machine must not make a proof fail. */
const proofLimitMs = 120_000;

/** A sentence for each expression that does not compile or is not proven safe. */
export function checkRegexes(ruleSet: RuleSet): string[] {
  return regexesOf(ruleSet).flatMap((source) => {
    const verdict = checkSync(source, 'i', { timeout: proofLimitMs });
    if (verdict.status === 'safe') return [];
    const attack =
      verdict.status === 'vulnerable' ? `attack string ${verdict.attack.pattern}` : verdict.error.kind;
    return [`/${source}/i is ${verdict.status}: ${attack}`];
  });
}
