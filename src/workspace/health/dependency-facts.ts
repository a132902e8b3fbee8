/** What is wrong with the packages of a project, by package. Without advisories nothing is said of them: silence is not safety. */
import type { DependencyFacts, FindingFact, Measured } from '../../contract/health.ts';
import type { Assessment } from '../dependencies/assess.ts';
import type { DependencyFinding } from '../dependencies/findings/report-flaws.ts';
import { toScanResult } from '../dependencies/findings/to-scan-result.ts';
import { type Dismissals, withDismissals } from '../dismissals.ts';
import type { Project } from '../project.ts';
import { findingsIn, toFact } from './finding-facts.ts';

const nothingRead = 'There is no package in a lock file or manifest that is known.';
const noAdvisories =
  'There are no advisories on this machine: "vireo advisories update" or "import" brings them, --online asks osv.dev.';

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
  if (packages === 0) return { kind: 'not-assessed', why: nothingRead };
  if (assessment.advisories.kind === 'none') return { kind: 'not-assessed', why: noAdvisories };
  return { kind: 'measured', facts: { packages, findings: findingsOf(assessment, governing) } };
}

function countPackages({ inventory }: Assessment): number {
  return inventory.graphs.reduce(
    (sum, { nodes }) => sum + [...nodes.values()].filter(({ source }) => source !== 'workspace').length,
    0,
  );
}

/** With the settings of the project applied, and what people have decided. */
function findingsOf(assessment: Assessment, { project, dismissals }: Governing): readonly FindingFact[] {
  const { folder } = assessment.inventory;
  const result = withDismissals(toScanResult(assessment, project), folder, dismissals);
  const titles = new Map(result.rules.map(({ id, title }) => [id, title]));
  const known = new Map(assessment.findings.map((each) => [each.finding.fingerprint, each]));
  return result.files.flatMap((report) =>
    findingsIn(report).map(({ finding, isDismissed }) => ({
      ...toFact(finding, { file: report.path, titles }),
      ...subjectOf(known.get(finding.fingerprint)),
      ...(isDismissed && { isDismissed }),
    })),
  );
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
