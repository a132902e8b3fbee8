/** Packs an extension of the bench's own, so that an editor can install it beside ours. */
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { projectRoot } from '../../scripts/paths.ts';

/** The package of `bench/support/<name>`. */
export async function packExtension(name: string): Promise<string> {
  const packagePath = path.join(projectRoot, `out/${name}.vsix`);
  await createVSIX({
    cwd: path.join(projectRoot, 'bench/support', name),
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  return packagePath;
}
