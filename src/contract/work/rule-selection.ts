/** Which rules a list of names means. Where several names mean one rule, the nearest counts. */

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

export function isRuleGroup(name: string): name is RuleGroup {
  return ruleGroups.some((group) => group === name);
}

/** How near a name is to a rule: the higher, the nearer; undefined where it does not mean the rule. */
export type Nearness = (name: string, ruleId: string) => number | undefined;

/** `groupsOf` answers the groups that a rule is in; none for a rule that nobody knows. */
export function nearnessOf(groupsOf: (ruleId: string) => readonly string[]): Nearness {
  return (name, ruleId) => {
    if (name === ruleId) return Number.POSITIVE_INFINITY;
    if (name === '*') return 0;
    if (name.endsWith('*')) {
      return ruleId.startsWith(name.slice(0, -1)) ? ruleGroups.length + name.length : undefined;
    }
    if (!isRuleGroup(name) || !groupsOf(ruleId).includes(name)) return undefined;
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

/** The nearest name decides, so that `secrets,!aws-*` and `!secrets,aws-access-key` both say something. */
export function isNamed(names: readonly string[], ruleId: string, nearness: Nearness): boolean {
  const nearest = findNearestName(names, ruleId, nearness);
  if (nearest !== undefined) return !nearest.startsWith('!');
  return names.every((name) => name.startsWith('!'));
}
