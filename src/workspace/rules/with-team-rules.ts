/** The rules that a scan runs: the shipped ones and a team's own. */
import type { RuleSet } from '../../scanner/rules/rule-data.ts';
import { withAudit, withoutAudit } from '../../scanner/rules/usual-rules.ts';
import { ruleSet } from '../../scanner/rules.generated.ts';
import type { TeamRules } from '../scan-messages.ts';

const usual = withoutAudit(ruleSet);
const whole = withAudit(ruleSet);

/** A team's ids never repeat a shipped one (team-rules.ts refuses those). */
export function withTeamRules(team: TeamRules | undefined, isAudit = false): RuleSet {
  const shipped = isAudit ? whole : usual;
  if (team === undefined) return shipped;
  return {
    ...shipped,
    version: `${shipped.version}+${team.version}`,
    rules: [...shipped.rules, ...team.rules],
    models: [...shipped.models, ...team.models],
    infrastructure: [...(shipped.infrastructure ?? []), ...team.infrastructure],
  };
}
