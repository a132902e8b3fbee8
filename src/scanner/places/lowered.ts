/** Severities that are lowered for the place where a weakness stands, and what the rules say of it. */
import type { Draft } from '../draft.ts';
import type { RuleInfo } from '../model.ts';
import type { RuleData } from '../rules/rule-data.ts';

const inDevelopment =
  'It counts as medium at most in what is there in development only, as inside of `if (config.dev)` or on a route below `/testing/`: users do not reach it.';

/** Whether a weakness counts as more than medium. */
export function isGrave({ rule, severity = rule.severity }: Draft): boolean {
  return rule.category === 'security' && (severity === 'critical' || severity === 'high');
}

/** The same draft, of medium severity. */
export function atMostMedium(draft: Draft): Draft {
  return isGrave(draft) ? { ...draft, severity: 'medium' } : draft;
}

/** Why a rule is there, with the places where it counts less. */
export function whyOf(rule: RuleInfo & Partial<Pick<RuleData, 'flow'>>): string {
  return rule.flow === undefined || rule.category !== 'security' ? rule.why : `${rule.why} ${inDevelopment}`;
}
