/**
 * The mature code that the scanner is held against: packages of npm and Debian, named in test/corpus/mature-code.json,
 * unpacked once below the cache folder. Nothing of them is installed or run.
 */
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { defaultCacheDirectory } from '../../src/workspace/cache-directory.ts';
import { ScriptError } from '../main.ts';
import { runCommand } from '../run-command.ts';
import { corpusFolder } from './cases.ts';

const listSchema = z.object({
  /** `name@version`, from npm. */
  npm: z.array(z.string()),
  /** Names of Debian packages; their version is that of the release at hand. */
  debian: z.array(z.string()),
});
const packagesSchema = listSchema.extend({
  /** Programs that people use: only their findings of high severity or more have verdicts. */
  applications: listSchema,
});

/** A package that lies unpacked in `folder`. */
export interface MaturePackage {
  readonly name: string;
  readonly folder: string;
}

/** Names of the packages, as verdicts give them. */
export function readPackageNames(root: string): readonly string[] {
  const { npm, debian } = readAll(root);
  return [...npm, ...debian];
}

/** Names of those that are applications. */
export function readApplicationNames(root: string): ReadonlySet<string> {
  const { npm, debian } = readPackages(root).applications;
  return new Set([...npm, ...debian]);
}

function readAll(root: string): z.infer<typeof listSchema> {
  const { npm, debian, applications } = readPackages(root);
  return { npm: [...npm, ...applications.npm], debian: [...debian, ...applications.debian] };
}

function readPackages(root: string): z.infer<typeof packagesSchema> {
  const file = path.join(root, corpusFolder, 'mature-code.json');
  return packagesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Fetches what is not there yet; `only` is a part of a name. */
export async function installPackages(root: string, only = ''): Promise<readonly MaturePackage[]> {
  const { npm, debian } = readAll(root);
  const cache = path.join(defaultCacheDirectory(), 'mature-code');
  const installed: MaturePackage[] = [];
  const install = async (name: string, fetch: Fetch): Promise<void> => {
    if (!name.includes(only)) return;
    const folder = path.join(cache, name.replaceAll('/', '+'));
    if (!existsSync(folder)) await unpack(folder, (target) => fetch(name, target));
    installed.push({ name, folder });
  };
  for (const name of npm) await install(name, fetchNpm);
  for (const name of debian) await install(name, fetchDebian);
  return installed;
}

type Fetch = (name: string, target: string) => Promise<void>;

/** Unpacks into a folder beside and renames it, so that a folder that is there is whole. */
async function unpack(folder: string, fetch: (target: string) => Promise<void>): Promise<void> {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  await fetch(partial);
  renameSync(partial, folder);
}

async function fetchNpm(name: string, target: string): Promise<void> {
  await must('npm', ['pack', name, '--silent', '--pack-destination', target], target);
  for (const archive of globSync('*.tgz', { cwd: target })) {
    await must('tar', ['-xzf', archive], target);
    rmSync(path.join(target, archive));
  }
}

async function fetchDebian(name: string, target: string): Promise<void> {
  await must('apt-get', ['download', name], target);
  for (const archive of globSync('*.deb', { cwd: target })) {
    await must('dpkg-deb', ['-x', archive, '.'], target);
    rmSync(path.join(target, archive));
  }
}

async function must(program: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, output } = await runCommand(program, args, { cwd });
  if (code !== 0) throw new ScriptError(`${program} ${args.join(' ')} failed:\n${output}`);
}
