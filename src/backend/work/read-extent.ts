/** What a run of this process has looked at, put into data. */
import type { ReadExtent } from '../../contract/work/read-extent.ts';
import { isRuleGroup } from '../../contract/work/rule-selection.ts';
import { listGrouped } from '../../workspace/config/rule-names.ts';
import type { Comparison } from '../../workspace/dependencies/comparison.ts';
import { dependencyRules } from '../../workspace/dependencies/findings/dependency-rules.ts';
import type { LookedFor } from '../../workspace/dependencies/looked-for.ts';
import type { TeamRules } from '../../workspace/scan-messages.ts';
import type { ReadFiles } from '../../workspace/scan-scope.ts';

/** Packages of a project as far as they were assessed. */
export interface LookedAt {
  readonly hasLookedFor: LookedFor;
  readonly comparison: Comparison;
}

/** By rule: whether a flaw could have been missed, and in which files. Everywhere where nothing was assessed. */
function apartOf(looked: LookedAt | undefined): ReadExtent['apart'] {
  const files = [...new Set(looked?.comparison.gaps.map(({ file }) => file))];
  return Object.fromEntries(
    dependencyRules.map(({ id }) => {
      const has = (file: string): boolean => looked?.hasLookedFor(id, file) === true;
      // No file is called by nothing: this is what holds for all that the comparison does not name.
      return [id, { isLookedFor: has(''), except: files.filter((file) => !has(file)) }];
    }),
  );
}

/** The groups that are named, of the rules that are in one of them. */
export function rulesAsked(
  names: readonly string[],
  teams: readonly (TeamRules | undefined)[],
): ReadExtent['rules'] {
  const groups = names.map((name) => name.replace(/^!/, '')).filter(isRuleGroup);
  const grouped = groups.length === 0 ? [] : listGrouped(groups, teams);
  return {
    names: [...names],
    groups: Object.fromEntries([...grouped].map(([id, of]) => [id, [...of]])),
  };
}

export function toReadExtent(
  files: ReadFiles,
  { rules, looked }: { readonly rules?: ReadExtent['rules']; readonly looked: LookedAt | undefined },
): ReadExtent {
  return {
    rules: rules ?? { names: [], groups: {} },
    roots: [...files.roots],
    unread: [...files.unread],
    apart: apartOf(looked),
  };
}
