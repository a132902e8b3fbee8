/**
 * `npm run build`: fills dist/ with every bundle and asset of bundles.ts; `--watch` keeps at it.
 * dist/ is replaced at the end, in one step: whoever runs from it never sees it half built, and a build that
 * fails leaves the old one. It does not check types (`npm run check`) and packs nothing (`npm run package`).
 */
import { existsSync, globSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildFailure, build, context, formatMessages } from 'esbuild';
import {
  type BuiltFrom,
  bundlesKey,
  describeBuilt,
  recordBuiltFrom,
  recordMetafile,
} from './build/build-record.ts';
import { type Build, listBuilds } from './build/bundle.ts';
import { writeCloneCommand } from './build/clone-command.ts';
import { writeRulesFile } from './build/rules-file.ts';
import { listAssets, listBundles } from './bundles.ts';
import { runMain, ScriptError } from './main.ts';
import { projectRoot } from './paths.ts';
import { runSideBySide } from './side-by-side.ts';

/** How many of the bundles are built. */
export type TellProgress = (done: number, of: number) => void;

/** Fills dist/; rejects with a sentence when an entry does not compile. */
export async function buildAll(root: string, tell: TellProgress = () => undefined): Promise<void> {
  const staged = path.join(root, 'out', `dist-${process.pid}`);
  try {
    await prepareOutput(root, staged);
    await buildBundles(root, staged, tell);
    await replaceFolder(staged, path.join(root, 'dist'));
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** More of them take memory and no less time: all 124 at once 2.2 GB, four 1.1 GB. */
const buildsAtOnce = 4;

async function buildBundles(root: string, dist: string, tell: TellProgress): Promise<void> {
  const key = bundlesKey(root);
  const builds = listBuilds(root, dist);
  let done = 0;
  const results = await runSideBySide(
    builds,
    async (each) => {
      const result = await tryBuild(each, { root, key });
      done += 1;
      tell(done, builds.length);
      return result;
    },
    buildsAtOnce,
  );
  const messages = results.filter((result) => typeof result === 'string');
  if (messages.length > 0) {
    throw new ScriptError(
      `${messages.join('\n')}\n${messages.length} of ${builds.length} bundles could not be built.`,
    );
  }
  await chmod(path.join(dist, 'cli.js'), 0o755);
  recordBuiltFrom(
    root,
    key,
    results.filter((result) => typeof result !== 'string'),
  );
}

/** What it was built from, or as text what kept it from being built. */
async function tryBuild(
  { output, options }: Build,
  { root, key }: { readonly root: string; readonly key: string },
): Promise<BuiltFrom | string> {
  try {
    const { metafile } = await build({ ...options, metafile: true });
    recordMetafile(root, key, output, metafile);
    return describeBuilt(output, metafile);
  } catch (failure) {
    return await describeFailure(output, failure as Partial<BuildFailure>);
  }
}

async function describeFailure(output: string, failure: Partial<BuildFailure>): Promise<string> {
  const messages = await formatMessages(failure.errors ?? [], { kind: 'error', color: false });
  return `dist/${output}: ${messages.length > 0 ? messages.slice(0, 5).join('') : String(failure)}`;
}

async function copyInto(source: string, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(source, target);
}

/** dist/package.json makes Node read the bundles as CommonJS although the clone is an ES module package. */
async function prepareOutput(root: string, dist: string): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await writeFile(path.join(dist, 'package.json'), `${JSON.stringify({ type: 'commonjs' })}\n`);
  await writeRulesFile(root, dist);
  await Promise.all(
    Object.entries(listAssets()).map(([name, source]) =>
      copyInto(path.join(root, source), path.join(dist, name)),
    ),
  );
}

async function replaceFolder(from: string, to: string): Promise<void> {
  const old = `${from}-old`;
  if (existsSync(to)) await rename(to, old);
  await rename(from, to);
  await rm(old, { recursive: true, force: true });
}

async function watchAll(root: string): Promise<void> {
  const dist = path.join(root, 'dist');
  await prepareOutput(root, dist);
  for (const { options } of listBuilds(root, dist)) {
    const watcher = await context({ ...options, logLevel: 'info', sourcemap: 'linked' });
    await watcher.watch();
  }
  console.log('Watching for changes.'); // .vscode/tasks.json waits for this line.
}

async function printSizes(root: string): Promise<void> {
  const shared = globSync('webviews/shared-*.js', { cwd: path.join(root, 'dist') });
  for (const output of [...listBundles(root).map((bundle) => bundle.output), ...shared]) {
    const { size } = await stat(path.join(root, 'dist', output));
    console.log(`${String(Math.ceil(size / 1000)).padStart(6)} kB  dist/${output}`);
  }
}

if (import.meta.main) {
  await runMain(async () => {
    const { values } = parseArgs({ options: { watch: { type: 'boolean', default: false } } });
    if (values.watch) return void (await watchAll(projectRoot));
    await buildAll(projectRoot);
    await printSizes(projectRoot);
    const command = await writeCloneCommand(projectRoot);
    console.log(`The command line is ${command}. Add its folder to the PATH to run vireo anywhere.`);
  });
}
