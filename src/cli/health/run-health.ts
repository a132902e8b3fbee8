/** Scans, looks at dependencies, files and history, judges, prints. */
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FindingSummary } from '../../api-client/index.ts';
import { findingsText, untranslated } from '../../contract/findings/finding-count-text.ts';
import { toHealthReport } from '../../contract/health-report.ts';
import type { Health } from '../../domain/health/model.ts';
import { scoreHealth } from '../../domain/health/score-health.ts';
import { resolveHealthSettings } from '../../domain/health/settings.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { measureProject } from '../../workspace/health/measure-project.ts';
import { loadProject, type Project } from '../../workspace/project.ts';
import { describeNotReached, type WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { createWorkspaceScan } from '../../workspace/workspace-scan.ts';
import { deliver } from '../deliver.ts';
import { openAdvisories } from '../dependencies/open-advisories.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';
import { createProgressBar } from '../scan/progress-bar.ts';
import { findRecordedFindings, type RecordedFindings } from './find-recorded-findings.ts';
import type { HealthOptions } from './health-options.ts';
import { printHealthMarkdown } from './print-health-markdown.ts';
import { printHealthText } from './print-health-text.ts';

export async function runHealth(given: string, options: HealthOptions, io: CliIo): Promise<void> {
  const folder = await resolveFolder(path.resolve(io.cwd, given));
  const cacheDirectory = defaultCacheDirectory(io.env);
  const project = await loadProject(folder, cacheDirectory);
  if (project.problems.length > 0) throw new CliError('usage', project.problems.join('\nvireo: '));
  const recorded = await findRecordedFindings(folder, options, io);
  const health = await judge({ folder, project, options, io, recorded });
  await deliver(render(health, folder, { options, io, open: recorded.open }), options, io);
  decide(health, options, io);
}

async function resolveFolder(given: string): Promise<string> {
  let folder: string;
  try {
    folder = await realpath(given);
  } catch (error) {
    throw new CliError('failure', `${given} cannot be read.`, error);
  }
  if (!(await stat(folder)).isDirectory()) {
    throw new CliError('usage', `${given} is a file: health is that of a folder.`);
  }
  return folder;
}

interface Judging {
  readonly folder: string;
  readonly project: Project;
  readonly recorded: RecordedFindings;
  readonly options: HealthOptions;
  readonly io: CliIo;
}

async function judge(judging: Judging): Promise<Health> {
  const { folder, options, io } = judging;
  const scan = await scanProject(judging);
  if (scan.cancelled) throw new CliError('failure', 'interrupted.');
  try {
    const { facts, choices } = await measureProject({
      folder,
      scan,
      dismissals: judging.recorded.dismissals,
      openAdvisories: (inventory) => openAdvisories(inventory, options, io),
      now: new Date(),
      restricted: !options.git,
      signal: io.signal,
    });
    return scoreHealth(facts, resolveHealthSettings(choices));
  } catch (error) {
    if (io.signal.aborted) throw new CliError('failure', 'interrupted.', error);
    throw error;
  }
}

async function scanProject({ folder, project, options, io }: Judging): Promise<WorkspaceScanResult> {
  const workspaceScan = createWorkspaceScan({
    jobs: project.config.jobs,
    cacheDirectory: options.cache ? defaultCacheDirectory(io.env) : undefined,
  });
  const bar = createProgressBar(io);
  try {
    const projectOf = async (): Promise<Project> => project;
    const result = await workspaceScan.scan([folder], {
      signal: io.signal,
      onProgress: bar.update,
      projectOf,
    });
    const missing = describeNotReached(result);
    if (missing !== undefined) throw new CliError('failure', missing);
    return result;
  } finally {
    bar.stop();
    await workspaceScan.dispose();
  }
}

interface Rendering {
  /** Open findings on record, of the project of the folder. */
  readonly open: FindingSummary | undefined;
  readonly options: HealthOptions;
  readonly io: CliIo;
}

function render(health: Health, folder: string, { options, io, open }: Rendering): string {
  switch (options.format) {
    case 'json':
      return `${JSON.stringify(toHealthReport(health), null, 2)}\n`;
    case 'markdown':
      return printHealthMarkdown(health, { project: path.basename(folder), open: countText(open) });
    case 'text':
      return printHealthText(health, {
        colors: io.colors && options.output === undefined,
        open: countText(open),
      });
  }
}

/** As every other screen counts them. */
function countText(open: FindingSummary | undefined): string | undefined {
  return open && withoutControls(findingsText(open.total, open, untranslated));
}

/** What could not be assessed at all is not above a limit either. */
function decide({ score }: Health, { failUnder }: HealthOptions, io: CliIo): void {
  if (failUnder === undefined) return;
  if (score === undefined) {
    throw new CliError('failure', 'nothing could be assessed, so nothing is above --fail-under.');
  }
  // What is shown is what is compared: 0.70 is not below 0.7.
  if (Math.round(score * 100) < Math.round(failUnder * 100)) io.setExitCode(exitCodes.answerIsNo);
}
