/** What governs a scan from the command line: the projects' own files, and what the options put in their place. */
import path from 'node:path';
import { auditPrefix } from '../../scanner/rules/usual-rules.ts';
import { loadBaseline } from '../../workspace/baseline/baseline-file.ts';
import { findProjectFolder, loadProjectIn, type Project } from '../../workspace/project.ts';
import { CliError } from '../io.ts';
import type { RuleChoice } from './rule-choice.ts';
import type { ScanOptions } from './scan-options.ts';

/** Each project once, however many of its paths are scanned: its regular expressions take seconds to prove. */
export class ScanProjects {
  readonly #byFolder: ReadonlyMap<string, Project>;

  constructor(projects: readonly Project[]) {
    this.#byFolder = new Map(projects.map((project) => [project.folder, project]));
  }

  get all(): readonly Project[] {
    return [...this.#byFolder.values()];
  }

  /** Of one of the roots that they were loaded for. */
  async of(root: string): Promise<Project> {
    const folder = await findProjectFolder(root);
    return this.#byFolder.get(folder) ?? (await loadProjectIn(folder));
  }

  /** The same projects with something in them changed. */
  async withEach(change: (project: Project) => Promise<Project>): Promise<ScanProjects> {
    const changed: Project[] = [];
    for (const project of this.all) changed.push(await change(project));
    return new ScanProjects(changed);
  }
}

interface Loading {
  readonly options: ScanOptions;
  readonly choice: RuleChoice;
  readonly cwd: string;
  /** Where proofs of regular expressions are kept. */
  readonly cacheDirectory?: string;
}

/** Throws a CliError that names file, line and field of everything that is wrong. */
export async function loadScanProjects(roots: readonly string[], loading: Loading): Promise<ScanProjects> {
  const folders = new Set<string>();
  for (const root of roots) folders.add(await findProjectFolder(root));
  const projects: Project[] = [];
  for (const folder of folders) projects.push(await loadScanProject(folder, loading));
  return new ScanProjects(projects);
}

async function loadScanProject(folder: string, loading: Loading): Promise<Project> {
  const { options, choice, cwd, cacheDirectory } = loading;
  const project = await loadProjectIn(folder, cacheDirectory, choice.folders);
  const baseline = await findBaseline(project, options, cwd);
  if (project.problems.length > 0) throw new CliError('usage', project.problems.join('\nvireo: '));
  const { profile = project.config.profile } = options;
  // A rule of the audit that is asked for by its name runs, whatever the profile.
  const audits = choice.names.filter((name) => name.startsWith(auditPrefix));
  const rules = {
    ...project.config.rules,
    ...Object.fromEntries(audits.map((name) => [name, 'on' as const])),
  };
  return { ...project, baseline, config: { ...project.config, profile, rules } };
}

/** A baseline that was asked for must be there; the usual one need not. */
export async function findBaseline(
  project: Project,
  { baseline }: Pick<ScanOptions, 'baseline'>,
  cwd: string,
): Promise<Project['baseline']> {
  if (baseline === false) {
    // Its salt still names secrets as everybody's scans do.
    return project.baseline && { ...project.baseline, findings: [] };
  }
  if (baseline === undefined || baseline.startsWith('git:')) return project.baseline;
  const file = path.resolve(cwd, baseline);
  const loaded = await loadBaseline(file);
  if (loaded === undefined)
    throw new CliError('usage', `${file} does not exist: "vireo baseline create" makes it.`);
  if (typeof loaded === 'string') throw new CliError('usage', loaded);
  return loaded;
}
