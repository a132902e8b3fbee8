/**
 * The one workspace scan that the command line, the backend and the agents share: finds the files, scans them in
 * worker threads, keeps results in a cache on disk, and applies what governs the project (settings, a team's rules,
 * the baseline). It reads; it never writes to the workspace and runs nothing in it.
 */
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { productVersion } from '../contract/version.ts';
import { type DescribedRules, describeRules } from '../scanner/describe-rules.ts';
import { assetPath } from './assets.ts';
import { partOfFiles } from './baseline/parts.ts';
import { describeUnusedIgnores } from './config/config-rules.ts';
import { asksForAudit } from './config/policy.ts';
import { type DiscoveredFile, discoverFiles, discoverNamed } from './discovery.ts';
import { stampOf } from './file-stamp.ts';
import { govern } from './govern.ts';
import { isInside } from './module-resolution.ts';
import { keepNewest } from './newest-files.ts';
import { loadProject, type Project } from './project.ts';
import { chosenRules } from './rules/chosen-rules.ts';
import { withTeamRules } from './rules/with-team-rules.ts';
import type { FileReport, WorkspaceScanResult } from './scan-result.ts';
import { type ScanRun, scanRoot, settleReports } from './scan-run.ts';
import { createSkipTally } from './skip-reasons.ts';
import { ScanPool, type ScanPoolOptions } from './workers/scan-pool.ts';

export type { FileReport, ScanStats, WorkspaceScanResult } from './scan-result.ts';

export interface ScanProgress {
  readonly done: number;
  readonly total: number;
  readonly path: string;
}

export interface ScanRequest {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** What governs a root, by its absolute path; default: what lies in its project's folder, faults told in `notes`. */
  readonly projectOf?: (root: string) => Promise<Project>;
  /** A text to scan in place of the one root, which need not exist. */
  readonly text?: string;
  /**
   * Called with what a file gave, before settings and baseline are applied to it: as soon as that is known, or at the
   * end where another file may say the same.
   */
  readonly onReport?: (report: FileReport) => void;
  /** Scan at most so many files: of more, those that were changed last. These come first in any case. */
  readonly newestFiles?: number;
}

export interface WorkspaceScanOptions {
  /** Threads; default: one less than the machine has, at most four. */
  readonly jobs?: number | undefined;
  /** Names of the rules to run, with `!` those left out; all when absent. Others are neither run nor reported. */
  readonly rules?: readonly string[] | undefined;
  /** Folder of the cache; none when absent. */
  readonly cacheDirectory?: string | undefined;
  readonly idleMs?: number;
  /** How long the rules may take over a file before it is left partial. */
  readonly fileBudgetMs?: number;
  /** How long a worker may be silent over a file before it is ended and the file left out. */
  readonly fileTimeoutMs?: number;
  /** By which a worker's time is counted, also until it comes up, and how often it is looked at. */
  readonly createClock?: NonNullable<ScanPoolOptions['createClock']>;
  readonly tickMs?: number;
  readonly workerPath?: string;
}

export interface WorkspaceScan {
  /** Threads alive now: none when it has been idle for a while. */
  readonly workers: number;
  /** Scans folders and files. Rejects when a root cannot be read or no worker starts. */
  scan(roots: readonly string[], request?: ScanRequest): Promise<WorkspaceScanResult>;
  dispose(): Promise<void>;
}

const defaultBudgetMs = 15_000;

export function defaultJobs(): number {
  return Math.min(4, Math.max(1, availableParallelism() - 1));
}

export function createWorkspaceScan(options: WorkspaceScanOptions = {}): WorkspaceScan {
  const pools = new Map<string, ScanPool>();
  const poolOf: PoolOf = (project) => {
    const salt = project.baseline?.salt ?? '';
    const isAudit = asksForAudit(project.config);
    const key = `${project.team?.version ?? ''}/${salt}/${isAudit}`;
    const known = pools.get(key);
    if (known !== undefined) return known;
    const ruleIds = chosenRules(options.rules ?? [], project.team);
    const workerData = { salt, team: project.team, isAudit, ruleIds };
    const pool = new ScanPool({ ...options, jobs: options.jobs ?? defaultJobs(), workerData });
    pools.set(key, pool);
    return pool;
  };
  return {
    get workers() {
      return [...pools.values()].reduce((sum, pool) => sum + pool.size, 0);
    },
    scan: (roots, request = {}) => scanRoots({ options, poolOf, request }, roots),
    dispose: async () => void (await Promise.all([...pools.values()].map((pool) => pool.dispose()))),
  };
}

