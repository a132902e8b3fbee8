/** Scans, prints, and says by the exit code whether something was found. */
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Severity } from '../../scanner/model.ts';
import { scanGitTree } from '../../workspace/baseline/scan-git-tree.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { GitError } from '../../workspace/git.ts';
import type { Project } from '../../workspace/project.ts';
import { toSarif } from '../../workspace/sarif.ts';
import type { WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { createWorkspaceScan, type ScanRequest, type WorkspaceScan } from '../../workspace/workspace-scan.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { describeSkipped, describeStats } from './describe-scan.ts';
import { printJson } from './print-json.ts';
import { printJunit } from './print-junit.ts';
import { printMarkdown } from './print-markdown.ts';
import { printText } from './print-text.ts';
import { createProgressBar } from './progress-bar.ts';
import type { ScanOptions } from './scan-options.ts';
import { loadScanProject } from './scan-project.ts';
import { isAtLeast, selectFindings, selectionOf } from './select-findings.ts';

export async function runScan(paths: readonly string[], options: ScanOptions, io: CliIo): Promise<void> {
  const asked = await readRequest(paths, options, io);
  const project = await loadScanProject(asked.roots[0] ?? io.cwd, options, io);
  const found = await scan(asked, { options, project, io });
  if (found.cancelled) throw new CliError('failure', 'interrupted.');
  const result = selectFindings(found, selectionOf(options, project.config));
  await deliver(render(result, options, io), options, io);
  if (options.output !== undefined) io.err(describeDelivery(result, options.output));
  for (const note of result.notes) io.err(`note: ${note}\n`);
  if (options.showSkipped === true) io.err(describeSkipped(result));
  if (options.stats === true) io.err(describeStats(result));
  if (fails(result, options.failOn ?? project.config['fail-on'])) io.setExitCode(exitCodes.answerIsNo);
}

interface Asked {
  readonly roots: readonly string[];
  /** Of standard input. */
  readonly text?: string;
}

async function readRequest(paths: readonly string[], options: ScanOptions, io: CliIo): Promise<Asked> {
  if (options.stdinFilename !== undefined) {
    return { roots: [path.resolve(io.cwd, options.stdinFilename)], text: await io.readInput() };
  }
  const roots = paths.map((given) => path.resolve(io.cwd, given));
  await Promise.all(roots.map(checkReadable));
  return { roots };
}

async function checkReadable(root: string): Promise<void> {
  try {
    await stat(root);
  } catch (error) {
    throw new CliError('failure', `${root} cannot be read.`, error);
  }
}

interface Scanning {
  readonly options: ScanOptions;
  readonly project: Project;
  readonly io: CliIo;
}

async function scan(
  { roots, text }: Asked,
  { options, project, io }: Scanning,
): Promise<WorkspaceScanResult> {
  const workspaceScan = createWorkspaceScan({
    jobs: options.jobs ?? project.config.jobs,
    cacheDirectory: options.cache ? defaultCacheDirectory(io.env) : undefined,
  });
  const bar = createProgressBar(io);
  try {
    const request = { signal: io.signal, onProgress: bar.update, ...(text === undefined ? {} : { text }) };
    const known = await findGitBaseline(workspaceScan, { options, project, io });
    const projectOf = projectFinder(known, options, io);
    return await workspaceScan.scan(roots, { ...request, projectOf } satisfies ScanRequest);
  } finally {
    bar.stop();
    await workspaceScan.dispose();
  }
}

/** Roots of one project share what was loaded of it. */
function projectFinder(first: Project, options: ScanOptions, io: CliIo) {
  const loaded = new Map([[first.folder, first]]);
  return async (root: string): Promise<Project> => {
    const project = await loadScanProject(root, options, io);
    const known = loaded.get(project.folder) ?? project;
    loaded.set(project.folder, known);
    return known;
  };
}

/** With `--baseline git:REF`, what a scan of that tree finds is known. */
async function findGitBaseline(
  workspaceScan: WorkspaceScan,
  { options, project, io }: Scanning,
): Promise<Project> {
  if (typeof options.baseline !== 'string' || !options.baseline.startsWith('git:')) return project;
  const ref = options.baseline.slice('git:'.length);
  try {
    const baseline = await scanGitTree(workspaceScan, { project, ref, signal: io.signal });
    return { ...project, baseline };
  } catch (error) {
    if (error instanceof GitError) throw new CliError('failure', error.message, error);
    throw error;
  }
}

function render(result: WorkspaceScanResult, options: ScanOptions, io: CliIo): string {
  switch (options.format) {
    case 'sarif':
      return `${JSON.stringify(toSarif(result, { base: io.cwd }), null, 2)}\n`;
    case 'json':
      return printJson(result, io.cwd);
    case 'markdown':
      return printMarkdown(result, io.cwd);
    case 'junit':
      return printJunit(result, io.cwd);
    case 'text':
      return printText(result, { base: io.cwd, colors: io.colors && options.output === undefined });
  }
}

async function deliver(text: string, options: ScanOptions, io: CliIo): Promise<void> {
  if (options.output === undefined) {
    io.out(text);
    return;
  }
  const file = path.resolve(io.cwd, options.output);
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new CliError('failure', `${file} cannot be written.`, error);
  }
}

function describeDelivery({ stats, files }: WorkspaceScanResult, output: string): string {
  const count = files.filter(({ findings }) => findings.length > 0).length;
  return `${stats.findings} findings in ${count} files, written to ${output}\n`;
}

function fails(result: WorkspaceScanResult, level: Severity | 'never'): boolean {
  if (level === 'never') return false;
  return result.files.some((file) => file.findings.some(({ severity }) => isAtLeast(severity, level)));
}
