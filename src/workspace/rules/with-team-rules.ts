/** The rules that a scan runs: the shipped ones and a team's own. */
import type { RuleSet } from '../../scanner/rules/rule-data.ts';
import { ruleSet } from '../../scanner/rules.generated.ts';
import type { TeamRules } from '../scan-messages.ts';

/** A team's ids never repeat a shipped one (team-rules.ts refuses those). */
export function withTeamRules(team: TeamRules | undefined): RuleSet {
  if (team === undefined) return ruleSet;
  return {
    ...ruleSet,
    version: `${ruleSet.version}+${team.version}`,
    rules: [...ruleSet.rules, ...team.rules],
    models: [...ruleSet.models, ...team.models],
    infrastructure: [...(ruleSet.infrastructure ?? []), ...team.infrastructure],
  };
}
