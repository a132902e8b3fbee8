/** One scan of a project's folder, from what was asked to findings as they are kept. It writes nothing. */
import { toAnchor } from '../../../workspace/baseline/anchor.ts';
import { createNearness } from '../../../workspace/config/rule-names.ts';
import { isNamed, selectFindings, selectionOf } from '../../../workspace/config/select-findings.ts';
import { listDependencyFindings } from '../../../workspace/dependencies/findings/list-dependency-findings.ts';
import type { Dismissals } from '../../../workspace/dismissals.ts';
import type { MeasuredProject } from '../../../workspace/health/measure-project.ts';
import { measuredOrWhy } from '../../../workspace/health/measured-or-why.ts';
import { toWorkspaceFinding } from '../../../workspace/report-findings.ts';
import {
  countBySeverity,
  type FileReport,
  type WorkspaceScanResult,
} from '../../../workspace/scan-result.ts';
import {
  createHasRead,
  loadSoundProject,
  openScanScope,
  pathInFolder,
  type ScanScope,
} from '../../../workspace/scan-scope.ts';
import { describeSkip, isNotableSkip } from '../../../workspace/skip-reasons.ts';
import { JobRefused } from '../../platform/jobs/job-queue.ts';
import type { ScanStep } from './scan-progress.ts';
import type { ScannedFindings, ScanPorts } from './scans.ports.ts';
import type { ScanOutcome } from './scans.schema.ts';
import { type AskedOfScan, findUnknownInScan, toRefusal } from './unknown-in-scan.ts';

export interface ScanTask {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly rules: readonly string[];
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

type HealthPorts = Pick<ScanPorts, 'assessDependencies' | 'measureHealth'>;

interface Scanned {
  readonly result: WorkspaceScanResult;
  readonly found: Pick<ScannedFindings, 'findings' | 'hasRead'>;
  readonly task: ScanTask;
}

async function measure(
  ports: HealthPorts,
  { folder }: ScanScope,
  scanned: Scanned,
): Promise<MeasuredProject> {
  const { result: scan, found, task } = scanned;
  const { signal } = task;
  const dependencies = await ports.assessDependencies(folder, scan, signal);
  const ofPackages = await listDependencyFindings(folder, { scan, dependencies });
  const inSight = { findings: [...found.findings, ...ofPackages], hasRead: found.hasRead };
  const dismissals = await task.findDismissals(inSight);
  return await ports.measureHealth(folder, { scan, dependencies, dismissals }, signal);
}

/** Of a scan of all by all rules; and what to say where it could not be measured. */
async function measureHealth(
  ports: HealthPorts,
  scope: ScanScope,
  scanned: Scanned,
): Promise<{ readonly health: MeasuredProject | undefined; readonly notes: readonly string[] }> {
  const measured = await measuredOrWhy(() => measure(ports, scope, scanned), scanned.task.signal);
  return measured.kind === 'measured'
    ? { health: measured.facts, notes: [] }
    : { health: undefined, notes: [`Health was not measured: ${measured.why}`] };
}

/** The whole list is for `vireo scan --show-skipped`. */
const notesAtMost = 100;

export async function scanProject(
  ports: Pick<ScanPorts, 'scanner'> & HealthPorts,
  task: ScanTask,
): Promise<ProjectScan> {
  const { folder, paths, rules, signal, report } = task;
  report({ step: 'Looking for files' });
  await requireKnown(folder, { paths, rules });
  const scope = await openScanScope(folder, paths);
  const result = await ports.scanner.scan(scope.roots, {
    signal,
    projectOf: loadSoundProject,
    onProgress: ({ done, total, path }) =>
      report({ step: `Scanning ${path} (${done} of ${total})`, fraction: total === 0 ? 1 : done / total }),
  });
  signal.throwIfAborted();
  const reported = selectFindings(result, (config) => selectionOf({}, rules, config));
  const findings = toFindings(scope, reported);
  const nearness = createNearness([...result.projects.values()].map(({ team }) => team));
  const hasReadFile = createHasRead(scope, result);
  const isWhole = paths.length === 0 && rules.length === 0;
  if (isWhole) report({ step: 'Looking at tests, documents, dependencies and history', fraction: 1 });
  const hasRead = (path: string, ruleId: string): boolean =>
    isNamed(rules, ruleId, nearness) && hasReadFile(path);
  const { health, notes } = isWhole
    ? await measureHealth(ports, scope, { result, found: { findings, hasRead }, task })
    : { health: undefined, notes: [] };
  return {
    findings,
    health,
    hasRead,
    outcome: {
      files: result.stats.files,
      findings: findings.length,
      bySeverity: [...countBySeverity(findings)],
      suppressed: result.stats.suppressed,
      durationMs: result.stats.durationMs,
      scannerVersion: result.scannerVersion,
      notes: [...notes, ...notesOf(scope, result)].slice(0, notesAtMost),
    },
  };
}
