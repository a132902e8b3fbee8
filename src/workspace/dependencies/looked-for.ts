/** What an assessment can be silent about: a flaw that it does not tell of is only mended where it looked for such. */
import type { Assessment } from './assess.ts';
import { isUninstalled } from './told-aspects.ts';

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

/** False for a rule of which a flaw could have been missed. */
export function createLookedFor({ inventory, comparison }: Assessment): (ruleId: string) => boolean {
  const { gaps } = comparison;
  const isTold = !inventory.graphs.some(isUninstalled);
  const has = (...kinds: readonly string[]): boolean => gaps.some(({ kind }) => kinds.includes(kind));
  const isRead = !has('unread');
  const isCompared = !has('no-advisories', 'no-version');
  const isLocked = !has('unlocked');
  return (ruleId) =>
    isRead &&
    (isCompared || !advisoryRules.has(ruleId)) &&
    (isLocked || !lockedRules.has(ruleId)) &&
    (isTold || !installedRules.has(ruleId));
}
