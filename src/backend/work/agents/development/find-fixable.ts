/** What of a run's tree can be fixed: findings that nobody has suppressed, and packages that an advisory speaks of. */
import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import type { ScanResult } from '../../../../scanner/model.ts';
import type { Assessment } from '../../../../workspace/dependencies/assess.ts';
import { toScanResult } from '../../../../workspace/dependencies/findings/to-scan-result.ts';
import { type Dismissals, dismissalKey, withDismissals } from '../../../../workspace/dismissals.ts';
import type { ProposedFix } from '../../../../workspace/fixes/fix-plan.ts';
import { measuredOrWhy } from '../../../../workspace/health/measured-or-why.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { FileReport, WorkspaceScanResult } from '../../../../workspace/scan-result.ts';
import { pathInFolder, readFilesOf } from '../../../../workspace/scan-scope.ts';
import { toReadExtent } from '../../read-extent.ts';
import type { ProjectRun } from '../agent.ts';
import { fixesOf, isWanted, type Updates, updatesOf } from '../fixable.ts';
import { toAgentFinding } from '../security/to-agent-finding.ts';
import { rootsOf } from './scan-tree.ts';

type Run = ProjectRun<DevelopmentInput>;

export interface Fixable {
  /** Of a file, also while it is being fixed. */
  fixesIn(file: Pick<FileReport, 'root' | 'path'>, findings: ScanResult['findings']): readonly ProposedFix[];
  readonly files: readonly FileReport[];
  readonly updates: Updates;
  /** Why nothing is known of its packages; undefined where something is, or nobody asked. */
  readonly unassessed: string | undefined;
}

export async function findFixable(run: Run, tree: RunTree, scanned: WorkspaceScanResult): Promise<Fixable> {
  const assessed = await assess(run, tree, scanned);
  const packages = assessed?.kind === 'measured' ? await reportsOf(run, tree, assessed.facts) : [];
  const dismissals = await findDismissals(run, tree, scanned, packages);
  const open = (files: readonly FileReport[]) =>
    withDismissals({ ...scanned, files }, tree.folder, dismissals).files;
  const isOpen = (file: Pick<FileReport, 'root' | 'path'>, fingerprint: string) =>
    !dismissals.has(dismissalKey({ path: pathInFolder(tree.folder, file), fingerprint }));
  return {
    files: open(scanned.files),
    fixesIn: (file, findings) =>
      fixesOf(
        run.input,
        findings.filter(({ fingerprint }) => isOpen(file, fingerprint)),
      ),
    updates:
      assessed?.kind === 'measured'
        ? within(run.input, updatesOf(run.input, open(packages), assessed.facts))
        : { fixable: [], others: [] },
    unassessed: assessed?.kind === 'not-assessed' ? assessed.why : undefined,
  };
}

export function countFixable({ files, fixesIn, updates }: Fixable): number {
  const fixes = files.flatMap((file) => fixesIn(file, file.findings));
  return fixes.length + updates.fixable.length;
}

/** Findings that were asked for, whether they have a fix or not. */
export function countOpen(wanted: DevelopmentInput, { files }: Pick<Fixable, 'files'>): number {
  return files.flatMap(({ findings }) => findings).filter(({ ruleId }) => isWanted(wanted, ruleId)).length;
}

/** Undefined where nobody asked for updates. */
async function assess({ input, tools, signal }: Run, { folder }: RunTree, scan: WorkspaceScanResult) {
  if (input.updates === 'none') return undefined;
  const { advisories = 'offline' } = input;
  const asked = await measuredOrWhy(() => tools.dependencies(folder, { scan, advisories }, signal), signal);
  signal.throwIfAborted();
  return asked.kind === 'measured' ? asked.facts : asked;
}

async function reportsOf({ tools }: Run, { folder }: RunTree, assessment: Assessment) {
  return toScanResult(assessment, await tools.projectOf(folder)).files;
}

async function findDismissals(
  { input, findDismissals: ask }: Run,
  tree: RunTree,
  scanned: WorkspaceScanResult,
  packages: readonly FileReport[],
): Promise<Dismissals> {
  const findings = [...scanned.files, ...packages].flatMap((file) => {
    const place = { path: pathInFolder(tree.folder, file), root: file.root };
    return file.findings.map((finding) => toAgentFinding(place, finding));
  });
  if (findings.length === 0) return new Map();
  const scope = { folder: tree.folder, roots: rootsOf(input, tree) };
  return await ask({ findings, read: toReadExtent(readFilesOf(scope, scanned), { looked: undefined }) });
}

/** Of what was asked for alone: an update counts where each manifest that it changes does. */
function within({ paths }: DevelopmentInput, { fixable, others }: Updates): Updates {
  if (paths.length === 0) return { fixable, others };
  const isAsked = (file: string) =>
    paths.some((asked) => asked === '.' || file === asked || file.startsWith(`${asked.replace(/\/$/, '')}/`));
  return {
    fixable: fixable.filter(({ upgrade }) => upgrade.changes.every(({ file }) => isAsked(file))),
    others: others.filter(({ file }) => isAsked(file)),
  };
}
