/** Scans, prints, and says by the exit code whether something was found. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { VersionControlDetails } from '../../contract/sarif/provenance.ts';
import type { Confidence } from '../../scanner/model.ts';
import { scanGitTree } from '../../workspace/baseline/scan-git-tree.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { fails, selectFindings, selectionOf } from '../../workspace/config/select-findings.ts';
import { GitError } from '../../workspace/git.ts';
import type { Project } from '../../workspace/project.ts';
import {
  type BegunProvenance,
  beginProvenance,
  readProvenance,
} from '../../workspace/revisions/provenance.ts';
import { toSarif } from '../../workspace/sarif.ts';
import { describeNotReached, type WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { describeSkip } from '../../workspace/skip-reasons.ts';
import { createWorkspaceScan, type ScanRequest, type WorkspaceScan } from '../../workspace/workspace-scan.ts';
import { deliver } from '../deliver.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { describeEmpty, describeSkipped, describeStats } from './describe-scan.ts';
import { plural, withoutControls } from './plain-line.ts';
import { printJson } from './print-json.ts';
import { printJunit } from './print-junit.ts';
import { printMarkdown } from './print-markdown.ts';
import { type PrintOptions, printText } from './print-text.ts';
import { createProgressBar } from './progress-bar.ts';
import { checkNames, readRuleChoice } from './rule-choice.ts';
import type { ScanOptions } from './scan-options.ts';
import { loadScanProjects, type ScanProjects } from './scan-project.ts';
import { describeRest } from './summary.ts';

export async function runScan(paths: readonly string[], options: ScanOptions, io: CliIo): Promise<void> {
  const asked = await readRequest(paths, options, io);
  const choice = await readRuleChoice(options.rules ?? [], io.cwd);
  const cacheDirectory = defaultCacheDirectory(io.env);
  const projects = await loadScanProjects(asked.roots, { options, choice, cwd: io.cwd, cacheDirectory });
  checkNames(choice.names, projects.all);
  const begun = await beginLog(asked, options, io);
  const found = await scan(asked, { options, projects, io, rules: choice.names });
  if (found.cancelled) throw new CliError('failure', 'interrupted.');
  const select = (confidence: Confidence | undefined): WorkspaceScanResult =>
    selectFindings(found, (config) =>
      selectionOf({ severity: options.severity, confidence }, choice.names, config),
    );
  const result = select(options.confidence);
  const unsure = options.confidence === undefined ? select('low').stats.findings - result.stats.findings : 0;
  const provenance = begun && (await readProvenance(begun, filesWithFindings(result)));
  await deliver(render(result, options, { io, unsure, provenance }), options, io);
  tell(result, options, io);
  if (asked.text === undefined) (await import('./tell-record.ts')).tellRecord(asked.roots, io);
  // What is missing may hold anything: neither yes nor no.
  if (describeNotReached(result) !== undefined) io.setExitCode(exitCodes.failed);
  else if (fails(result, options) || hidesFiles(result, options)) io.setExitCode(exitCodes.answerIsNo);
}

/** A log says of which commit it is: what is checked out or edited during the scan is of none. */
async function beginLog(
  { roots, text }: Asked,
  { format }: ScanOptions,
  io: CliIo,
): Promise<BegunProvenance | undefined> {
  if (format !== 'sarif' || text !== undefined) return undefined;
  return await beginProvenance(roots, await resolveRoot(io.cwd));
}

function filesWithFindings({ files }: WorkspaceScanResult): readonly string[] {
  return files.flatMap(({ root, path: file, findings }) =>
    findings.length > 0 ? [path.join(root, file)] : [],
  );
}

/** Whoever can name a file so that no path leads to it could hide anything in it. */
function hidesFiles({ skipped }: WorkspaceScanResult, { failOn }: ScanOptions): boolean {
  return failOn !== 'never' && (skipped.counts['not-utf8'] ?? 0) > 0;
}

function tell(result: WorkspaceScanResult, options: ScanOptions, io: CliIo): void {
  if (options.output !== undefined) io.err(describeDelivery(result, options.output));
  const named = result.skipped.files.filter(
    ({ isNamed, reason }) => isNamed === true || reason === 'not-utf8',
  );
  const empty = named.length > 0 ? undefined : describeEmpty(result);
  const missing = [empty, describeNotReached(result)].filter((note) => note !== undefined);
  for (const note of [...result.notes, ...named.map(describeSkip), ...missing])
    io.err(`note: ${withoutControls(note)}\n`);
  if (options.showSkipped === true) io.err(describeSkipped(result));
  if (options.stats === true) io.err(describeStats(result));
}

