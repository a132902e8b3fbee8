/** What of a result is reported: by severity, confidence, category and rule. */
import { type Confidence, confidences, type Severity, severities } from '../../scanner/model.ts';
import { defaultConfig, type ProjectConfig } from '../../workspace/config/config-schema.ts';
import { matchesRule } from '../../workspace/config/policy.ts';
import type { ScannedFinding } from '../../workspace/scan-messages.ts';
import { type FileReport, type WorkspaceScanResult, withFiles } from '../../workspace/scan-result.ts';
import type { ScanOptions } from './scan-options.ts';

export interface Selection {
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly securityOnly: boolean;
  /** Names of rules; with `!` those left out. Empty: all. */
  readonly rules: readonly string[];
}

/** What the command line says wins over the project's settings, and those over its profile. */
export function selectionOf(
  { severity, confidence }: Pick<ScanOptions, 'severity' | 'confidence'>,
  names: readonly string[],
  config: ProjectConfig,
): Selection {
  const usual = config.profile === 'strict' ? 'low' : 'medium';
  return {
    severity: severity ?? config.severity,
    confidence: confidence ?? config.confidence ?? usual,
    securityOnly: config.profile === 'security',
    rules: names,
  };
}

/** Each file by what its own project asks for, so that the order of the paths changes nothing. */
export function selectFindings(
  result: WorkspaceScanResult,
  selectionFor: (config: ProjectConfig) => Selection,
): WorkspaceScanResult {
  const files = result.files.map((file) => {
    const selection = selectionFor(configOf(result, file));
    const { findings, suppressed } = file;
    return {
      ...file,
      findings: findings.filter((finding) => isSelected(selection, finding)),
      suppressed: suppressed.filter(({ finding }) => isSelected(selection, finding)),
    };
  });
  return withFiles(result, files);
}

/** The settings of the project that a file belongs to. */
export function configOf({ projects }: WorkspaceScanResult, { root }: FileReport): ProjectConfig {
  return projects.get(root)?.config ?? defaultConfig;
}

function isSelected(selection: Selection, finding: ScannedFinding): boolean {
  return (
    isAtLeast(finding.severity, selection.severity) &&
    confidences.indexOf(finding.confidence) <= confidences.indexOf(selection.confidence) &&
    (!selection.securityOnly || finding.category === 'security') &&
    isNamed(selection.rules, finding.ruleId)
  );
}

export function isAtLeast(severity: Severity, lowest: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(lowest);
}

function isNamed(names: readonly string[], ruleId: string): boolean {
  const left = names.filter((name) => name.startsWith('!'));
  const taken = names.filter((name) => !name.startsWith('!'));
  if (left.some((name) => matchesRule(name.slice(1), ruleId))) return false;
  return taken.length === 0 || taken.some((name) => matchesRule(name, ruleId));
}
