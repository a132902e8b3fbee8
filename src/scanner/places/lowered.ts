/** Severities that are lowered for the place where a weakness stands, and what the rules say of it. */
import type { Draft } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import type { RuleInfo } from '../model.ts';
import type { RuleData } from '../rules/rule-data.ts';

const inDevelopment =
  'It counts as medium at most in what is there in development only, as inside of `if (config.dev)` or on a route below `/testing/`: users do not reach it.';

/** What rules of security say of code that stands in for a service. */
export const inStandIns =
  "It counts as medium at most in code that stands in for a service on the developer's machine (a folder `emulator`, `mock-server` or `fakes`): what it guards is made up.";

const byNameAlone =
  "It counts as medium at most where a method's name is all that says what is called: neither an import nor a type of a library stands behind it.";

/** Whether a weakness counts as more than medium. */
export function isGrave({ rule, severity = rule.severity }: Draft): boolean {
  return rule.category === 'security' && (severity === 'critical' || severity === 'high');
}

/** The same draft, of medium severity. */
export function atMostMedium(draft: Draft): Draft {
  return isGrave(draft) ? { ...draft, severity: 'medium' } : draft;
}

/** Drafts with those of medium severity that stand in for a service. */
export function asStandIn({ isStandIn }: FileContext, drafts: readonly Draft[]): readonly Draft[] {
  return isStandIn ? drafts.map(atMostMedium) : drafts;
}

/** In which places a rule counts less, and why; undefined where it does so nowhere. */
export function lessWhereOf(rule: RuleInfo & Partial<Pick<RuleData, 'flow'>>): string | undefined {
  // Secrets say it themselves; infrastructure stands in for nothing.
  if (rule.category !== 'security' || rule.languages.length === 0) return rule.lessWhere;
  const places = rule.flow === undefined ? [inStandIns] : [byNameAlone, inDevelopment, inStandIns];
  return places.join(' ');
}
