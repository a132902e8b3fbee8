/** Findings of a scan as health counts them: what a scan reports, and what a baseline merely knows. */
import path from 'node:path';
import type { FindingFact, FindingFacts, Measured } from '../../contract/health.ts';
import type { FindingCategory } from '../../scanner/model.ts';
import { selectFindings, selectionOf } from '../config/select-findings.ts';
import { toRelative } from '../discovery.ts';
import type { ScannedFinding } from '../scan-messages.ts';
import type { FileReport, WorkspaceScanResult } from '../scan-result.ts';
import { type FileRole, type ProjectFiles, roleOf } from './file-facts.ts';

export interface FindingMeasurement {
  readonly security: Measured<FindingFacts>;
  readonly quality: Measured<FindingFacts>;
}

/** `folder` is what paths are made relative to. */
export function measureFindings(
  result: WorkspaceScanResult,
  { read }: ProjectFiles,
  folder: string,
): FindingMeasurement {
  // As `vireo scan` reports by the project's own settings, so that whoever reads of a finding can see it.
  const scan = selectFindings(result, (config) => selectionOf({}, [], config));
  const lines = read.reduce((sum, file) => sum + (file.isScanned && ships(file.role) ? file.lines : 0), 0);
  const of = (category: FindingCategory): Measured<FindingFacts> =>
    lines === 0
      ? {
          kind: 'not-assessed',
          why: 'There is no code or infrastructure in a language that the scanner reads.',
        }
      : { kind: 'measured', facts: { findings: findingsOf(scan, category, folder), lines } };
  const isSecurityOnly = [...scan.projects.values()].some(({ config }) => config.profile === 'security');
  return {
    security: of('security'),
    quality: isSecurityOnly
      ? { kind: 'not-assessed', why: 'The profile of .vireo.yml is "security": quality is not looked at.' }
      : of('quality'),
  };
}

function findingsOf(
  scan: WorkspaceScanResult,
  category: FindingCategory,
  folder: string,
): readonly FindingFact[] {
  const titles = new Map(scan.rules.map(({ id, title }) => [id, title]));
  return scan.files.flatMap((file) =>
    countedIn(file)
      .filter((finding) => finding.category === category)
      .filter((finding) => ships(roleOf(file.path, file.language)) || isSecret(finding))
      .map((finding) => toFact(finding, { file: placeOf(file, folder), titles })),
  );
}

/** Tests and samples reach no user, and some are wrong on purpose. */
function ships(role: FileRole): boolean {
  return role === 'code' || role === 'other';
}

/** A secret is as bad wherever it lies. */
function isSecret({ ruleId }: ScannedFinding): boolean {
  return ruleId.startsWith('secret-');
}

/** What a comment or a setting sets aside has a reason; what a baseline knows is still there. */
export function countedIn({ findings, suppressed }: FileReport): readonly ScannedFinding[] {
  return [...findings, ...suppressed.filter(({ by }) => by === 'baseline').map(({ finding }) => finding)];
}

function placeOf({ root, path: file }: FileReport, folder: string): string {
  return toRelative(folder, path.join(root, file));
}

interface Placing {
  readonly file: string;
  readonly titles: ReadonlyMap<string, string>;
}

export function toFact(finding: ScannedFinding, { file, titles }: Placing): FindingFact {
  const { ruleId, severity, confidence, range } = finding;
  return {
    ruleId,
    title: titles.get(ruleId) ?? ruleId,
    severity,
    confidence,
    file,
    line: range.startLine + 1,
  };
}
