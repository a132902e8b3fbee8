/** What `vireo baseline` does. */
import path from 'node:path';
import {
  type Baseline,
  type BaselineEntry,
  newSalt,
  saveBaseline,
  toEntry,
} from '../../workspace/baseline/baseline-file.ts';
import { matchBaseline, type PlacedFinding } from '../../workspace/baseline/match-baseline.ts';
import { createNameLookup } from '../../workspace/baseline/names-in-files.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { createNearness } from '../../workspace/config/rule-names.ts';
import { createSelector, selectionOf } from '../../workspace/config/select-findings.ts';
import { projectPath } from '../../workspace/govern.ts';
import { loadProject, type Project } from '../../workspace/project.ts';
import { createWorkspaceScan } from '../../workspace/workspace-scan.ts';
import { CliError, type CliIo } from '../io.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';
import { createProgressBar } from '../scan/progress-bar.ts';

export interface BaselineOptions {
  readonly force?: boolean;
  readonly add?: boolean;
  readonly json?: boolean;
}

export async function runBaseline(
  action: 'create' | 'update' | 'show',
  options: BaselineOptions,
  io: CliIo,
): Promise<void> {
  const project = await loadProject(io.cwd);
  if (project.problems.length > 0) throw new CliError('usage', project.problems.join('\nvireo: '));
  if (action === 'create') await create(project, options, io);
  else if (action === 'update') await update(project, existing(project), { options, io });
  else show(existing(project), options, io);
}

function existing({ baseline, baselinePath }: Project): Baseline {
  if (baseline !== undefined) return baseline;
  throw new CliError('usage', `${baselinePath} does not exist: "vireo baseline create" makes it.`);
}

async function create(project: Project, { force }: BaselineOptions, io: CliIo): Promise<void> {
  if (project.baseline !== undefined && force !== true) {
    const hint = '"vireo baseline update" brings it up to date, --force replaces it';
    throw new CliError('usage', `${project.baselinePath} exists: ${hint}.`);
  }
  const salt = project.baseline?.salt ?? newSalt();
  const found = await scanAll(project, salt, io);
  await write(project, { salt, findings: found.map(toBaselineEntry) });
  io.out(
    `${plural(found.length, 'finding')} written to ${shown(project, io)}${describeUnseen(project, found)}\n`,
  );
}

/** A scan counts fewer: without a word it looks as if some were lost. */
function describeUnseen(project: Project, found: readonly PlacedFinding[]): string {
  const selects = createSelector(selectionOf({}, [], project.config), createNearness([project.team]));
  const seen = found.filter(({ finding }) => selects(finding)).length;
  const unseen = found.length - seen;
  return unseen === 0
    ? ''
    : `: ${seen} that "vireo scan" shows, and ${unseen} of lower confidence or severity`;
}

async function update(
  project: Project,
  baseline: Baseline,
  { options, io }: { options: BaselineOptions; io: CliIo },
): Promise<void> {
  const found = await scanAll(project, baseline.salt, io);
  const { known, gone } = matchBaseline(baseline.findings, found, createNameLookup(project.folder));
  const kept = options.add === true ? found : found.filter(({ finding }) => known.has(finding));
  await write(project, { salt: baseline.salt, findings: kept.map(toBaselineEntry) });
  const fresh = found.filter(({ finding }) => !known.has(finding));
  const what = options.add === true ? 'taken in' : 'new and left out';
  const parts = [
    `${known.size} kept`,
    `${gone.length} taken out`,
    ...(fresh.length > 0 ? [`${fresh.length} ${what}${describeUnseen(project, fresh)}`] : []),
  ];
  const hint = fresh.length > 0 && options.add !== true ? ' (--add takes them in)' : '';
  io.out(`${shown(project, io)}: ${parts.join(', ')}${hint}\n`);
}

function toBaselineEntry({ path: file, finding }: PlacedFinding): BaselineEntry {
  return toEntry(file, finding);
}

/** Everything of the project, whatever its severity and confidence: a later scan may ask for more. */
async function scanAll(project: Project, salt: string, io: CliIo): Promise<readonly PlacedFinding[]> {
  const scan = createWorkspaceScan({
    jobs: project.config.jobs,
    cacheDirectory: defaultCacheDirectory(io.env),
  });
  const bar = createProgressBar(io);
  const own: Project = { ...project, baseline: { version: 1, salt, findings: [] } };
  try {
    const result = await scan.scan([project.folder], {
      signal: io.signal,
      onProgress: bar.update,
      projectOf: async () => own,
    });
    if (result.cancelled) throw new CliError('failure', 'interrupted; nothing was written.');
    return result.files.flatMap((file) =>
      file.findings.map((finding) => ({ path: projectPath(own, file), finding })),
    );
  } finally {
    bar.stop();
    await scan.dispose();
  }
}

async function write({ baselinePath }: Project, baseline: Omit<Baseline, 'version'>): Promise<void> {
  try {
    await saveBaseline(baselinePath, baseline);
  } catch (error) {
    throw new CliError('failure', `${baselinePath} cannot be written.`, error);
  }
}

function shown({ baselinePath }: Project, io: CliIo): string {
  return path.relative(io.cwd, baselinePath);
}

function show({ findings }: Baseline, { json }: BaselineOptions, io: CliIo): void {
  if (json === true) {
    io.out(
      `${JSON.stringify({ findings: findings.map(({ path: file, rule }) => ({ path: file, ruleId: rule })) })}\n`,
    );
    return;
  }
  const byRule = [...Map.groupBy(findings, ({ rule }) => rule)].sort((a, b) => b[1].length - a[1].length);
  const lines = byRule.flatMap(([rule, entries]) => [
    `${String(entries.length).padStart(5)}  ${rule}`,
    ...filesOf(entries),
  ]);
  io.out(`${[...lines, plural(findings.length, 'known finding')].join('\n')}\n`);
}

function filesOf(entries: readonly BaselineEntry[]): string[] {
  const byFile = [...Map.groupBy(entries, (entry) => entry.path)].sort();
  return byFile.map(
    ([file, own]) => `         ${withoutControls(file)}${own.length > 1 ? ` (${own.length})` : ''}`,
  );
}
