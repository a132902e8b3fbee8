/** What is wrong with the packages of a project, by package. Without advisories nothing is said of them: silence is not safety. */
import type { DependencyFacts, FindingFact, Measured } from '../../contract/health.ts';
import { describeLack, describeMissing } from '../dependencies/advisories/describe-advisories.ts';
import type { Assessment } from '../dependencies/assess.ts';
import { describeGap, withoutAdvisories } from '../dependencies/comparison.ts';
import type { DependencyFinding } from '../dependencies/findings/report-flaws.ts';
import { toScanResult } from '../dependencies/findings/to-scan-result.ts';
import { ecosystemsOf } from '../dependencies/installed-in.ts';
import { advisoryRules } from '../dependencies/looked-for.ts';
import { type Dismissals, withDismissals } from '../dismissals.ts';
import type { Project } from '../project.ts';
import type { ScannedFinding } from '../scan-messages.ts';
import { findingsIn, toFact } from './finding-facts.ts';

const nothingRead = 'There is no package in a lock file or manifest that is known.';

export interface Governing {
  readonly project: Project;
  readonly dismissals: Dismissals;
}

export function measureDependencies(
  measured: Measured<Assessment>,
  governing: Governing,
): Measured<DependencyFacts> {
  if (measured.kind === 'not-assessed') return measured;
  const assessment = measured.facts;
  const packages = countPackages(assessment);
  const why = whyNot(assessment, packages);
  if (why !== undefined) return { kind: 'not-assessed', why };
  const uncompared = assessment.comparison.gaps.map((gap) => ({ file: gap.file, text: describeGap(gap) }));
  const findings = findingsOf(assessment, governing);
  return { kind: 'measured', facts: { packages, findings, uncompared, lack: lackOf(assessment) } };
}

const gapsNamed = 3;

function whyNot(assessment: Assessment, packages: number): string | undefined {
  const { advisories, comparison, findings } = assessment;
  const { compared, gaps } = comparison;
  const isUnread = gaps.some(({ kind }) => kind === 'unread');
  if (packages === 0 && !isUnread) return nothingRead;
  if (advisories.kind === 'none') return noneToCompareWith(assessment);
  // What was found for sure is not hidden by what could not be looked for.
  if (compared > 0 || gaps.length === 0 || findings.some(({ flaw }) => advisoryRules.has(flaw.ruleId)))
    return undefined;
  const rest = gaps.length - gapsNamed;
  const named = gaps.slice(0, gapsNamed).map(describeGap).join(', ');
  const lack = lackOf(assessment);
  const why = `No package could be compared with advisories: ${named}${rest > 0 ? ` and ${rest} more` : ''}.`;
  return lack === undefined ? why : `${why} ${lack}`;
}

/** Of ecosystems without advisories, where there are some of others. */
function lackOf({ advisories, inventory }: Assessment): string | undefined {
  const missing = withoutAdvisories(advisories, ecosystemsOf(inventory.graphs));
  return missing.length === 0 ? undefined : describeMissing(missing);
}

function noneToCompareWith({ unasked, inventory }: Assessment): string {
  const lack = describeLack(ecosystemsOf(inventory.graphs));
  return unasked === undefined ? lack : `${unasked} ${lack}`;
}

function countPackages({ inventory }: Assessment): number {
  return inventory.graphs.reduce(
    (sum, { nodes }) => sum + [...nodes.values()].filter(({ source }) => source !== 'workspace').length,
    0,
  );
}

/** With the settings of the project applied, and what people have decided; a flaw that stands in several manifests is one. */
function findingsOf(assessment: Assessment, { project, dismissals }: Governing): readonly FindingFact[] {
  const { folder } = assessment.inventory;
  const result = withDismissals(toScanResult(assessment, project), folder, dismissals);
  const titles = new Map(result.rules.map(({ id, title }) => [id, title]));
  const known = new Map(assessment.findings.map((each) => [nameOf(each.file, each.finding), each]));
  const told = new Set<DependencyFinding['flaw'] | undefined>();
  // One that stands somewhere counts, though it was dismissed elsewhere: so those come first.
  const all = result.files.flatMap((report) => findingsIn(report).map((each) => ({ ...each, report })));
  return all
    .toSorted((one, other) => Number(one.isDismissed) - Number(other.isDismissed))
    .flatMap(({ finding, isDismissed, report }): readonly FindingFact[] => {
      const found = known.get(nameOf(report.path, finding));
      if (found !== undefined && told.has(found.flaw)) return [];
      told.add(found?.flaw);
      const fact = { ...toFact(finding, { file: report.path, titles }), ...subjectOf(found) };
      return [{ ...fact, ...(isDismissed && { isDismissed }) }];
    });
}

function nameOf(file: string, { fingerprint }: Pick<ScannedFinding, 'fingerprint'>): string {
  return `${file}\0${fingerprint}`;
}

function subjectOf(found: DependencyFinding | undefined): Pick<FindingFact, 'subject' | 'remedy'> {
  if (found === undefined) return {};
  const { flaw, file, upgrade } = found;
  const subject = flaw.node?.name ?? flaw.declaration?.name;
  const version = flaw.node?.version;
  return {
    ...(subject === undefined ? {} : { subject: version === undefined ? subject : `${subject} ${version}` }),
    ...(upgrade === undefined ? {} : { remedy: `${upgrade.title} (${file}).` }),
  };
}
