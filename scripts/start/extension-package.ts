/** The .vsix of the sources as they are now. */
import path from 'node:path';
import { buildAll } from '../build.ts';
import { fingerprint } from '../fingerprint.ts';
import { packageExtension } from '../package.ts';
import { runStep } from './steps.ts';

const sources = [
  'src/**/*',
  'webviews/**/*',
  'media/**/*',
  'scripts/{build,package,bundles}.ts',
  'scripts/build/*',
  '{package,package-lock}.json',
  'package.nls*.json',
  '.vscodeignore',
  '*.md',
];

export interface FreshPackage {
  readonly vsix: string;
  readonly key: string;
}

export async function ensurePackage(root: string): Promise<FreshPackage> {
  const key = fingerprint(root, sources);
  const stampFile = path.join(root, 'out/vireo.vsix.stamp');
  await runStep({
    label: 'Building Vireo',
    stampFile,
    key,
    run: async () => {
      await buildAll(root);
      await packageExtension(root);
    },
  });
  return { vsix: path.join(root, 'out/vireo.vsix'), key };
}
