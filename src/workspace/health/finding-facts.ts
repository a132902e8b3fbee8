/** Findings of a scan as health counts them: what a scan reports, and what a baseline merely knows. */
import path from 'node:path';
import type { FindingFact, FindingFacts, Measured } from '../../contract/health.ts';
import type { FindingCategory } from '../../scanner/model.ts';
import { selectFindings, selectionOf } from '../config/select-findings.ts';
import { toRelative } from '../discovery.ts';
import type { ScannedFinding } from '../scan-messages.ts';
import type { FileReport, WorkspaceScanResult } from '../scan-result.ts';
import { type FileRole, type ProjectFiles, roleOf } from './file-facts.ts';

/** What of a scan health is judged by: plain data, so that the rest can be measured in another thread. */
export interface FoundInScan {
  readonly security: readonly FindingFact[];
  readonly quality: readonly FindingFact[];
  /** Quality is not looked at. */
  readonly isSecurityOnly: boolean;
}

export interface FindingMeasurement {
  readonly security: Measured<FindingFacts>;
  readonly quality: Measured<FindingFacts>;
}

/** `folder` is what paths are made relative to. */
export function collectFindings(result: WorkspaceScanResult, folder: string): FoundInScan {
  // As `vireo scan` reports by the project's own settings, so that whoever reads of a finding can see it.
  const scan = selectFindings(result, (config) => selectionOf({}, [], config));
  return {
    security: findingsOf(scan, 'security', folder),
    quality: findingsOf(scan, 'quality', folder),
    isSecurityOnly: [...scan.projects.values()].some(({ config }) => config.profile === 'security'),
  };
}

export function measureFindings(found: FoundInScan, { read }: ProjectFiles): FindingMeasurement {
  const lines = read.reduce((sum, file) => sum + (file.isScanned && ships(file.role) ? file.lines : 0), 0);
  const of = (category: FindingCategory): Measured<FindingFacts> =>
    lines === 0
      ? {
          kind: 'not-assessed',
          why: 'There is no code or infrastructure in a language that the scanner reads.',
        }
      : { kind: 'measured', facts: { findings: found[category], lines } };
  return {
    security: of('security'),
    quality: found.isSecurityOnly
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
    findingsIn(file)
      .filter(({ finding }) => finding.category === category)
      .filter(({ finding }) => ships(roleOf(file.path, file.language)) || isSecret(finding))
      .map(({ finding, isDismissed }) => ({
        ...toFact(finding, { file: placeOf(file, folder), titles }),
        ...(isDismissed && { isDismissed }),
      })),
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

export interface ToldFinding {
  readonly finding: ScannedFinding;
  readonly isDismissed: boolean;
}

/**
 * What a comment or a setting sets aside is nobody's finding; what a baseline knows is still there; what a person has
 * dismissed is told, and marked.
 */
export function findingsIn({ findings, suppressed }: FileReport): readonly ToldFinding[] {
  return [
    ...findings.map((finding) => ({ finding, isDismissed: false })),
    ...suppressed
      .filter(({ by }) => by === 'baseline' || by === 'person')
      .map(({ finding, by }) => ({ finding, isDismissed: by === 'person' })),
  ];
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
