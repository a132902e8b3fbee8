/** Which project a command means: by id, name or folder, or by the folder that it is called in. */
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ApiClient, Project } from '../../api-client/index.ts';
import { ignore } from '../../workspace/ignore-error.ts';
import { isInside } from '../../workspace/module-resolution.ts';
import { findProject, listNamedProjects, nameOf } from '../backend/find-project.ts';
import { CliError, type CliIo } from '../io.ts';

async function realFolder(folder: string): Promise<string | undefined> {
  try {
    const real = await realpath(folder);
    return (await stat(real)).isDirectory() ? real : undefined;
  } catch (error) {
    ignore(error, 'what is no folder may be a name');
    return undefined;
  }
}

/** The project whose folder is this one or holds it; of several the innermost. */
async function findByFolder(client: ApiClient, folder: string): Promise<Project | undefined> {
  const projects = (await listNamedProjects(client)).map(({ project }) => project);
  const placed = await Promise.all(
    projects.map(async (project) => ({
      project,
      real:
        project.folder === null || project.archivedAt !== null ? undefined : await realFolder(project.folder),
    })),
  );
  const holding = placed.flatMap(({ project, real }) =>
    real !== undefined && isInside(real, folder) ? [{ project, length: real.length }] : [],
  );
  return holding.sort((a, b) => b.length - a.length)[0]?.project;
}

/** Undefined where nothing is said, and the current folder is no project's. */
export async function chooseProject(
  client: ApiClient,
  said: string | undefined,
  io: CliIo,
): Promise<Project | undefined> {
  const folder = await realFolder(path.resolve(io.cwd, said ?? '.'));
  const byFolder = folder === undefined ? undefined : await findByFolder(client, folder);
  if (byFolder !== undefined || said === undefined) return byFolder;
  return await findProject(client, said);
}

export async function requireProject(
  client: ApiClient,
  said: string | undefined,
  io: CliIo,
  remedy = 'add one in the editor',
): Promise<Project> {
  const project = await chooseProject(client, said, io);
  if (project !== undefined) return project;
  const names = (await listNamedProjects(client)).map(nameOf).join(', ');
  const choices = names === '' ? 'There is none yet.' : `There is: ${names}.`;
  throw new CliError(
    'usage',
    `No project has the folder ${io.cwd}: name one with --project, or ${remedy}. ${choices}`,
  );
}
