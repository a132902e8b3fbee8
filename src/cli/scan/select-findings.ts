/** What of a result is reported: by severity, confidence, category and rule. */
import type { Confidence, Severity } from '../../scanner/model.ts';
import type { ProjectConfig } from '../../workspace/config/config-schema.ts';
import { matchesRule } from '../../workspace/config/policy.ts';
import type { ScannedFinding } from '../../workspace/scan-messages.ts';
import { type WorkspaceScanResult, withFiles } from '../../workspace/scan-result.ts';
import type { ScanOptions } from './scan-options.ts';

export interface Selection {
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly securityOnly: boolean;
  /** Names of rules; with `!` those left out. Empty: all. */
  readonly rules: readonly string[];
}

/** What the command line says wins over the project's settings, and those over its profile. */
export function selectionOf(options: ScanOptions, config: ProjectConfig): Selection {
  const usual = config.profile === 'strict' ? 'low' : 'medium';
  return {
    severity: options.severity ?? config.severity,
    confidence: options.confidence ?? config.confidence ?? usual,
    securityOnly: config.profile === 'security',
    rules: (options.rules ?? []).filter(isRuleName),
  };
}

/** Anything else among `--rules` is a folder of rules. */
export function isRuleName(name: string): boolean {
  return /^!?(?:[a-z0-9][a-z0-9-]*\*?|\*)$/.test(name);
}

export function selectFindings(result: WorkspaceScanResult, selection: Selection): WorkspaceScanResult {
  const isSelected = (finding: ScannedFinding): boolean =>
    isAtLeast(finding.severity, selection.severity) &&
    confidences.indexOf(finding.confidence) >= confidences.indexOf(selection.confidence) &&
    (!selection.securityOnly || finding.category === 'security') &&
    isNamed(selection.rules, finding.ruleId);
  const files = result.files.map((file) => ({
    ...file,
    findings: file.findings.filter(isSelected),
    suppressed: file.suppressed.filter(({ finding }) => isSelected(finding)),
  }));
  return withFiles(result, files);
}

const confidences: readonly Confidence[] = ['low', 'medium', 'high'];
const severities: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

export function isAtLeast(severity: Severity, lowest: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(lowest);
}

function isNamed(names: readonly string[], ruleId: string): boolean {
  const left = names.filter((name) => name.startsWith('!'));
  const taken = names.filter((name) => !name.startsWith('!'));
  if (left.some((name) => matchesRule(name.slice(1), ruleId))) return false;
  return taken.length === 0 || taken.some((name) => matchesRule(name, ruleId));
}
