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
import { createNearness } from '../../workspace/config/rule-names.ts';
import { createSelector, selectionOf } from '../../workspace/config/select-findings.ts';
import { isDependencyRule } from '../../workspace/dependencies/findings/dependency-rules.ts';
import { loadProject, type Project } from '../../workspace/project.ts';
import { CliError, type CliIo } from '../io.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';
import { findAll } from './find-all.ts';

export interface BaselineOptions {
  readonly force?: boolean;
  readonly add?: boolean;
  readonly json?: boolean;
  readonly data?: string;
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

async function create(project: Project, options: BaselineOptions, io: CliIo): Promise<void> {
  if (project.baseline !== undefined && options.force !== true) {
    const hint = '"vireo baseline update" brings it up to date, --force replaces it';
    throw new CliError('usage', `${project.baselinePath} exists: ${hint}.`);
  }
  const salt = project.baseline?.salt ?? newSalt();
  const { findings } = await findAll(project, salt, { options, io });
  await write(project, { salt, findings: findings.map(toBaselineEntry) });
  io.out(
    `${plural(findings.length, 'finding')} written to ${shown(project, io)}${describeUnseen(project, findings)}\n`,
  );
}

/** A scan counts fewer: without a word it looks as if some were lost. */
function describeUnseen(project: Project, found: readonly PlacedFinding[]): string {
  const selects = createSelector(selectionOf({}, [], project.config), createNearness([project.team]));
  const ofPackages = found.filter(({ finding }) => isDependencyRule(finding.ruleId));
  const ofFiles = found.filter(({ finding }) => !isDependencyRule(finding.ruleId));
  const seen = ofFiles.filter(({ finding }) => selects(finding)).length;
  const unseen = ofFiles.length - seen;
  const parts = [
    `${seen} that "vireo scan" shows`,
    ...(ofPackages.length === 0 ? [] : [`${ofPackages.length} that "vireo dependencies" shows`]),
    ...(unseen === 0 ? [] : [`${unseen} of lower confidence or severity`]),
  ];
  if (parts.length === 1) return '';
  return `: ${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

async function update(
  project: Project,
  baseline: Baseline,
  { options, io }: { options: BaselineOptions; io: CliIo },
): Promise<void> {
  const { findings, hasLookedFor } = await findAll(project, baseline.salt, { options, io });
  const { known, gone } = matchBaseline(baseline.findings, findings, createNameLookup(project.folder));
  const unseen = gone.filter(({ rule }) => !hasLookedFor(rule));
  const kept = options.add === true ? findings : findings.filter(({ finding }) => known.has(finding));
  await write(project, { salt: baseline.salt, findings: [...kept.map(toBaselineEntry), ...unseen] });
  const fresh = findings.filter(({ finding }) => !known.has(finding));
  const what = options.add === true ? 'taken in' : 'new and left out';
  const parts = [
    `${known.size + unseen.length} kept`,
    `${gone.length - unseen.length} removed`,
    ...(fresh.length > 0 ? [`${fresh.length} ${what}${describeUnseen(project, fresh)}`] : []),
  ];
  const hint = fresh.length > 0 && options.add !== true ? ' (--add takes them in)' : '';
  io.out(`${shown(project, io)}: ${parts.join(', ')}${hint}\n`);
}

function toBaselineEntry({ path: file, finding }: PlacedFinding): BaselineEntry {
  return toEntry(file, finding);
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
