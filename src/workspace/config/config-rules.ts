/** The rules that settings name: one that there is not, misspelt or gone, would do nothing without a word. */
import { namesRule, namesScanRule } from '../rules/known-rules.ts';
import type { TeamRules } from '../scan-messages.ts';
import type { ProjectConfig } from './config-schema.ts';
import type { PlaceOf } from './load-config.ts';

/** A sentence for each name that means neither a rule of ours nor one of the team. */
export function findUnknownRules(
  config: ProjectConfig,
  placeOf: PlaceOf,
  team: TeamRules | undefined,
): string[] {
  const named = [
    ...Object.keys(config.rules).map((name) => ({ name, field: ['rules', name] })),
    ...config.overrides.flatMap(({ rules }, index) =>
      Object.keys(rules).map((name) => ({ name, field: ['overrides', index, 'rules', name] })),
    ),
    ...config.ignore.map(({ rule: name }, index) => ({ name, field: ['ignore', index, 'rule'] })),
  ];
  return named
    .filter(({ name }) => !namesRule(name, [team]))
    .map(({ field }) => `${placeOf(field)}: there is no such rule`);
}

/** A sentence for each entry of `ignore` that a scan of the whole project had no use for; `used` are indexes. */
export function describeUnusedIgnores(
  config: ProjectConfig,
  placeOf: PlaceOf,
  { used, team }: { readonly used: ReadonlySet<number>; readonly team: TeamRules | undefined },
): string[] {
  return config.ignore.flatMap(({ rule }, index) =>
    used.has(index) || !namesScanRule(rule, [team])
      ? []
      : [`${placeOf(['ignore', index])}: sets nothing aside`],
  );
}
