/** The .vsix of the sources as they are now. */
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildAll, type TellProgress } from '../build.ts';
import { fingerprint } from '../fingerprint.ts';
import { packageExtension } from '../package.ts';
import { quietly } from './quietly.ts';
import { runStep } from './steps.ts';

const sources = [
  'src/**/*',
  'webviews/**/*',
  'media/**/*',
  'demo/template/**/*',
  'demo/template/.github/**/*',
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

/** What the tools say goes to `log`, where one is named. */
export async function ensurePackage(root: string, log?: string): Promise<FreshPackage> {
  const key = packageKey(root);
  await runStep({
    label: 'Building Vireo',
    stampFile: stampFileOf(root),
    key,
    run: async () => {
      // Taken before the tools' own words go to the log.
      const print = console.log;
      await quietly(async () => {
        await buildAll(root, sayQuarters(print));
        print('Packing the extension …');
        await packageExtension(root);
      }, log);
    },
  });
  return { vsix: path.join(root, 'out/vireo.vsix'), key };
}

/** A line at each quarter: a slow machine takes minutes, in which it shows that it works. */
export function sayQuarters(print: (line: string) => void): TellProgress {
  let said = 0;
  return (done, of) => {
    const quarter = Math.floor((done * 4) / of);
    if (quarter === said || quarter === 4) return;
    said = quarter;
    print(`Building Vireo: ${quarter * 25} % …`);
  };
}

/** What the package is made of, as one text. */
export function packageKey(root: string): string {
  return fingerprint(root, sources);
}

/** A package was made of the sources with this key: a start takes it as it is. */
export async function stampPackage(root: string, key: string): Promise<void> {
  await writeFile(stampFileOf(root), key);
}

/** The next start makes it again. */
export async function forgetPackage(root: string): Promise<void> {
  await rm(stampFileOf(root), { force: true });
}

function stampFileOf(root: string): string {
  return path.join(root, 'out/vireo.vsix.stamp');
}
