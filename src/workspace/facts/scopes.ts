/** The packages of a project, and which of them a file is of: the nearest folder above it with a manifest. */
import { createOwnership, folderOf } from '../stack/packages.ts';
import { isProduct, type ReadTree } from './tree.ts';

/** Each makes a package of its folder. */
const manifest =
  /(?:^|\/)(?:package\.json|pyproject\.toml|requirements\.txt|setup\.(?:py|cfg)|Pipfile|manage\.py|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|composer\.json|Gemfile|mix\.exs|deno\.jsonc?)$|\.(?:cs|fs)proj$/;

export interface Scopes {
  /** `.` first; there with or without a manifest. */
  readonly folders: readonly string[];
  of(file: string): string;
}

export function findScopes(tree: ReadTree): Scopes {
  const own = tree.files.filter((file) => manifest.test(file) && isProduct(file)).map(folderOf);
  const folders = [...new Set(['.', ...own])].toSorted((one, other) => (one < other ? -1 : 1));
  return { folders, of: createOwnership(folders) };
}
