/** One scan of a project's folder, from what was asked to findings as they are kept. It writes nothing. */
import { toAnchor } from '../../../workspace/baseline/anchor.ts';
import { createNearness } from '../../../workspace/config/rule-names.ts';
import { isNamed, selectFindings, selectionOf } from '../../../workspace/config/select-findings.ts';
import { isDependencyRule } from '../../../workspace/dependencies/findings/dependency-rules.ts';
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
import { type LookedAtPackages, lookAtPackages, type PackageTask } from './look-at-packages.ts';
import type { ScanStep } from './scan-progress.ts';
import type { KnownOfProject, ScannedFindings, ScanPorts } from './scans.ports.ts';
import type { ScanOutcome } from './scans.schema.ts';
import { type AskedOfScan, findUnknownInScan, toRefusal } from './unknown-in-scan.ts';

export interface ScanTask {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly rules: readonly string[];
  readonly signal: AbortSignal;
  readonly report: (step: ScanStep) => void;
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

/** Of a scan of all by all rules; and what to say where it could not be measured. */
async function measureHealth(
  ports: Pick<ScanPorts, 'measureHealth'>,
  { folder }: ScanScope,
  { known, signal }: { readonly known: KnownOfProject; readonly signal: AbortSignal },
): Promise<{ readonly health: MeasuredProject | undefined; readonly notes: readonly string[] }> {
  const measured = await measuredOrWhy(() => ports.measureHealth(folder, known, signal), signal);
  return measured.kind === 'measured'
    ? { health: measured.facts, notes: [] }
    : { health: undefined, notes: [`Health was not measured: ${measured.why}`] };
}

interface Whole {
  readonly packages: LookedAtPackages | undefined;
  readonly health: MeasuredProject | undefined;
  readonly notes: readonly string[];
}

/** What only the whole folder can tell: what is wrong with its packages, and how well it does. */
async function lookAtWhole(
  ports: Pick<ScanPorts, 'dependencies' | 'measureHealth'>,
  scope: ScanScope,
  task: Omit<PackageTask, 'folder'> & Pick<ScanTask, 'report'>,
): Promise<Whole> {
  const { rules, scan, signal, report } = task;
  report({ step: 'Looking at dependencies', fraction: 1 });
  const packages = await lookAtPackages(ports, { ...task, folder: scope.folder });
  if (rules.length > 0 || packages === undefined)
    return { packages, health: undefined, notes: packages?.notes ?? [] };
  report({ step: 'Looking at tests, documents and history', fraction: 1 });
  const known = { scan, dependencies: packages.assessed };
  const { health, notes } = await measureHealth(ports, scope, { known, signal });
  return { packages, health, notes: [...notes, ...packages.notes] };
}

/** The whole list is for `vireo scan --show-skipped`. */
const notesAtMost = 100;

export async function scanProject(
  ports: Pick<ScanPorts, 'scanner' | 'dependencies' | 'measureHealth'>,
  { folder, paths, rules, signal, report }: ScanTask,
): Promise<ProjectScan> {
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
  const nearness = createNearness([...result.projects.values()].map(({ team }) => team));
  const { packages, health, notes } =
    paths.length === 0
      ? await lookAtWhole(ports, scope, { rules, scan: result, nearness, signal, report })
      : partOnly;
  const reported = selectFindings(result, (config) => selectionOf({}, rules, config));
  const ofPackages = packages?.result;
  const findings = [reported, ...(ofPackages === undefined ? [] : [ofPackages])].flatMap((each) =>
    toFindings(scope, each),
  );
  const hasReadFile = createHasRead(scope, result);
  const hasLookedFor = packages?.hasLookedFor ?? (() => false);
  return {
    findings,
    health,
    hasRead: (path, ruleId) =>
      isNamed(rules, ruleId, nearness) &&
      (isDependencyRule(ruleId) ? hasLookedFor(ruleId) : hasReadFile(path)),
    outcome: {
      files: result.stats.files,
      findings: findings.length,
      bySeverity: [...countBySeverity(findings)],
      suppressed: result.stats.suppressed + (ofPackages?.stats.suppressed ?? 0),
      durationMs: result.stats.durationMs,
      scannerVersion: result.scannerVersion,
      notes: [...notes, ...notesOf(scope, result)].slice(0, notesAtMost),
    },
  };
}

const partOnly: Whole = { packages: undefined, health: undefined, notes: [] };
