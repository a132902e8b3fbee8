/** Which rules of a set run: those of the audit only where a project asks for one. */
import type { RuleData, RuleSet } from './rule-data.ts';

/** Begins the ids of the rules of the audit, and nothing else's. */
export const auditPrefix = 'audit-';

export function isAuditRule({ tags }: Pick<RuleData, 'tags'>): boolean {
  return tags.includes('audit');
}

/** A set without the rules of the audit. */
export function withoutAudit(set: RuleSet): RuleSet {
  return { ...set, rules: set.rules.filter((rule) => !isAuditRule(rule)) };
}

/** A set with them: its results differ, and so does its version. */
export function withAudit(set: RuleSet): RuleSet {
  return { ...set, version: `${set.version}+audit` };
}
