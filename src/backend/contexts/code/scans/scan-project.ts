/** One scan of a project's folder, from what was asked to findings as they are kept. It writes nothing. */
import type { AdvisoryMode } from '../../../../contract/advisory-mode.ts';
import type { Measured } from '../../../../contract/health.ts';
import { toAnchor } from '../../../../workspace/baseline/anchor.ts';
import { createNearness } from '../../../../workspace/config/rule-names.ts';
import { isNamed, selectFindings, selectionOf } from '../../../../workspace/config/select-findings.ts';
import type { Assessment } from '../../../../workspace/dependencies/assess.ts';
import { isDependencyRule } from '../../../../workspace/dependencies/findings/dependency-rules.ts';
import type { Dismissals } from '../../../../workspace/dismissals.ts';
import type { MeasuredProject } from '../../../../workspace/health/measure-project.ts';
import { measuredOrWhy } from '../../../../workspace/health/measured-or-why.ts';
import { toWorkspaceFinding } from '../../../../workspace/report-findings.ts';
import {
  countBySeverity,
  type FileReport,
  type WorkspaceScanResult,
} from '../../../../workspace/scan-result.ts';
import {
  createHasRead,
  loadSoundProject,
  openScanScope,
  pathInFolder,
  type ScanScope,
} from '../../../../workspace/scan-scope.ts';
import { describeSkip, isNotableSkip } from '../../../../workspace/skip-reasons.ts';
import { JobRefused } from '../../../platform/jobs/job-queue.ts';
import { type LookedAtPackages, lookAtPackages, type PackageTask } from './look-at-packages.ts';
import type { ScanStep } from './scan-progress.ts';
import type { ScannedFindings, ScanPorts } from './scans.ports.ts';
import type { ScanOutcome } from './scans.schema.ts';
import { type AskedOfScan, findUnknownInScan, toRefusal } from './unknown-in-scan.ts';

export interface ScanTask {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly rules: readonly string[];
  readonly advisories: AdvisoryMode;
  readonly signal: AbortSignal;
  readonly report: (step: ScanStep) => void;
  /** Which of what is in sight people have dismissed. */
  readonly findDismissals: (found: Pick<ScannedFindings, 'findings' | 'hasRead'>) => Promise<Dismissals>;
}

export interface ProjectScan extends Pick<ScannedFindings, 'findings' | 'hasRead'> {
  /** Undefined where a part of the project, or some rules, were asked for; and where measuring it failed. */
  readonly health: MeasuredProject | undefined;
  readonly outcome: Omit<ScanOutcome, 'added' | 'again' | 'reopened' | 'resolved'>;
}

/** Known when it was asked for, a rule or a path may be gone since. */
async function requireKnown(folder: string, { paths, rules }: AskedOfScan): Promise<void> {
  const refusal = toRefusal(await findUnknownInScan(folder, { paths, rules }));
  if (refusal !== undefined) throw new JobRefused(refusal.message, refusal);
}

/** What is new, and what the baseline knows; what comments and settings have set aside is nobody's finding. */
function foundIn(result: WorkspaceScanResult, file: FileReport) {
  const baseline = result.projects.get(file.root)?.baseline;
  const isNew = baseline === undefined ? undefined : true;
  const known = file.suppressed.filter(({ by }) => by === 'baseline');
  return [
    ...file.findings.map((finding) => ({ finding, isNew })),
    ...known.map(({ finding }) => ({ finding, isNew: false })),
  ];
}

function toFindings(scope: ScanScope, result: WorkspaceScanResult) {
  const infos = new Map(result.rules.map((rule) => [rule.id, rule]));
  return result.files.flatMap((file) => {
    const place = { path: pathInFolder(scope.folder, file), root: file.root };
    return foundIn(result, file).map(({ finding, isNew }) => {
      const rule = infos.get(finding.ruleId);
      const explanation = rule && `${rule.why}\n\n${rule.fix}`;
      const anchor = toAnchor(finding);
      return { ...toWorkspaceFinding(place, finding), explanation, isNew, anchor };
    });
  });
}

function notesOf({ folder }: ScanScope, result: WorkspaceScanResult): string[] {
  const partial = result.files.flatMap((file) =>
    file.notes.map((note) => `${pathInFolder(folder, file)}: ${note}`),
  );
  return [...result.notes, ...result.skipped.files.filter(isNotableSkip).map(describeSkip), ...partial];
}

