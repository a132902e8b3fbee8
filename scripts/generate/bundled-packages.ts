/** Which packages of others are inside what we ship, by what the bundler put there and what is copied beside it. */
import { globSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { type BuiltFrom, describeBuilt, readBuiltFrom } from '../build/build-record.ts';
import { listBuilds } from '../build/bundle.ts';
import { copiedData, listAssets } from '../bundles.ts';
import { runSideBySide } from '../side-by-side.ts';

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As package.json names it (SPDX). */
  readonly license: string;
  /** The licence files' text; empty when the package has none. */
  readonly text: string;
}

/** Packages whose package.json does not name their licence, and what their licence file says. */
const argued: Readonly<Record<string, string>> = {
  // The fonts' own terms: free to use, change and ship, not to be sold by themselves (SPDX Bitstream-Vera).
  'dejavu-fonts-ttf': 'Bitstream-Vera',
  'png-js': 'MIT',
};

/** In the order of their names; one package in two versions is listed twice. */
export async function listBundledPackages(root: string): Promise<readonly BundledPackage[]> {
  const bundles = readBuiltFrom(root) ?? (await askBundler(root));
  const inputs = bundles.flatMap((bundle) => bundle.inputs);
  const data = copiedData.map((name) => `node_modules/${name}/package.json`);
  const files = [...inputs, ...Object.values(listAssets()), ...data];
  // By real path: node_modules may be a link, and then one package has two names.
  const folders = new Set(
    files.flatMap(packageFolderOf).map((folder) => realpathSync(path.join(root, folder))),
  );
  return [...folders]
    .map(readPackage)
    .sort((one, other) => compare(one.name, other.name) || compare(one.version, other.version));
}

/** Builds in memory what nobody has built of these sources. */
async function askBundler(root: string): Promise<readonly BuiltFrom[]> {
  const builds = listBuilds(root, path.join(root, 'dist'));
  return await runSideBySide(builds, async ({ output, options }) => {
    const { metafile } = await build({ ...options, write: false, metafile: true });
    return describeBuilt(output, metafile);
  });
}

/** `node_modules/a/node_modules/@b/c/x.js` is of the package in `node_modules/a/node_modules/@b/c`. */
export function packageFolderOf(file: string): string[] {
  const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file);
  return match === null ? [] : [match[0]];
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = globSync('{LICENSE,LICENCE,License,license,COPYING,NOTICE,ThirdPartyNotice}*', {
    cwd: folder,
  }).sort();
  const texts = files.map((file) =>
    readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim(),
  );
  return {
    name,
    version,
    license: argued[name] ?? (typeof license === 'string' ? license : 'unknown'),
    text: [...new Set(texts)].join('\n\n'),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
