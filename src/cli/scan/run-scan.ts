/** Scans, prints, and says by the exit code whether something was found. */
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Confidence, Severity } from '../../scanner/model.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { toSarif } from '../../workspace/sarif.ts';
import { type SkipReason, skipReasons } from '../../workspace/skip-reasons.ts';
import { createWorkspaceScan, type WorkspaceScanResult } from '../../workspace/workspace-scan.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { printJson } from './print-json.ts';
import { printText } from './print-text.ts';
import type { ScanOptions } from './scan-options.ts';

export async function runScan(paths: readonly string[], options: ScanOptions, io: CliIo): Promise<void> {
  const roots = paths.map((given) => path.resolve(io.cwd, given));
  await Promise.all(roots.map(checkReadable));
  const found = await scan(roots, options, io);
  if (found.cancelled) throw new CliError('failure', 'interrupted.');
  const result = withConfidence(found, options.confidence);
  await deliver(render(result, options, io), options, io);
  if (options.output !== undefined) io.err(describeDelivery(result, options.output));
  for (const note of result.notes) io.err(`note: ${note}\n`);
  if (options.stats === true) io.err(describeStats(result));
  if (isAtOrAbove(result, options.failOn)) io.setExitCode(exitCodes.answerIsNo);
}

async function checkReadable(root: string): Promise<void> {
  try {
    await stat(root);
  } catch (error) {
    throw new CliError('failure', `${root} cannot be read.`, error);
  }
}

async function scan(roots: readonly string[], options: ScanOptions, io: CliIo): Promise<WorkspaceScanResult> {
  const workspaceScan = createWorkspaceScan({
    jobs: options.jobs,
    cacheDirectory: options.cache ? defaultCacheDirectory(io.env) : undefined,
  });
  try {
    return await workspaceScan.scan(roots, { signal: io.signal });
  } finally {
    await workspaceScan.dispose();
  }
}

function render(result: WorkspaceScanResult, options: ScanOptions, io: CliIo): string {
  if (options.format === 'sarif') return `${JSON.stringify(toSarif(result, { base: io.cwd }), null, 2)}\n`;
  if (options.format === 'json') return printJson(result, io.cwd);
  return printText(result, { base: io.cwd, colors: io.colors && options.output === undefined });
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
  return `${stats.findings} findings in ${files.length} files, written to ${output}\n`;
}

const confidences: readonly Confidence[] = ['low', 'medium', 'high'];

/** Leaves out what is less certain than asked for. */
function withConfidence(result: WorkspaceScanResult, lowest: Confidence): WorkspaceScanResult {
  const isCertain = ({ confidence }: { readonly confidence: Confidence }): boolean =>
    confidences.indexOf(confidence) >= confidences.indexOf(lowest);
  const files = result.files.map((file) => ({
    ...file,
    findings: file.findings.filter(isCertain),
    suppressed: file.suppressed.filter(({ finding }) => isCertain(finding)),
  }));
  const findings = files.reduce((sum, file) => sum + file.findings.length, 0);
  const suppressed = files.reduce((sum, file) => sum + file.suppressed.length, 0);
  return { ...result, files, stats: { ...result.stats, findings, suppressed } };
}

const severities: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

function isAtOrAbove(result: WorkspaceScanResult, level: Severity | 'never'): boolean {
  if (level === 'never') return false;
  const lowest = severities.indexOf(level);
  return result.files.some((file) =>
    file.findings.some(({ severity }) => severities.indexOf(severity) >= lowest),
  );
}

function describeStats({ stats, skipped }: WorkspaceScanResult): string {
  const megabytes = (stats.bytes / 1_000_000).toFixed(1);
  const seconds = (stats.durationMs / 1000).toFixed(2);
  const lines = [
    `${stats.files} files, ${megabytes} MB, ${seconds} s; ${stats.scanned} scanned, ${stats.cached} from the cache`,
    `${stats.findings} findings, ${stats.suppressed} suppressed`,
    ...Object.entries(skipped.counts).map(
      ([reason, count]) => `${count} skipped: ${skipReasons[reason as SkipReason]}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
