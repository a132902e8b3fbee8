/** One scan of a project's folder, from what was asked to findings as they are kept. It writes nothing. */
import { areaOf, findingAreas } from '../../../contract/findings/finding-area.ts';
import type { Measured } from '../../../contract/health.ts';
import type { HealthReport } from '../../../contract/health-report.ts';
import type { DismissalsQuestion } from '../../../contract/work/work-asks.ts';
import type { WorkProgress } from '../../../contract/work/work-messages.ts';
import type { ScanBrought, ScanTask } from '../../../contract/work/work-tasks.ts';
import { toAnchor } from '../../../workspace/baseline/anchor.ts';
import { createNearness } from '../../../workspace/config/rule-names.ts';
import { selectFindings, selectionOf } from '../../../workspace/config/select-findings.ts';
import type { Assessment } from '../../../workspace/dependencies/assess.ts';
import type { Dismissals } from '../../../workspace/dismissals.ts';
import { measuredOrWhy } from '../../../workspace/health/measured-or-why.ts';
import { toWorkspaceFinding } from '../../../workspace/report-findings.ts';
import {
  countBySeverity,
  describeNotReached,
  type FileReport,
  type WorkspaceScanResult,
} from '../../../workspace/scan-result.ts';
import { openScanScope, pathInFolder, readFilesOf, type ScanScope } from '../../../workspace/scan-scope.ts';
import { describeSkip, isNotableSkip } from '../../../workspace/skip-reasons.ts';
import type { AgentTools } from '../agents/agent.ts';
import { toReport } from '../health-report.ts';
import { rulesAsked, toReadExtent } from '../read-extent.ts';
import { beginRevision } from '../revision-of-run.ts';
import { type LookedAtPackages, lookAtPackages, type PackageTask } from './look-at-packages.ts';
import { requireKnownInScan } from './unknown-in-scan.ts';

export interface ScanRun {
  readonly task: ScanTask;
  readonly tools: AgentTools;
  readonly signal: AbortSignal;
  readonly report: (progress: WorkProgress) => void;
  /** Which of what is in sight people have dismissed. */
  readonly findDismissals: (inSight: DismissalsQuestion) => Promise<Dismissals>;
}

/** A run over a folder that is there, its links followed. */
interface OpenRun extends ScanRun {
  readonly scope: ScanScope;
}

/** What is new, and what the baseline knows; what comments and settings have suppressed is nobody's finding. */
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

/** What the baseline knows is reported, and not counted here. */
function countSuppressed({ folder }: ScanScope, results: readonly WorkspaceScanResult[]) {
  const files = results.flatMap((result) => result.files);
  const areas = files.flatMap((file) => {
    const path = pathInFolder(folder, file);
    const byUser = file.suppressed.filter(({ by }) => by !== 'baseline');
    return byUser.map(({ finding }) => areaOf({ ...finding, path }));
  });
  return findingAreas
    .map((area) => ({ area, count: areas.filter((each) => each === area).length }))
    .filter(({ count }) => count > 0);
}

function notesOf({ folder }: ScanScope, result: WorkspaceScanResult): string[] {
  const partial = result.files.flatMap((file) =>
    file.notes.map((note) => `${pathInFolder(folder, file)}: ${note}`),
  );
  return [...result.notes, ...result.skipped.files.filter(isNotableSkip).map(describeSkip), ...partial];
}

interface Scanned extends DismissalsQuestion {
  readonly scan: WorkspaceScanResult;
  readonly dependencies: Measured<Assessment>;
}

async function measure(
  { scan, dependencies, findings, read }: Scanned,
  { scope, tools, signal, findDismissals }: OpenRun,
): Promise<HealthReport> {
  const dismissals = await findDismissals({ findings, read });
  return toReport(await tools.health(scope.folder, { scan, dependencies, dismissals }, signal));
}

/** Of a scan of all by all rules; and what to say where it could not be measured. */
async function measureHealth(
  scanned: Scanned,
  run: OpenRun,
): Promise<{ readonly health?: HealthReport; readonly notes: readonly string[] }> {
  const missing = describeNotReached(scanned.scan);
  if (missing !== undefined) return { notes: [missing] };
  run.report({ step: 'Looking at tests, documents and history', fraction: 1 });
  const measured = await measuredOrWhy(() => measure(scanned, run), run.signal);
  return measured.kind === 'measured'
    ? { health: measured.facts, notes: [] }
    : { notes: [`Health was not measured: ${measured.why}`] };
}

/** The whole list is for `vireo scan --show-skipped`. */
const notesAtMost = 100;

async function scanFiles({ task, scope, tools, signal, report }: OpenRun): Promise<WorkspaceScanResult> {
  const result = await tools.scanner.scan(scope.roots, {
    signal,
    projectOf: tools.projectOf,
    onProgress: ({ done, total, path }) => {
      // Where several people scan the project, others see how far a scan is, and no name of a file that they may not have.
      const what = task.revision === undefined ? `Scanning ${path}` : 'Scanning';
      report({ step: `${what} (${done} of ${total})`, fraction: total === 0 ? 1 : done / total });
    },
  });
  signal.throwIfAborted();
  return result;
}

/** Only the whole folder can tell what is wrong with its packages. */
async function lookAtAllPackages(
  { task, scope, tools, signal, report }: OpenRun,
  known: Pick<PackageTask, 'scan' | 'nearness'>,
): Promise<LookedAtPackages | undefined> {
  if (task.paths.length > 0) return undefined;
  report({ step: 'Looking at dependencies', fraction: 1 });
  const { rules, advisories } = task;
  return await lookAtPackages(tools, { folder: scope.folder, rules, advisories, signal, ...known });
}

/** As the agents do: what one brought and the other left out would be resolved and reopened in turns. */
const allConfidences = { confidence: 'low' } as const;

export async function scanProject(asked: ScanRun): Promise<ScanBrought> {
  const { task, report } = asked;
  const { rules } = task;
  report({ step: 'Looking for files' });
  await requireKnownInScan(task.folder, task);
  const revisionAtEnd = await beginRevision({ ...task, signal: asked.signal });
  const scope = await openScanScope(task.folder, task.paths);
  const run = { ...asked, scope };
  const scan = await scanFiles(run);
  const teams = [...scan.projects.values()].map(({ team }) => team);
  const packages = await lookAtAllPackages(run, { scan, nearness: createNearness(teams) });
  const reported = selectFindings(scan, (config) => selectionOf(allConfidences, rules, config));
  const results = packages?.result === undefined ? [reported] : [reported, packages.result];
  const findings = results.flatMap((each) => toFindings(scope, each));
  const read = toReadExtent(readFilesOf(scope, scan), {
    rules: rulesAsked(rules, teams),
    looked: packages?.looked,
  });
  const { health, notes } =
    packages === undefined || rules.length > 0
      ? { notes: [] }
      : await measureHealth({ scan, dependencies: packages.assessed, findings, read }, run);
  return {
    findings,
    read,
    ...(health !== undefined && { health }),
    ...(await revisionAtEnd(findings)),
    outcome: {
      files: scan.stats.files,
      findings: findings.length,
      bySeverity: [...countBySeverity(findings)],
      suppressed: results.reduce((sum, { stats }) => sum + stats.suppressed, 0),
      suppressedByArea: countSuppressed(scope, results),
      durationMs: scan.stats.durationMs,
      scannerVersion: scan.scannerVersion,
      notes: [...notes, ...(packages?.notes ?? []), ...notesOf(scope, scan)].slice(0, notesAtMost),
    },
  };
}