interface Scanned extends Pick<ScannedFindings, 'findings' | 'hasRead'> {
  readonly scan: WorkspaceScanResult;
  readonly dependencies: Measured<Assessment>;
}

async function measure(
  ports: Pick<ScanPorts, 'measureHealth'>,
  { scan, dependencies, findings, hasRead }: Scanned,
  { folder, signal, findDismissals }: Pick<ScanTask, 'folder' | 'signal' | 'findDismissals'>,
): Promise<MeasuredProject> {
  const dismissals = await findDismissals({ findings, hasRead });
  return await ports.measureHealth(folder, { scan, dependencies, dismissals }, signal);
}

/** Of a scan of all by all rules; and what to say where it could not be measured. */
async function measureHealth(
  ports: Pick<ScanPorts, 'measureHealth'>,
  scanned: Scanned,
  task: ScanTask,
): Promise<{ readonly health: MeasuredProject | undefined; readonly notes: readonly string[] }> {
  task.report({ step: 'Looking at tests, documents and history', fraction: 1 });
  const measured = await measuredOrWhy(() => measure(ports, scanned, task), task.signal);
  return measured.kind === 'measured'
    ? { health: measured.facts, notes: [] }
    : { health: undefined, notes: [`Health was not measured: ${measured.why}`] };
}

/** The whole list is for `vireo scan --show-skipped`. */
const notesAtMost = 100;

async function scanFiles(
  { scanner }: Pick<ScanPorts, 'scanner'>,
  scope: ScanScope,
  { signal, report }: ScanTask,
): Promise<WorkspaceScanResult> {
  const result = await scanner.scan(scope.roots, {
    signal,
    projectOf: loadSoundProject,
    onProgress: ({ done, total, path }) =>
      report({ step: `Scanning ${path} (${done} of ${total})`, fraction: total === 0 ? 1 : done / total }),
  });
  signal.throwIfAborted();
  return result;
}

/** Only the whole folder can tell what is wrong with its packages. */
async function lookAtAllPackages(
  ports: Pick<ScanPorts, 'dependencies' | 'clock'>,
  task: PackageTask & Pick<ScanTask, 'paths' | 'report'>,
): Promise<LookedAtPackages | undefined> {
  if (task.paths.length > 0) return undefined;
  task.report({ step: 'Looking at dependencies', fraction: 1 });
  return await lookAtPackages(ports, task);
}

export async function scanProject(
  ports: Pick<ScanPorts, 'scanner' | 'dependencies' | 'measureHealth' | 'clock'>,
  asked: ScanTask,
): Promise<ProjectScan> {
  const { paths, rules, report } = asked;
  report({ step: 'Looking for files' });
  await requireKnown(asked.folder, { paths, rules });
  const scope = await openScanScope(asked.folder, paths);
  const task = { ...asked, folder: scope.folder };
  const scan = await scanFiles(ports, scope, task);
  const nearness = createNearness([...scan.projects.values()].map(({ team }) => team));
  const packages = await lookAtAllPackages(ports, { ...task, scan, nearness });
  const reported = selectFindings(scan, (config) => selectionOf({}, rules, config));
  const results = packages?.result === undefined ? [reported] : [reported, packages.result];
  const findings = results.flatMap((each) => toFindings(scope, each));
  const hasReadFile = createHasRead(scope, scan);
  const hasRead = (path: string, ruleId: string): boolean =>
    isNamed(rules, ruleId, nearness) &&
    (isDependencyRule(ruleId) ? packages?.hasLookedFor(ruleId, path) === true : hasReadFile(path));
  const { health, notes } =
    packages === undefined || rules.length > 0
      ? { health: undefined, notes: [] }
      : await measureHealth(ports, { scan, dependencies: packages.assessed, findings, hasRead }, task);
  return {
    findings,
    health,
    hasRead,
    outcome: {
      files: scan.stats.files,
      findings: findings.length,
      bySeverity: [...countBySeverity(findings)],
      suppressed: results.reduce((sum, { stats }) => sum + stats.suppressed, 0),
      durationMs: scan.stats.durationMs,
      scannerVersion: scan.scannerVersion,
      notes: [...notes, ...(packages?.notes ?? []), ...notesOf(scope, scan)].slice(0, notesAtMost),
    },
  };
}
