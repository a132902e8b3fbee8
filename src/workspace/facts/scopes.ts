/** The packages of a project, and which of them a file is of: the nearest folder above it with a manifest. */
import { createOwnership, folderOf } from '../stack/packages.ts';
import { isProduct, type ReadTree } from './tree.ts';

/** Each makes a package of its folder. */
const manifest =
  /(?:^|\/)(?:package\.json|pyproject\.toml|requirements\.txt|setup\.(?:py|cfg)|Pipfile|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|composer\.json|Gemfile|mix\.exs|deno\.jsonc?)$|\.(?:cs|fs)proj$/;

/** Makes one where no manifest lies in its folder or above it: a package may have a module of this name. */
const weakManifest = /(?:^|\/)manage\.py$/;

export interface Scopes {
  /** `.` first; there with or without a manifest. */
  readonly folders: readonly string[];
  of(file: string): string;
}

export function findScopes(tree: ReadTree): Scopes {
  const own = tree.files.filter((file) => manifest.test(file) && isProduct(file)).map(folderOf);
  const isCovered = (folder: string): boolean =>
    own.some((each) => each === '.' || folder === each || folder.startsWith(`${each}/`));
  const weak = tree.files
    .filter((file) => weakManifest.test(file) && isProduct(file))
    .map(folderOf)
    .filter((folder) => !isCovered(folder));
  const folders = [...new Set(['.', ...own, ...weak])].toSorted((one, other) => (one < other ? -1 : 1));
  return { folders, of: createOwnership(folders) };
}
