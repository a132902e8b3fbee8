/** Which of the findings of a run the development agent can fix, asked with exactly this. */
import type { Measured } from '../../../../contract/health.ts';
import type { FixesOffer } from '../../../../contract/work/offers.ts';
import type { SecurityInput } from '../../../../contract/work/security-agent.ts';
import type { Assessment } from '../../../../workspace/dependencies/assess.ts';
import { dependencyRules } from '../../../../workspace/dependencies/findings/dependency-rules.ts';
import type { FileReport } from '../../../../workspace/workspace-scan.ts';
import { fixesOf, updatesOf, vulnerableRule } from '../fixable.ts';

/** As many as its input takes. */
const mostRules = 100;
const everyRule = { rules: [] };
const ofPackages: ReadonlySet<string> = new Set(dependencyRules.map(({ id }) => id));

/** `open` are findings of files and packages that nobody has suppressed. Undefined where none has a fix. */
export function offerFixes(
  { paths, advisories }: SecurityInput,
  open: readonly FileReport[],
  dependencies: Measured<Assessment>,
): FixesOffer | undefined {
  const ofFiles = fixesOf(
    everyRule,
    open.flatMap(({ findings }) => findings),
  ).filter(({ ruleId }) => !ofPackages.has(ruleId));
  const updates =
    dependencies.kind === 'measured' ? updatesOf(everyRule, open, dependencies.facts).fixable : [];
  const fixed = [...ofFiles.map(({ ruleId }) => ruleId), ...updates.map(() => vulnerableRule)];
  const counts = [...Map.groupBy(fixed, (rule) => rule)]
    .map(([rule, of]) => ({ rule, count: of.length }))
    .sort((one, other) => other.count - one.count || (one.rule < other.rule ? -1 : 1))
    .slice(0, mostRules);
  if (counts.length === 0) return undefined;
  const hasUpdates = counts.some(({ rule }) => rule === vulnerableRule);
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    rules: counts.map(({ rule }) => rule),
    paths: [...paths],
    updates: hasUpdates ? 'vulnerable' : 'none',
    ...(hasUpdates && advisories !== undefined && { advisories }),
  };
}
