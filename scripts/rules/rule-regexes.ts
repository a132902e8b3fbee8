/** Every regular expression that Vireo runs on text of strangers: of rules and models, of formats of secrets, of its own checks. */
import type { RuleSet } from '../../src/scanner/rules/rule-data.ts';
import { ownPatterns } from '../../src/scanner/secrets/own-patterns.ts';
import { regexFlags } from '../../src/workspace/rules/regex-verdict.ts';
import { regexesOf } from '../../src/workspace/rules/rule-regexes.ts';
import type { Expression } from './proven-regexes.ts';
import type { SecretSource } from './secret-sources.ts';
import { sourceExpressions } from './source-regexes.ts';

export interface RegexSources {
  readonly ruleSet: RuleSet;
  readonly secrets: readonly SecretSource[];
}

export function allExpressions(root: string, { ruleSet, secrets }: RegexSources): readonly Expression[] {
  return [
    ...regexesOf(ruleSet).map((source) => ({ source, flags: regexFlags })),
    ...secretExpressions(secrets),
    ...sourceExpressions(root),
  ];
}

/** As the engine runs them: at one place, or over a whole file. */
function secretExpressions(sources: readonly SecretSource[]): Expression[] {
  const own = ownPatterns.map(({ source, flags }) => ({
    source: flags.includes('y') ? `^(?:${source})` : source,
    flags: flags.replace(/[gy]/g, ''),
  }));
  return [...own, ...sources.flatMap(formatExpressions)];
}

function formatExpressions({ format }: SecretSource): Expression[] {
  const { pattern, value, paths, near, ignoreCase } = format;
  const flags = `${ignoreCase === true ? 'i' : ''}${paths === undefined ? '' : 'm'}`;
  return [
    ...(pattern === undefined ? [] : [{ source: paths === undefined ? `^(?:${pattern})` : pattern, flags }]),
    ...(value === undefined ? [] : [{ source: `^(?:${value})$`, flags: '' }]),
    ...[paths, near].flatMap((source) => (source === undefined ? [] : [{ source, flags: 'i' }])),
  ];
}
