/** Reads the dependencies of a folder, holds them against advisories and settings, and prints what there is to say. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Assessment, assessDependencies } from '../../workspace/dependencies/assess.ts';
import { toScanResult } from '../../workspace/dependencies/findings/to-scan-result.ts';
import { withoutDevelopment } from '../../workspace/dependencies/production.ts';
import { loadProject } from '../../workspace/project.ts';
import { toSarif } from '../../workspace/sarif.ts';
import type { WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { printMarkdown } from '../scan/print-markdown.ts';
import { isAtLeast } from '../scan/select-findings.ts';
import { describeAge } from './advisory-folder.ts';
import type { DependenciesOptions } from './dependencies-options.ts';
import { openAdvisories } from './open-advisories.ts';
import { openInventory, tellProblems } from './open-inventory.ts';
import { printDependenciesText } from './print-dependencies-text.ts';
import { printInventoryJson } from './print-inventory-json.ts';
import { withErrors } from './run-advisories.ts';

export async function runDependencies(given: string, options: DependenciesOptions, io: CliIo): Promise<void> {
  const whole = await openInventory(given, io);
  const inventory = options.production === true ? withoutDevelopment(whole) : whole;
  const project = await loadProject(inventory.folder);
  if (project.problems.length > 0) throw new CliError('usage', project.problems.join('\nvireo: '));
  const advisories = await openAdvisories(inventory, options, io);
  const { licenses } = project.config.dependencies;
  const assessment = await withErrors(() =>
    assessDependencies(inventory, { advisories, licenses, signal: io.signal }),
  );
  await advisories?.close();
  const result = toScanResult(assessment, project);
  await deliver(await render(assessment, result, { options, io }), options, io);
  if (fails(result, options)) io.setExitCode(exitCodes.answerIsNo);
  if (options.format !== 'text') io.err(`${describeAge(assessment.advisories, new Date())}\n`);
  tellProblems(inventory, io);
}

interface Rendering {
  readonly options: DependenciesOptions;
  readonly io: CliIo;
}

async function render(
  assessment: Assessment,
  result: WorkspaceScanResult,
  { options, io }: Rendering,
): Promise<string> {
  switch (options.format) {
    case 'json':
      return printInventoryJson(assessment, result);
    case 'sarif':
      return `${JSON.stringify(withAge(toSarif(result, { base: io.cwd }), assessment), null, 2)}\n`;
    case 'markdown':
      return `${printMarkdown(result, io.cwd)}\n<sub>${describeAge(assessment.advisories, new Date())}</sub>\n`;
    case 'cyclonedx': {
      const { toCycloneDx } = await import('../../workspace/dependencies/sbom/cyclonedx.ts');
      return toCycloneDx(assessment, new Date());
    }
    case 'text':
      return printDependenciesText(assessment, result, {
        base: io.cwd,
        colors: io.colors && options.output === undefined,
      });
  }
}

/** A log outlives what is printed beside it: how old its knowledge was is kept in it. */
function withAge(log: ReturnType<typeof toSarif>, { advisories }: Assessment) {
  return { ...log, runs: log.runs.map((run) => ({ ...run, properties: { advisories } })) };
}

async function deliver(text: string, { output }: DependenciesOptions, io: CliIo): Promise<void> {
  if (output === undefined) return io.out(text);
  const file = path.resolve(io.cwd, output);
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new CliError('failure', `${file} cannot be written.`, error);
  }
}

function fails({ files }: WorkspaceScanResult, { failOn }: DependenciesOptions): boolean {
  if (failOn === 'never') return false;
  return files.some(({ findings }) => findings.some(({ severity }) => isAtLeast(severity, failOn)));
}