type PoolOf = (project: Project) => ScanPool;

interface ScanContext {
  readonly options: WorkspaceScanOptions;
  readonly poolOf: PoolOf;
  readonly request: ScanRequest;
}

/** A root as it was asked for, with what governs it. */
interface Root {
  readonly given: string;
  readonly project: Project;
}

async function scanRoots(context: ScanContext, roots: readonly string[]): Promise<WorkspaceScanResult> {
  const startedAt = performance.now();
  const progress = { done: 0, total: 0 };
  const run = createRun(context, progress);
  const stop = (): void => void Atomics.store(run.cancelled, 0, 1);
  const { signal } = context.request;
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const loaded = await loadRoots(context, run, roots);
    const all = await discoverRoots(context, run, loaded);
    const { newestFiles } = context.request;
    const found = newestFiles === undefined ? all : keepNewest(all, newestFiles, run.notes);
    progress.total = found.reduce((sum, { files }) => sum + files.length, 0);
    await scanFound(context, run, found);
    settleReports(run);
    const { rules = [] } = context.options;
    return summarise({ run, roots: loaded, found, rules }, performance.now() - startedAt);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

function createRun(
  { options, request }: ScanContext,
  progress: { done: number; readonly total: number },
): ScanRun {
  return {
    cacheDirectory: request.text === undefined ? options.cacheDirectory : undefined,
    budgetMs: options.fileBudgetMs ?? defaultBudgetMs,
    tally: createSkipTally(),
    notes: new Set(),
    reports: [],
    cancelled: new Int32Array(new SharedArrayBuffer(4)),
    onProgress: (file) => {
      progress.done += 1;
      request.onProgress?.({ ...progress, path: file });
    },
    onReport: request.onReport,
    scanned: 0,
    cached: 0,
  };
}

async function loadRoots(context: ScanContext, run: ScanRun, roots: readonly string[]): Promise<Root[]> {
  const { request } = context;
  const loaded: Root[] = [];
  for (const root of roots) {
    const given = request.text === undefined ? await realpath(path.resolve(root)) : path.resolve(root);
    const project = await (request.projectOf ?? loadProject)(given);
    if (request.projectOf === undefined) for (const problem of project.problems) run.notes.add(problem);
    loaded.push({ given, project });
  }
  return loaded;
}

interface Found {
  readonly root: string;
  readonly files: DiscoveredFile[];
  readonly project: Project;
  isWhole: boolean;
}

/** Files by root; one that two roots share is scanned once, for the nearest project above it. */
async function discoverRoots(context: ScanContext, run: ScanRun, roots: readonly Root[]): Promise<Found[]> {
  const seen = new Set<string>();
  const byRoot = new Map<string, Found>();
  const nearestFirst = [...roots].sort((a, b) => b.project.folder.length - a.project.folder.length);
  for (const { given, project } of nearestFirst) {
    for (const file of await filesOf(context, run, { given, project })) {
      if (seen.has(file.absolutePath)) continue;
      seen.add(file.absolutePath);
      const found = byRoot.get(file.root) ?? { root: file.root, files: [], project, isWhole: false };
      byRoot.set(file.root, found);
      found.isWhole ||= file.root === given;
      found.files.push(file);
    }
  }
  return [...byRoot.values()];
}

async function filesOf(
  { request }: ScanContext,
  run: ScanRun,
  { given, project }: Root,
): Promise<readonly DiscoveredFile[]> {
  const { exclude, include } = project.config;
  const settings = { folder: project.folder, exclude, include };
  const options = { tally: run.tally, signal: request.signal, settings };
  return request.text === undefined
    ? await discoverFiles(given, options)
    : await discoverNamed(given, { ...options, text: request.text });
}

async function scanFound(context: ScanContext, run: ScanRun, found: readonly Found[]): Promise<void> {
  const choice = [...(context.options.rules ?? [])].sort().join(' ');
  for (const { root, files, project, isWhole } of found) {
    const pool = context.poolOf(project);
    await scanRoot(run, { root, files, isWhole, pool, version: versionOf(project), choice });
  }
}

/** Changes with the product, the bundle of the worker, any rule, and the salt that fingerprints of secrets stand on. */
function versionOf({ team, baseline, config }: Project): string {
  const worker = stampOf(assetPath('scan-worker.js'));
  const salt = createHash('sha256')
    .update(baseline?.salt ?? '')
    .digest('hex')
    .slice(0, 12);
  const rules = describeRules(withTeamRules(team, asksForAudit(config))).version;
  return [productVersion, worker?.size, worker?.mtimeMs, rules, salt].join('/');
}

interface Summary {
  readonly run: ScanRun;
  readonly roots: readonly Root[];
  readonly found: readonly Found[];
  /** Names of the rules that ran; all when empty. */
  readonly rules: readonly string[];
}

function summarise({ run, roots, found, rules }: Summary, durationMs: number): WorkspaceScanResult {
  const reports = run.reports.sort(byPlace);
  const projects = [...new Map(roots.map(({ project }) => [project.folder, project])).values()];
  const governed = projects.map((project) => governProject(project, { roots, found, reports, rules }));
  const files = governed.flatMap((each) => each.files).sort(byPlace);
  const described = describeRulesOf(projects);
  const all = found.flatMap((each) => each.files);
  const cancelled = run.cancelled[0] !== 0;
  return {
    files,
    skipped: { counts: run.tally.counts, files: run.tally.files },
    notes: [...run.notes, ...(cancelled ? [] : governed.flatMap((each) => each.notes))],
    stats: {
      files: all.length,
      bytes: all.reduce((sum, file) => sum + file.sizeBytes, 0),
      scanned: run.scanned,
      cached: run.cached,
      findings: files.reduce((sum, file) => sum + file.findings.length, 0),
      suppressed: files.reduce((sum, file) => sum + file.suppressed.length, 0),
      durationMs: Math.round(durationMs),
    },
    rules: described.rules,
    scannerVersion: described.version,
    cancelled,
    gone: governed.flatMap((each) => each.gone),
    projects: new Map(found.map(({ root, project }) => [root, project])),
  };
}

/** The shipped rules and those of every team that was asked. */
function describeRulesOf(projects: readonly Project[]): DescribedRules {
  const sets = new Map(
    projects.map(({ team, config }) => {
      const set = withTeamRules(team, asksForAudit(config));
      return [set.version, set];
    }),
  );
  const described = [...sets.values()].map((set) => describeRules(set));
  const rules = new Map(described.flatMap((each) => each.rules).map((rule) => [rule.id, rule]));
  return { rules: [...rules.values()], version: described.map(({ version }) => version).join(' ') };
}

function byPlace(a: FileReport, b: FileReport): number {
  return path.join(a.root, a.path) < path.join(b.root, b.path) ? -1 : 1;
}

interface Reported {
  readonly roots: readonly Root[];
  readonly found: readonly Found[];
  readonly reports: readonly FileReport[];
  readonly rules: readonly string[];
}

function governProject(project: Project, { roots, found, reports, rules }: Reported) {
  const own = new Set(found.filter((each) => each.project.folder === project.folder).map(({ root }) => root));
  const covered = roots.filter((root) => root.project.folder === project.folder).map(({ given }) => given);
  const covers = (file: string): boolean =>
    covered.some((given) => isInside(given, path.join(project.folder, file)));
  const governed = govern(
    { ...project, baseline: partOfFiles(project.baseline) },
    reports.filter(({ root }) => own.has(root)),
    covers,
  );
  const { config, placeOf, team } = project;
  const chosen = chosenRules(rules, team);
  const ran = chosen && new Set(chosen);
  const gone = ran === undefined ? governed.gone : governed.gone.filter(({ rule }) => ran.has(rule));
  const isWhole = covered.some((given) => isInside(given, project.folder));
  const unused = { used: governed.usedIgnores, team };
  // What did not run cannot say that an entry is of no use.
  const notes = isWhole && ran === undefined ? describeUnusedIgnores(config, placeOf, unused) : [];
  return { ...governed, gone, notes };
}
