/** Where the clone lies. */
import path from 'node:path';

export const projectRoot = path.resolve(import.meta.dirname, '..');

/** Where tests keep an installed out/vireo.vsix, to copy it into the profile of each. */
export function installedBelow(root: string): string {
  return path.join(root, 'out/installed');
}
