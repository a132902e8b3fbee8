/** What of a result is reported: by severity, confidence and rule. Which rules are off is the policy's. */
import { isNamed, type Nearness } from '../../contract/work/rule-selection.ts';
import { type Confidence, confidences, type Severity, severities } from '../../scanner/model.ts';
import type { ScannedFinding } from '../scan-messages.ts';
import { type FileReport, type WorkspaceScanResult, withFiles } from '../scan-result.ts';
import { defaultConfig, type ProjectConfig } from './config-schema.ts';
import { createNearness } from './rule-names.ts';

export interface Selection {
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Names of rules; with `!` those left out. Empty: all. */
  readonly rules: readonly string[];
  /** Ids of rules that were asked for one by one: reported however sure they are. */
  readonly asked: ReadonlySet<string>;
}

/** As the command line gives them; undefined where it says nothing. */
interface Levels {
  readonly severity?: Severity | undefined;
  readonly confidence?: Confidence | undefined;
}

/** What the command line says wins over the project's settings, and those over its profile. */
export function selectionOf(
  { severity, confidence }: Levels,
  names: readonly string[],
  config: ProjectConfig,
): Selection {
  const usual = config.profile === 'strict' ? 'low' : 'medium';
  const switchedOn = Object.keys(config.rules).filter((name) => config.rules[name] === 'on');
  return {
    severity: severity ?? config.severity,
    confidence: confidence ?? config.confidence ?? usual,
    rules: names,
    asked: new Set(confidence === undefined ? [...names, ...switchedOn] : []),
  };
}

/** Each file by what its own project asks for, so that the order of the paths changes nothing. */
export function selectFindings(
  result: WorkspaceScanResult,
  selectionFor: (config: ProjectConfig) => Selection,
): WorkspaceScanResult {
  const nearness = createNearness([...result.projects.values()].map(({ team }) => team));
  const files = result.files.map((file) => {
    const selects = createSelector(selectionFor(configOf(result, file)), nearness);
    const { findings, suppressed } = file;
    return {
      ...file,
      findings: findings.filter(selects),
      suppressed: suppressed.filter(({ finding }) => selects(finding)),
    };
  });
  return withFiles(result, files);
}

/** The settings of the project that a file belongs to. */
export function configOf({ projects }: WorkspaceScanResult, { root }: FileReport): ProjectConfig {
  return projects.get(root)?.config ?? defaultConfig;
}

type Selectable = Pick<ScannedFinding, 'ruleId' | 'severity' | 'confidence'>;

/** Tells whether a finding is reported. */
export function createSelector(selection: Selection, nearness: Nearness): (finding: Selectable) => boolean {
  const { severity, confidence, rules, asked } = selection;
  return (finding) =>
    isAtLeast(finding.severity, severity) &&
    (isAsSure(finding.confidence, confidence) || asked.has(finding.ruleId)) &&
    isNamed(rules, finding.ruleId, nearness);
}

function isAsSure(confidence: Confidence, least: Confidence): boolean {
  return confidences.indexOf(confidence) <= confidences.indexOf(least);
}

/** Whether something is at or above the level that makes the exit code 1. */
export function fails(
  result: WorkspaceScanResult,
  { failOn }: { readonly failOn?: Severity | 'never' | undefined },
): boolean {
  return result.files.some((file) => {
    const level = failOn ?? configOf(result, file)['fail-on'];
    return level !== 'never' && file.findings.some(({ severity }) => isAtLeast(severity, level));
  });
}

export function isAtLeast(severity: Severity, lowest: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(lowest);
}
