/**
 * `npm run package`: out/vireo.vsix (the extension, with every process that it starts; one for every platform, the
 * Marketplace and Open VSX), out/vireo-cli.tgz (the command line and the backend alone, for CI and servers) and
 * out/vireo.cdx.json (what of others is in them). All come from dist/, which is built first.
 */
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { rulesFile } from './build/rules-file.ts';
import { buildAll } from './build.ts';
import { listAssets, listBundles } from './bundles.ts';
import { listBundledPackages } from './generate/bundled-packages.ts';
import { runMain, ScriptError } from './main.ts';
import { writeBillOfMaterials } from './package/bill-of-materials.ts';
import { projectRoot } from './paths.ts';
import { runCommand } from './run-command.ts';

export interface Packages {
  readonly vsix: string;
  readonly cli: string;
  readonly bill: string;
}

const sharedFiles = ['LICENSE', 'THIRD-PARTY-NOTICES.md'];

export async function packageAll(root: string): Promise<Packages> {
  await buildAll(root);
  return await packBuilt(root);
}

/** The same of a dist/ that is up to date. */
export async function packBuilt(root: string): Promise<Packages> {
  return {
    vsix: await packageExtension(root),
    cli: await packageCli(root),
    bill: await packageBill(root),
  };
}

/** What goes in is the allow-list of .vscodeignore. */
export async function packageExtension(root: string): Promise<string> {
  const vsix = path.join(root, 'out/vireo.vsix');
  await mkdir(path.dirname(vsix), { recursive: true });
  const packagePath = `${vsix}.${process.pid}`;
  await createVSIX({ cwd: root, packagePath, dependencies: false, allowMissingRepository: true });
  // Whoever reads it in the meantime has the one before, whole.
  await rename(packagePath, vsix);
  return vsix;
}

async function packageCli(root: string): Promise<string> {
  const staged = path.join(root, 'out/cli-package');
  await rm(staged, { recursive: true, force: true });
  await mkdir(staged, { recursive: true });
  await writeFile(path.join(staged, 'package.json'), await cliManifest(root));
  for (const file of [...sharedFiles, ...cliFiles(root)]) {
    const target = path.join(staged, file);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(root, file), target);
  }
  const { code, output } = await runCommand('npm', ['pack', '--silent', '--pack-destination', '..'], {
    cwd: staged,
  });
  if (code !== 0) throw new ScriptError(`npm pack failed:\n${output.trim()}`);
  const packed = path.join(root, 'out', output.trim().split('\n').at(-1) ?? '');
  const target = path.join(root, 'out/vireo-cli.tgz');
  await copyFile(packed, target);
  await rm(packed);
  await rm(staged, { recursive: true, force: true });
  return target;
}

async function packageBill(root: string): Promise<string> {
  const bill = path.join(root, 'out/vireo.cdx.json');
  const { name, version, license } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const packages = await listBundledPackages(root);
  await writeFile(`${bill}.${process.pid}`, writeBillOfMaterials({ name, version, license }, packages));
  await rename(`${bill}.${process.pid}`, bill);
  return bill;
}

/** Everything but the editor's own parts. */
function cliFiles(root: string): string[] {
  const bundles = listBundles(root).filter(({ kind }) => kind === 'node');
  const assets = Object.keys(listAssets()).filter((name) => !name.startsWith('webviews/'));
  return ['package.json', rulesFile, ...bundles.map(({ output }) => output), ...assets].map(
    (name) => `dist/${name}`,
  );
}

async function cliManifest(root: string): Promise<string> {
  const { name, version, description, license } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  );
  const bin = { vireo: 'dist/cli.js' };
  return `${JSON.stringify({ name, version, description, license, bin, engines: { node: '>=22.13' } }, null, 2)}\n`;
}

if (import.meta.main) {
  await runMain(async () => {
    const packages = await packageAll(projectRoot);
    for (const file of Object.values(packages)) console.log(path.relative(projectRoot, file));
    return 0;
  });
}
