/** Which rules a name can mean, in settings and on the command line. */
import { ruleTitles } from '../../contract/rule-titles.generated.ts';
import { matchesRule } from '../config/policy.ts';
import { dependencyRules } from '../dependencies/findings/dependency-rules.ts';
import type { TeamRules } from '../scan-messages.ts';

const shippedIds: readonly string[] = [...ruleTitles.keys(), ...dependencyRules.map(({ id }) => id)];

/** `name` is an id, or the beginning of ids and a `*`; `teams` are the rules that go with the shipped ones. */
export function namesRule(name: string, teams: readonly (TeamRules | undefined)[]): boolean {
  const matches = (id: string): boolean => matchesRule(name, id);
  return shippedIds.some(matches) || teams.some((team) => teamIds(team).some(matches));
}

function teamIds(team: TeamRules | undefined): readonly string[] {
  return team === undefined ? [] : [...team.rules, ...team.infrastructure].map(({ id }) => id);
}
