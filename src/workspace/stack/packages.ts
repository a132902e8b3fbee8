/** Parts a workspace into packages: folders with a manifest, each file in the nearest above it. */
import ignoreFactory from 'ignore';
import { isCheapRule } from '../ignore-rules.ts';
import type { Manifest } from './facts/fact.ts';
import type { WorkspaceKind, WorkspaceMembership } from './model.ts';
import type { Registry } from './rules/rule-schema.ts';

export interface PackageFolder {
  /** `.` for the root. */
  readonly folder: string;
  readonly manifests: readonly Manifest[];
  readonly memberOf: WorkspaceMembership | undefined;
}

/** By folder, the root first; it is there with or without a manifest. */
export function findPackages(manifests: readonly Manifest[]): readonly PackageFolder[] {
  const byFolder = new Map<string, Manifest[]>([['.', []]]);
  const strong = manifests.filter(
    ({ isWeak, isWorkspaceOnly }) => isWeak !== true && isWorkspaceOnly !== true,
  );
  for (const manifest of strong) add(byFolder, manifest);
  const weak = manifests.filter(({ isWeak }) => isWeak === true).sort(byDepth);
  for (const manifest of weak)
    if (byFolder.get(folderOf(manifest.file)) !== undefined || !isCovered(manifest, byFolder))
      add(byFolder, manifest);
  const memberOf = createMembership(manifests);
  return [...byFolder]
    .sort(([one], [other]) => (one === '.' || (other !== '.' && one < other) ? -1 : 1))
    .map(([folder, own]) => ({
      folder,
      manifests: own.sort((one, other) => (one.file < other.file ? -1 : 1)),
      memberOf: memberOf(folder, own),
    }));
}

function add(byFolder: Map<string, Manifest[]>, manifest: Manifest): void {
  const folder = folderOf(manifest.file);
  byFolder.set(folder, [...(byFolder.get(folder) ?? []), manifest]);
}

function byDepth(one: Manifest, other: Manifest): number {
  return one.file.split('/').length - other.file.split('/').length || (one.file < other.file ? -1 : 1);
}

/** Whether a package of the same registry lies above. */
function isCovered(
  { file, registry }: Manifest,
  byFolder: ReadonlyMap<string, readonly Manifest[]>,
): boolean {
  return foldersAbove(folderOf(file)).some((folder) =>
    byFolder.get(folder)?.some((each) => each.registry === registry),
  );
}

export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash === -1 ? '.' : file.slice(0, slash);
}

/** Nearest first, `.` last; without the folder itself. */
function foldersAbove(folder: string): readonly string[] {
  const above: string[] = [];
  for (let at = folder; at !== '.'; ) {
    at = folderOf(at);
    above.push(at);
  }
  return above;
}

/** Finds the package that a file counts for. */
export function createOwnership(folders: readonly string[]): (file: string) => string {
  const known = new Map(folders.map((folder) => [folder, folder]));
  const ownerOf = (folder: string): string => {
    const found = known.get(folder);
    if (found !== undefined) return found;
    const owner = folder === '.' ? '.' : ownerOf(folderOf(folder));
    known.set(folder, owner);
    return owner;
  };
  return (file) => ownerOf(folderOf(file));
}

interface Workspace extends WorkspaceMembership {
  readonly fits: (folder: string) => boolean;
}

/** What the manifest of a member is of: a pattern may name folders of other languages, too. */
const registryOf: Readonly<Record<WorkspaceKind, Registry>> = {
  npm: 'npm',
  pnpm: 'npm',
  yarn: 'npm',
  bun: 'npm',
  cargo: 'cargo',
  maven: 'maven',
  gradle: 'maven',
  uv: 'pypi',
  go: 'go',
  dotnet: 'nuget',
};

/** The nearest workspace above a folder whose patterns name it, and of whose kind it has a manifest. */
function createMembership(
  manifests: readonly Manifest[],
): (folder: string, own: readonly Manifest[]) => WorkspaceMembership | undefined {
  const workspaces = manifests.flatMap(({ file, workspace }): Workspace[] =>
    workspace === undefined
      ? []
      : [{ kind: workspace.kind, folder: folderOf(file), fits: folderTest(workspace.members) }],
  );
  // The nearest counts; of two in one folder, pnpm's says more than what npm's field repeats.
  workspaces.sort(
    (one, other) => other.folder.length - one.folder.length || (one.kind < other.kind ? 1 : -1),
  );
  return (folder, own) => {
    const found = workspaces.find((each) => {
      if (!own.some(({ registry }) => registry === registryOf[each.kind])) return false;
      const relative = relativeTo(each.folder, folder);
      return relative !== undefined && each.fits(relative);
    });
    return found && { kind: found.kind, folder: found.folder };
  };
}

function relativeTo(above: string, folder: string): string | undefined {
  if (folder === above || folder === '.') return undefined;
  if (above === '.') return folder;
  return folder.startsWith(`${above}/`) ? folder.slice(above.length + 1) : undefined;
}

const maxPatterns = 2000;

/** A pattern of .gitignore fits what lies below a folder, too; those of workspaces name the folder alone. */
function folderTest(patterns: readonly string[]): (folder: string) => boolean {
  const rules = patterns.slice(0, maxPatterns).filter(isCheapRule).map(toRule);
  const deep = ignoreFactory().add(rules);
  const isDeep = patterns.some((pattern) => pattern.includes('**'));
  const fits = (folder: string): boolean => deep.ignores(folder);
  if (isDeep) return fits;
  return (folder) => fits(folder) && !(folder.includes('/') && fits(folderOf(folder)));
}

function toRule(pattern: string): string {
  const isNegated = pattern.startsWith('!');
  const bare = (isNegated ? pattern.slice(1) : pattern).replace(/^\.?\//, '').replace(/\/$/, '');
  return `${isNegated ? '!' : ''}/${bare}`;
}
