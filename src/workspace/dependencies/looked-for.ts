/** What an assessment can be silent about: a flaw that it does not tell of is only fixed where it looked for such. */
import type { Assessment } from './assess.ts';
import type { ComparisonGap } from './comparison.ts';
import { isUninstalled } from './recorded-facts.ts';

type GapKind = ComparisonGap['kind'];

/** Rules that compare packages with advisories. */
export const advisoryRules: ReadonlySet<string> = new Set(['dependency-vulnerable', 'dependency-malicious']);

/** Rules that need more of a package than its name and version. */
const installedRules: ReadonlySet<string> = new Set(['dependency-license', 'dependency-install-script']);

/** Of what a manifest without its lock file brings, nothing is known. */
const lockedRules: ReadonlySet<string> = new Set([
  ...advisoryRules,
  ...installedRules,
  'dependency-deprecated',
]);

/**
 * False for a rule of which a flaw could have been missed: anywhere, or in the manifest `file` (relative to the folder
 * of the inventory) where one is named. A manifest without a lock file says nothing of another's packages.
 */
export type LookedFor = (ruleId: string, file?: string) => boolean;

export function createLookedFor({ inventory, comparison }: Assessment): LookedFor {
  const isTold = !inventory.graphs.some(isUninstalled);
  const has = (...kinds: readonly GapKind[]): boolean =>
    comparison.gaps.some(({ kind }) => kinds.includes(kind));
  const hasAt = (kind: GapKind, at: string | undefined): boolean =>
    comparison.gaps.some((gap) => gap.kind === kind && (at === undefined || gap.file === at));
  const isRead = !has('unread');
  const isCompared = !has('no-advisories');
  return (ruleId, file) =>
    isRead &&
    ((isCompared && !hasAt('no-version', file)) || !advisoryRules.has(ruleId)) &&
    (!hasAt('unlocked', file) || !lockedRules.has(ruleId)) &&
    (isTold || !installedRules.has(ruleId));
}
