import path from 'node:path';
import type { VersionControlDetails } from '../../contract/sarif/provenance.ts';
import { fails, selectFindings, selectionOf } from '../../workspace/config/select-findings.ts';
import { describeAdvisories, toldOf } from '../../workspace/dependencies/advisories/describe-advisories.ts';
import type { Assessment } from '../../workspace/dependencies/assess.ts';
import { toScanResult } from '../../workspace/dependencies/findings/to-scan-result.ts';
import { installedIn } from '../../workspace/dependencies/installed-in.ts';
import { loadProject } from '../../workspace/project.ts';
import { beginProvenance, readProvenance } from '../../workspace/revisions/provenance.ts';
import { toSarif } from '../../workspace/sarif.ts';
import type { WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { deliver } from '../deliver.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { plural } from '../scan/plain-line.ts';
import { escapeMarkdown, printMarkdown } from '../scan/print-markdown.ts';
import { assess, compareWithBaseline } from './compare-baseline.ts';
import type { DependenciesOptions } from './dependencies-options.ts';
import { openInventory, tellProblems } from './open-inventory.ts';
import { listGaps, printDependenciesText } from './print-dependencies-text.ts';
import { printInventoryJson } from './print-inventory-json.ts';

export async function runDependencies(given: string, options: DependenciesOptions, io: CliIo): Promise<void> {
  const whole = await openInventory(given, io);
  const begun = options.format === 'sarif' ? await beginProvenance([whole.folder], whole.folder) : undefined;
  const loaded = await loadProject(whole.folder);
  if (loaded.problems.length > 0) throw new CliError('usage', loaded.problems.join('\nvireo: '));
  const project = await compareWithBaseline(loaded, whole.folder, { options, io });
  const assessment = await assess(whole, project, { options, io });
  const result = selectFindings(toScanResult(assessment, project), (config) => selectionOf({}, [], config));
  const found = result.files.flatMap(({ root, path: file, findings }) =>
    findings.length > 0 ? [path.join(root, file)] : [],
  );
  const provenance = begun && (await readProvenance(begun, found));
  await deliver(await render(assessment, result, { options, io, provenance }), options, io);
  if (fails(result, { failOn: failLevel(options) })) io.setExitCode(exitCodes.answerIsNo);
  if (options.output !== undefined) io.err(describeDelivery(assessment, result, options));
  if (options.format !== 'text') io.err(`${ageOf(assessment)}\n`);
  tellProblems(assessment.inventory, io);
}

/** A bill of materials lists what is there; whether that is good is asked by another run, or by --fail-on. */
function failLevel({ failOn, format }: DependenciesOptions): DependenciesOptions['failOn'] {
  return failOn ?? (format === 'cyclonedx' ? 'never' : undefined);
}

function ageOf(assessment: Assessment): string {
  return describeAdvisories(toldOf(assessment), new Date());
}

interface Rendering {
  readonly options: DependenciesOptions;
  readonly io: CliIo;
  readonly provenance: VersionControlDetails | undefined;
}

async function render(
  assessment: Assessment,
  result: WorkspaceScanResult,
  { options, io, provenance }: Rendering,
): Promise<string> {
  switch (options.format) {
    case 'json':
      return printInventoryJson(assessment, result);
    case 'sarif':
      return `${JSON.stringify(withAge(toSarif(result, { base: io.cwd, provenance }), assessment), null, 2)}\n`;
    case 'markdown':
      return `${printMarkdown(result, io.cwd, headingOf(assessment))}${gapsInMarkdown(assessment)}\n<sub>${ageOf(assessment)}</sub>\n`;
    case 'cyclonedx': {
      const { toCycloneDx } = await import('../../workspace/dependencies/sbom/cyclonedx.ts');
      return toCycloneDx(assessment, new Date());
    }
    case 'text':
      return printDependenciesText(assessment, result, {
        base: io.cwd,
        colors: io.colors && options.output === undefined,
        detail: 'full',
      });
  }
}

/** A log outlives what is printed beside it: how old its knowledge was is kept in it. */
function withAge(log: ReturnType<typeof toSarif>, { advisories }: Assessment) {
  return { ...log, runs: log.runs.map((run) => ({ ...run, properties: { advisories } })) };
}

/** What was not looked for cannot be said not to be there. */
function headingOf({ advisories, comparison: { compared, gaps } }: Assessment): string {
  if (advisories.kind === 'none' || (compared === 0 && gaps.length > 0))
    return 'vulnerabilities not looked for, nothing else found';
  return gaps.length > 0 ? 'nothing found, but not all packages were compared' : 'nothing found';
}

function gapsInMarkdown(assessment: Assessment): string {
  const gaps = listGaps(assessment).map((gap) => `- ${escapeMarkdown(gap)}\n`);
  return gaps.length === 0 ? '' : `\n### Not compared with advisories\n\n${gaps.join('')}`;
}

function describeDelivery(
  { inventory }: Assessment,
  { stats }: WorkspaceScanResult,
  { format, output }: DependenciesOptions,
): string {
  const packages = inventory.graphs.reduce((sum, graph) => sum + installedIn(graph).length, 0);
  const what = format === 'cyclonedx' ? plural(packages, 'package') : plural(stats.findings, 'finding');
  return `${what} written to ${output}\n`;
}
