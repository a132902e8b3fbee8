/** What governs a scan from the command line: the project's own files, and what the options put in their place. */
import path from 'node:path';
import { loadBaseline } from '../../workspace/baseline/baseline-file.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { loadProject, type Project } from '../../workspace/project.ts';
import { loadTeamRules } from '../../workspace/rules/team-rules.ts';
import { CliError, type CliIo } from '../io.ts';
import type { ScanOptions } from './scan-options.ts';
import { isRuleName } from './select-findings.ts';

/** Throws a CliError that names file, line and field of everything that is wrong. */
export async function loadScanProject(root: string, options: ScanOptions, io: CliIo): Promise<Project> {
  const project = await loadProject(root, defaultCacheDirectory(io.env));
  const [team, baseline] = await Promise.all([
    findTeam(project, options, io),
    findBaseline(project, options, io),
  ]);
  const problems = [...project.problems, ...team.problems];
  if (problems.length > 0) throw new CliError('usage', problems.join('\nvireo: '));
  return { ...project, team: team.rules, baseline };
}

async function findTeam(project: Project, options: ScanOptions, io: CliIo) {
  const folders = (options.rules ?? []).filter((name) => !isRuleName(name));
  if (folders.length === 0) return { rules: project.team, problems: [] };
  return await loadTeamRules(
    project.folder,
    folders.map((folder) => path.resolve(io.cwd, folder)),
    defaultCacheDirectory(io.env),
  );
}

/** A baseline that was asked for must be there; the usual one need not. */
async function findBaseline(project: Project, { baseline }: ScanOptions, io: CliIo) {
  if (baseline === false) {
    // Its salt still names secrets as everybody's scans do.
    return project.baseline && { ...project.baseline, findings: [] };
  }
  if (baseline === undefined || baseline.startsWith('git:')) return project.baseline;
  const file = path.resolve(io.cwd, baseline);
  const loaded = await loadBaseline(file);
  if (loaded === undefined)
    throw new CliError('usage', `${file} does not exist: "vireo baseline create" makes it.`);
  if (typeof loaded === 'string') throw new CliError('usage', loaded);
  return loaded;
}
