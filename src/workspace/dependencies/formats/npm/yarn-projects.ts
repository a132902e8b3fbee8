/** The packages of a Yarn 1 workspace: folders that fit the patterns of the package.json beside the lock file. */

import type { FormatInput } from '../../model.ts';
import { folderTest } from '../folder-test.ts';
import { readNpmManifest } from './npm-manifest.ts';

export interface YarnProject {
  readonly name: string;
  /** Relative to the lock file's folder; `.` for that folder. */
  readonly location: string;
}

export async function findWorkspaces({ file, files }: FormatInput): Promise<readonly YarnProject[]> {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const text = await files.read(`${folder}package.json`);
  const manifest = text === undefined ? undefined : readNpmManifest(`${folder}package.json`, text).manifest;
  const own: YarnProject = { name: manifest?.name ?? '.', location: '.' };
  if (manifest === undefined || manifest.workspaces.length === 0) return [own];
  const fits = folderTest(manifest.workspaces);
  const locations = files.known
    .filter((known) => known.startsWith(folder) && known.endsWith('/package.json'))
    .map((known) => known.slice(folder.length, -'/package.json'.length))
    .filter((location) => location !== '' && fits(location));
  const found = await Promise.all(
    locations.map(async (location): Promise<YarnProject> => {
      const name = `${folder}${location}/package.json`;
      return {
        name: readNpmManifest(name, (await files.read(name)) ?? '').manifest?.name ?? location,
        location,
      };
    }),
  );
  return [own, ...found];
}
