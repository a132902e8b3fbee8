/** The rules that settings name: one that there is not, misspelt or gone, would do nothing without a word. */
import { namesRule, namesScanRule, suggestRules } from '../rules/known-rules.ts';
import type { TeamRules } from '../scan-messages.ts';
import type { ProjectConfig } from './config-schema.ts';
import type { PlaceOf } from './load-config.ts';
import type { NamedRule } from './valid-parts.ts';

/** A sentence for each name that means neither a rule of ours nor one of the team. */
export function findUnknownRules(
  named: readonly NamedRule[],
  placeOf: PlaceOf,
  team: TeamRules | undefined,
): string[] {
  return named
    .filter(({ name }) => !namesRule(name, [team]))
    .map(({ name, field }) => `${placeOf(field)}: there is no such rule${suggestRules(name, [team])}`);
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
