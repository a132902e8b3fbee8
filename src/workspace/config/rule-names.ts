/**
 * What a name of rules can mean, in settings and on the command line: a rule's id, the beginning of ids and a `*`, or a
 * group. Which names mean a rule: contract/work/rule-selection.ts.
 */
import { type Nearness, nearnessOf, type RuleGroup, ruleGroups } from '../../contract/work/rule-selection.ts';
import type { RuleInfo } from '../../scanner/model.ts';
import { dependencyRules } from '../dependencies/findings/dependency-rules.ts';
import type { TeamRules } from '../scan-messages.ts';
import { shippedGroups } from './rule-groups.generated.ts';

type GroupedRule = Pick<RuleInfo, 'id' | 'category' | 'languages' | 'tags'>;

const infrastructureLanguages: ReadonlySet<string> = new Set(['dockerfile', 'yaml', 'terraform']);

/** By category, languages and tags. Every rule is of `security` or of `quality`, most of a narrower group, too. */
export function groupsOfRule({ category, languages, tags }: Omit<GroupedRule, 'id'>): readonly RuleGroup[] {
  const isInfrastructure = languages.some((language) => infrastructureLanguages.has(language));
  const tagged = (['secrets', 'performance', 'dependencies'] as const).filter((tag) => tags.includes(tag));
  return [...tagged, ...(isInfrastructure ? (['infrastructure'] as const) : []), category];
}

/** Names mean the shipped rules, those about dependencies, and those of these teams. */
export function createNearness(teams: readonly (TeamRules | undefined)[] = []): Nearness {
  return nearnessOf(createGroupsOf(teams));
}

/** The groups of a rule: none of one that nobody knows. */
function createGroupsOf(teams: readonly (TeamRules | undefined)[]): (ruleId: string) => readonly RuleGroup[] {
  const own = new Map(teams.flatMap(rulesOf).map((rule) => [rule.id, groupsOfRule(rule)]));
  return (ruleId) => own.get(ruleId) ?? shipped().get(ruleId) ?? [];
}

/** The rules of these groups, each with the groups that it is in. */
export function listGrouped(
  groups: readonly RuleGroup[],
  teams: readonly (TeamRules | undefined)[],
): ReadonlyMap<string, readonly RuleGroup[]> {
  const groupsOf = createGroupsOf(teams);
  const ids = new Set([...shipped().keys(), ...teams.flatMap(rulesOf).map(({ id }) => id)]);
  return new Map(
    [...ids]
      .map((id) => [id, groupsOf(id)] as const)
      .filter(([, of]) => of.some((group) => groups.includes(group))),
  );
}

export function rulesOf(team: TeamRules | undefined): readonly GroupedRule[] {
  return team === undefined ? [] : [...team.rules, ...team.infrastructure];
}

let known: ReadonlyMap<string, readonly RuleGroup[]> | undefined;

function shipped(): ReadonlyMap<string, readonly RuleGroup[]> {
  if (known !== undefined) return known;
  const groups = new Map<string, RuleGroup[]>();
  for (const group of ruleGroups) {
    for (const id of shippedGroups[group] ?? []) groups.set(id, [...(groups.get(id) ?? []), group]);
  }
  for (const rule of dependencyRules) groups.set(rule.id, [...groupsOfRule(rule)]);
  known = groups;
  return groups;
}
