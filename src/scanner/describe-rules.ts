import type { RuleInfo } from './model.ts';
import type { RuleSet } from './rules/rule-data.ts';
import { secretRule } from './secrets/index.ts';

/** Bumped when the engine itself, not a rule, changes what is found. */
const engineVersion = 1;

/** What a scanner of a rule set would be, told without making one: it needs no grammar. */
export interface DescribedRules {
  /** Version of engine and rule set together, as `Scanner.version`. */
  readonly version: string;
  readonly rules: readonly RuleInfo[];
}

/** The rules of a set that are in use (all when not given), those of every analysis among them. */
export function describeRules(ruleSet: RuleSet, ruleIds?: readonly string[]): DescribedRules {
  const { version, rules, infrastructure = [], secrets = [] } = ruleSet;
  const all: readonly RuleInfo[] = [...rules, ...infrastructure, ...secrets.map(secretRule)];
  const choice = ruleIds === undefined ? '' : `.${[...ruleIds].sort().join('+')}`;
  return {
    version: `${engineVersion}.${version}${choice}`,
    rules: chosenOf(all, ruleIds).map(ruleInfo),
  };
}

/** The rules that are in use. */
export function chosenOf<Rule extends RuleInfo>(
  rules: readonly Rule[],
  ruleIds: readonly string[] | undefined,
): readonly Rule[] {
  if (ruleIds === undefined) return rules;
  const chosen = new Set(ruleIds);
  return rules.filter(({ id }) => chosen.has(id));
}

/** What a rule says of itself, without how it matches. */
function ruleInfo(rule: RuleInfo): RuleInfo {
  const {
    id,
    title,
    category,
    languages: own,
    severity,
    confidence,
    cwe,
    owasp,
    tags,
    why,
    fix,
    references,
  } = rule;
  return {
    id,
    title,
    category,
    languages: own,
    severity,
    confidence,
    cwe,
    owasp,
    tags,
    why,
    fix,
    references,
  };
}
