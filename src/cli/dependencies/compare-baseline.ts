/** Compares findings of packages with the project's baseline, a baseline file or a commit. */
import { assessGitTree } from '../../workspace/baseline/assess-git-tree.ts';
import {
  type Assessment,
  type AssessRequest,
  assessDependencies,
} from '../../workspace/dependencies/assess.ts';
import type { Inventory } from '../../workspace/dependencies/inventory.ts';
import { withoutDevelopment } from '../../workspace/dependencies/production.ts';
import { GitError } from '../../workspace/git.ts';
import type { Project } from '../../workspace/project.ts';
import { CliError, type CliIo } from '../io.ts';
import { findBaseline } from '../scan/scan-project.ts';
import type { DependenciesOptions } from './dependencies-options.ts';
import { openAdvisories } from './open-advisories.ts';
import { withErrors } from './run-advisories.ts';

interface Asking {
  readonly options: DependenciesOptions;
  readonly io: CliIo;
}

/** By the project's policy, and the advisories that the user chose. */
export async function assess(
  whole: Inventory,
  { config }: Project,
  { options, io, projectFolder }: Asking & Pick<AssessRequest, 'projectFolder'>,
): Promise<Assessment> {
  const inventory = options.production === true ? withoutDevelopment(whole) : whole;
  const advisories = await openAdvisories(inventory, options, io);
  const { licenses } = config.dependencies;
  try {
    return await withErrors(() =>
      assessDependencies(inventory, { advisories, licenses, projectFolder, signal: io.signal }),
    );
  } finally {
    await advisories?.close();
  }
}

/** The project with the requested baseline; `folder` is the inventory's. */
export async function compareWithBaseline(
  project: Project,
  folder: string,
  { options, io }: Asking,
): Promise<Project> {
  const { baseline: asked } = options;
  if (typeof asked !== 'string' || !asked.startsWith('git:'))
    return { ...project, baseline: await findBaseline(project, options, io.cwd) };
  const ref = asked.slice('git:'.length);
  try {
    const baseline = await assessGitTree({
      project,
      ref,
      folder,
      signal: io.signal,
      assess: async (inventory, projectFolder) =>
        await assess(inventory, project, { options, io, projectFolder }),
    });
    return { ...project, baseline };
  } catch (error) {
    if (error instanceof GitError) throw new CliError('failure', error.message, error);
    throw error;
  }
}
