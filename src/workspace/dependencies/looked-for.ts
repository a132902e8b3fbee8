/** What an assessment can be silent about: a flaw that it does not tell of is only mended where it looked for such. */
import type { AdvisoryAge } from './advisories/advisory-source.ts';
import type { Assessment } from './assess.ts';
import type { Ecosystem } from './model.ts';
import { isUninstalled } from './told-aspects.ts';

/** Rules that compare packages with advisories. */
export const advisoryRules: ReadonlySet<string> = new Set(['dependency-vulnerable', 'dependency-malicious']);

/** Rules that need more of a package than its name and version. */
const installedRules: ReadonlySet<string> = new Set(['dependency-license', 'dependency-install-script']);

/** Ecosystems in use that there are no advisories of; all of them where there are none. */
export function withoutAdvisories<Name extends Ecosystem>(
  advisories: AdvisoryAge,
  ecosystems: readonly Name[],
): readonly Name[] {
  if (advisories.kind === 'none') return ecosystems;
  if (advisories.kind === 'online') return [];
  return ecosystems.filter((each) => !advisories.ecosystems.includes(each));
}

/** False for a rule of which a flaw could have been missed. */
export function createLookedFor({ inventory, advisories }: Assessment): (ruleId: string) => boolean {
  const { graphs, problems } = inventory;
  const isRead = problems.every(({ isWarning }) => isWarning === true);
  const ecosystems = graphs.map(({ ecosystem }) => ecosystem);
  const isCompared = withoutAdvisories(advisories, ecosystems).length === 0;
  const isTold = !graphs.some(isUninstalled);
  return (ruleId) =>
    isRead && (isCompared || !advisoryRules.has(ruleId)) && (isTold || !installedRules.has(ruleId));
}
