/** By which rule the time of a project is rounded at billing. */
import type { RoundingRule } from '../../../../domain/rounding.ts';
import { resolveTimeRules } from '../../../../domain/time-rules.ts';
import type { RuleBook } from '../../account/model/time-rule-fields.ts';

export interface RoundedProject {
  readonly id: string;
  readonly clientId: string;
}

export function roundingOfProject(
  { id, clientId }: RoundedProject,
  { organization, clients, projects }: RuleBook,
): RoundingRule {
  const sources = { organization, client: clients.get(clientId) ?? {}, project: projects.get(id) ?? {} };
  return resolveTimeRules(sources).rules.rounding;
}
