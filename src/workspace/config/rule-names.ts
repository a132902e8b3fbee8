/**
 * What a name of rules can mean, in settings and on the command line: a rule's id, the beginning of ids and a `*`, or a
 * group. Where several names mean one rule, the nearest counts.
 */
import type { RuleInfo } from '../../scanner/model.ts';
import { dependencyRules } from '../dependencies/findings/dependency-rules.ts';
import type { TeamRules } from '../scan-messages.ts';
import { shippedGroups } from './rule-groups.generated.ts';

/** The narrower before the wider: of two that hold a rule, the earlier is the nearer name. */
export const ruleGroups = [
  'secrets',
  'performance',
  'dependencies',
  'infrastructure',
  'security',
  'quality',
] as const;
export type RuleGroup = (typeof ruleGroups)[number];

type GroupedRule = Pick<RuleInfo, 'id' | 'category' | 'languages' | 'tags'>;

const infrastructureLanguages: ReadonlySet<string> = new Set(['dockerfile', 'yaml', 'terraform']);

/** By category, languages and tags. Every rule is of `security` or of `quality`, most of a narrower group, too. */
export function groupsOfRule({ category, languages, tags }: Omit<GroupedRule, 'id'>): readonly RuleGroup[] {
  const isInfrastructure = languages.some((language) => infrastructureLanguages.has(language));
  const tagged = (['secrets', 'performance', 'dependencies'] as const).filter((tag) => tags.includes(tag));
  return [...tagged, ...(isInfrastructure ? (['infrastructure'] as const) : []), category];
}

export function isRuleGroup(name: string): name is RuleGroup {
  return ruleGroups.some((group) => group === name);
}

/** How near a name is to a rule: the higher, the nearer; undefined where it does not mean the rule. */
export type Nearness = (name: string, ruleId: string) => number | undefined;

/** Names mean the shipped rules, those about dependencies, and those of these teams. */
export function createNearness(teams: readonly (TeamRules | undefined)[] = []): Nearness {
  const own = new Map(teams.flatMap(rulesOf).map((rule) => [rule.id, groupsOfRule(rule)]));
  return (name, ruleId) => {
    if (name === ruleId) return Number.POSITIVE_INFINITY;
    if (name === '*') return 0;
    if (name.endsWith('*')) {
      return ruleId.startsWith(name.slice(0, -1)) ? ruleGroups.length + name.length : undefined;
    }
    const groups: readonly string[] = own.get(ruleId) ?? shipped().get(ruleId) ?? [];
    if (!isRuleGroup(name) || !groups.includes(name)) return undefined;
    return ruleGroups.length - ruleGroups.indexOf(name);
  };
}

/** Of names that mean a rule the nearest; of two as near the later. */
export function findNearestName(
  names: readonly string[],
  ruleId: string,
  nearness: Nearness,
): string | undefined {
  const fitting = names.flatMap((name) => {
    const near = nearness(name.replace(/^!/, ''), ruleId);
    return near === undefined ? [] : [{ name, near }];
  });
  return fitting.toReversed().toSorted((a, b) => compare(b.near, a.near))[0]?.name;
}

/** Two that are infinite are equal; their difference would be no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
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
