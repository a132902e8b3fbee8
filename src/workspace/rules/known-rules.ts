/** Which rules a name can mean, in settings and on the command line. */
import { ruleTitles } from '../../contract/rule-titles.generated.ts';
import { matchesRule } from '../config/policy.ts';
import { dependencyRules } from '../dependencies/findings/dependency-rules.ts';
import type { TeamRules } from '../scan-messages.ts';

/** The rules that go with the shipped ones. */
type Teams = readonly (TeamRules | undefined)[];

/** `name` is an id, or the beginning of ids and a `*`. */
export function namesRule(name: string, teams: Teams): boolean {
  return namesScanRule(name, teams) || dependencyRules.some(({ id }) => matchesRule(name, id));
}

/** Those about dependencies are another command's. */
export function namesScanRule(name: string, teams: Teams): boolean {
  const matches = (id: string): boolean => matchesRule(name, id);
  return [...ruleTitles.keys()].some(matches) || teams.some((team) => teamIds(team).some(matches));
}

function teamIds(team: TeamRules | undefined): readonly string[] {
  return team === undefined ? [] : [...team.rules, ...team.infrastructure].map(({ id }) => id);
}