interface Asked {
  readonly roots: readonly string[];
  /** Of standard input. */
  readonly text?: string;
}

async function readRequest(paths: readonly string[], options: ScanOptions, io: CliIo): Promise<Asked> {
  const detail = options.brief === true ? '--brief' : options.full === true ? '--full' : undefined;
  if (detail !== undefined && options.format !== 'text')
    throw new CliError('usage', `${detail} is for --format text.`);
  if (options.stdinFilename !== undefined) {
    if (paths.length > 0) throw new CliError('usage', '--stdin-filename takes no paths beside it.');
    return { roots: [path.resolve(io.cwd, options.stdinFilename)], text: await io.readInput() };
  }
  const given = paths.length === 0 ? ['.'] : paths;
  return { roots: await Promise.all(given.map((root) => resolveRoot(path.resolve(io.cwd, root)))) };
}

async function resolveRoot(root: string): Promise<string> {
  try {
    return await realpath(root);
  } catch (error) {
    throw new CliError('failure', `${root} cannot be read.`, error);
  }
}

interface Scanning {
  readonly options: ScanOptions;
  readonly projects: ScanProjects;
  readonly io: CliIo;
  /** Names of the rules that were asked for; all when empty. */
  readonly rules: readonly string[];
}

async function scan(
  { roots, text }: Asked,
  { options, projects, io, rules }: Scanning,
): Promise<WorkspaceScanResult> {
  const workspaceScan = createWorkspaceScan({
    jobs: options.jobs ?? jobsOf(projects),
    rules,
    cacheDirectory: options.cache ? defaultCacheDirectory(io.env) : undefined,
  });
  const bar = createProgressBar(io);
  try {
    const request = { signal: io.signal, onProgress: bar.update, ...(text === undefined ? {} : { text }) };
    const known = await withGitBaseline(workspaceScan, { options, projects, io });
    const projectOf = (root: string): Promise<Project> => known.of(root);
    return await workspaceScan.scan(roots, { ...request, projectOf } satisfies ScanRequest);
  } finally {
    bar.stop();
    await workspaceScan.dispose();
  }
}

/** The least that a project asks for: it is what the machine is to be spared. */
function jobsOf({ all }: ScanProjects): number | undefined {
  const jobs = all.flatMap(({ config }) => config.jobs ?? []);
  return jobs.length === 0 ? undefined : Math.min(...jobs);
}

/** With `--baseline git:REF`, what a scan of that tree finds is known. */
async function withGitBaseline(
  workspaceScan: WorkspaceScan,
  { options, projects, io }: Omit<Scanning, 'rules'>,
): Promise<ScanProjects> {
  if (typeof options.baseline !== 'string' || !options.baseline.startsWith('git:')) return projects;
  const ref = options.baseline.slice('git:'.length);
  try {
    return await projects.withEach(async (project) => {
      const baseline = await scanGitTree(workspaceScan, { project, ref, signal: io.signal });
      return { ...project, baseline };
    });
  } catch (error) {
    if (error instanceof GitError) throw new CliError('failure', error.message, error);
    throw error;
  }
}

interface Rendering {
  readonly io: CliIo;
  /** Findings that were left out for their confidence alone. */
  readonly unsure: number;
  readonly provenance: VersionControlDetails | undefined;
}

function render(
  result: WorkspaceScanResult,
  options: ScanOptions,
  { io, unsure, provenance }: Rendering,
): string {
  switch (options.format) {
    case 'sarif':
      return `${JSON.stringify(toSarif(result, { base: io.cwd, provenance }), null, 2)}\n`;
    case 'json':
      return printJson(result, io.cwd);
    case 'markdown':
      return printMarkdown(result, io.cwd);
    case 'junit':
      return printJunit(result, io.cwd);
    case 'text':
      return printText(result, textOptions(options, io)) + describeRest(result, options, unsure);
  }
}

function textOptions({ brief, full, output }: ScanOptions, io: CliIo): PrintOptions {
  const detail = brief === true ? 'brief' : full === true ? 'full' : 'auto';
  const isShown = output === undefined;
  return {
    base: io.cwd,
    colors: io.colors && isShown,
    columns: isShown ? io.columns : undefined,
    detail,
  };
}

function describeDelivery({ stats, files }: WorkspaceScanResult, output: string): string {
  const count = files.filter(({ findings }) => findings.length > 0).length;
  return `${plural(stats.findings, 'finding')} in ${plural(count, 'file')}, written to ${output}\n`;
}
