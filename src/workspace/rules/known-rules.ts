/** Which rules a name can mean, in settings and on the command line. */
import { ruleTitles } from '../../contract/rule-titles.generated.ts';
import { isRuleGroup, ruleGroups } from '../../contract/work/rule-selection.ts';
import { suggestNames } from '../config/nearest-names.ts';
import { rulesOf } from '../config/rule-names.ts';
import { dependencyRules } from '../dependencies/findings/dependency-rules.ts';
import type { TeamRules } from '../scan-messages.ts';

/** The rules that go with the shipped ones. */
type Teams = readonly (TeamRules | undefined)[];

/** `name` is an id, the beginning of ids and a `*`, or a group. */
export function namesRule(name: string, teams: Teams): boolean {
  return namesScanRule(name, teams) || namesOneOf(name, dependencyIds) || name === 'dependencies';
}

/** Those about dependencies are another command's. */
export function namesScanRule(name: string, teams: Teams): boolean {
  return namesOneOf(name, listScanRules(teams)) || (isRuleGroup(name) && name !== 'dependencies');
}

/** The nearest known names as the end of a complaint, empty where there are none. */
export function suggestRules(name: string, teams: Teams): string {
  return suggestNames(name, [...ruleGroups, ...listScanRules(teams), ...dependencyIds]);
}

const dependencyIds: readonly string[] = dependencyRules.map(({ id }) => id);

/** Every rule that a scan may run. */
export function listScanRules(teams: Teams): readonly string[] {
  return [...ruleTitles.keys(), ...teams.flatMap((team) => rulesOf(team).map(({ id }) => id))];
}

function namesOneOf(name: string, ids: readonly string[]): boolean {
  return name.endsWith('*') ? ids.some((id) => id.startsWith(name.slice(0, -1))) : ids.includes(name);
}
