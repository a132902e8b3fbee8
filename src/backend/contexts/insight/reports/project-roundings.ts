/** By which rules the time of a report is rounded at billing; pure. */
import { isExact, type RoundingRule } from '../../../../domain/rounding.ts';
import type { RuleBook } from '../../account/model/time-rule-fields.ts';
import { type RoundedProject, roundingOfProject } from '../model/project-rounding.ts';

/** The rule of the practice, and those of projects for which another stands. */
export interface ProjectRoundings {
  readonly usual: RoundingRule;
  readonly others: readonly { readonly rule: RoundingRule; readonly projectIds: readonly string[] }[];
}

/** Undefined where every project bills what was recorded: then there is nothing to be told beside it. */
export function findRoundings(
  projects: readonly RoundedProject[],
  book: RuleBook,
): ProjectRoundings | undefined {
  const usual = book.organization.rounding;
  const rules = projects.map((project) => ({ id: project.id, rule: roundingOfProject(project, book) }));
  if (rules.every(({ rule }) => isExact(rule))) return undefined;
  const groups = Map.groupBy(rules, ({ rule }) => JSON.stringify(rule));
  groups.delete(JSON.stringify(usual));
  const others = [...groups.values()].flatMap((group) => {
    const projectIds = group.map(({ id }) => id);
    return group.slice(0, 1).map(({ rule }) => ({ rule, projectIds }));
  });
  return { usual, others };
}
