/** A package as it is told: its name from the manifest that says most, else from its folder. */
import type { LanguageTally } from './language-tally.ts';
import type { StackPackage } from './model.ts';
import type { PackageFolder } from './packages.ts';
import { summarize } from './rules/match-facts.ts';
import type { Sighting } from './rules/sighting.ts';

export interface PackagePart {
  readonly folder: PackageFolder;
  readonly tally: LanguageTally;
  readonly files: number;
  readonly sightings: readonly Sighting[];
  readonly privateManifests: ReadonlySet<string>;
}

export function toPackage(part: PackagePart, rootName: string): StackPackage {
  const { folder, tally, files, sightings, privateManifests } = part;
  const named = folder.manifests.find(({ name }) => name !== undefined && name !== '');
  const ofFolder = folder.folder === '.' ? rootName : folder.folder.slice(folder.folder.lastIndexOf('/') + 1);
  const version = named?.version;
  return {
    folder: folder.folder,
    name: named?.name ?? ofFolder,
    ...(version === undefined ? {} : { version }),
    manifests: folder.manifests.map(({ file }) => file),
    ...(folder.memberOf === undefined ? {} : { memberOf: folder.memberOf }),
    files,
    languages: tally.shares,
    technologies: summarize(sightings, { folder: folder.folder, privateManifests }),
  };
}
