/**
 * Packages of the project that a service is installed with. An image of its folder alone would ask the public registry for
 * their names, and get what a stranger put there (dependency confusion, CWE-427).
 */
import path from 'node:path';
import { parse } from 'yaml';
import { fitsGlob } from '../../../../../domain/glob.ts';
import { type NodePackage, parsePackage } from './node-package.ts';
import { join, type ProjectFiles } from './project-files.ts';
import type { ServiceFacts } from './service-facts.ts';

/**
 * `isMember`: its workspace is that of the project's folder, and an image is built with the whole repository. `built`: packages
 * of the project that are built before it, each behind those that it needs itself. `blocked`: why no image of it is written.
 */
export type LocalPackages = Pick<ServiceFacts, 'isMember' | 'built' | 'blocked'>;

interface Package {
  readonly folder: string;
  readonly json: NodePackage;
}

const manifests = /(?:^|\/)package\.json$/;
const passedOver = /(?:^|\/)node_modules\//;
/** As the registry takes them: they stand in commands. */
const plainName = /^(?:@[\w.-]+\/)?[\w.-]+$/;
const localSpec = /^(?:workspace|file|link|portal):/;

export async function findLocalPackages(
  { name, folder, json }: Package & { readonly name: string },
  files: ProjectFiles,
): Promise<LocalPackages> {
  const packages = await readPackages(files);
  const locals = localsOf(json, packages);
  const root = await findWorkspace(folder, files);
  const built = root === '.' ? buildsOf(locals, packages) : [];
  const blocked = findBlock({ name, folder, json, root, locals });
  return {
    isMember: root === '.',
    ...(built.length > 0 && { built }),
    ...(blocked !== undefined && { blocked }),
  };
}

async function readPackages(files: ProjectFiles): Promise<ReadonlyMap<string, Package>> {
  const found = new Map<string, Package>();
  for (const file of files.all.filter((each) => manifests.test(each) && !passedOver.test(each))) {
    const json = parsePackage((await files.read(file)) ?? '');
    if (json !== undefined && plainName.test(json.name))
      found.set(json.name, { folder: path.posix.dirname(file), json });
  }
  return found;
}

/** By name, as packages of a workspace are found: whatever version is asked for. */
function localsOf({ all }: NodePackage, packages: ReadonlyMap<string, Package>): readonly string[] {
  return Object.keys(all).filter((name) => packages.has(name) || localSpec.test(all[name] ?? ''));
}

interface Asked extends Package {
  readonly name: string;
  readonly root: string | undefined;
  readonly locals: readonly string[];
}

function findBlock({ name, folder, json, root, locals }: Asked): string | undefined {
  const outside = Object.entries(json.all).find(([, spec]) => leadsOut(folder, spec));
  if (outside !== undefined)
    return `${name} is installed with ${outside[0]} from outside of the project (${outside[1]}): no image is written.`;
  if (root === '.' || (root === undefined && locals.length === 0)) return undefined;
  return root === undefined
    ? `${name} is installed with ${locals.join(', ')} of this project, and no workspace of the project's folder has both: no image is written.`
    : `${name} is a package of the workspace in ${root}: open that folder as a project to get an image of it.`;
}

function leadsOut(folder: string, spec: string): boolean {
  const [, target] = /^(?:file|link|portal):(.*)$/.exec(spec) ?? [];
  return target !== undefined && (path.posix.isAbsolute(target) || join(folder, target).startsWith('..'));
}

function buildsOf(locals: readonly string[], packages: ReadonlyMap<string, Package>): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const known = packages.get(name);
    if (known === undefined || seen.has(name)) return;
    seen.add(name);
    for (const inner of localsOf(known.json, packages)) visit(inner);
    if ('build' in known.json.scripts) found.add(name);
  };
  for (const name of locals) visit(name);
  return [...found];
}

/** The folder of the workspace that a folder is a package of; undefined where it is of none. */
async function findWorkspace(folder: string, files: ProjectFiles): Promise<string | undefined> {
  if (folder === '.') return undefined;
  for (let above = path.posix.dirname(folder); ; above = path.posix.dirname(above)) {
    const inside = above === '.' ? folder : folder.slice(above.length + 1);
    if (isListed(inside, await readGlobs(above, files))) return above;
    if (above === '.') return undefined;
  }
}

/** Patterns of npm, Yarn and Bun in package.json, of pnpm in pnpm-workspace.yaml, and of Lerna. */
async function readGlobs(folder: string, files: ProjectFiles): Promise<readonly string[]> {
  const json = parsePackage((await files.read(join(folder, 'package.json'))) ?? '{}');
  const yaml = await files.read(join(folder, 'pnpm-workspace.yaml'));
  const lerna = await files.read(join(folder, 'lerna.json'));
  return [
    ...(json?.workspaces ?? []),
    ...(yaml === undefined ? [] : textsIn(readSafely(yaml, parse), 'packages')),
    ...(lerna === undefined ? [] : textsIn(readSafely(lerna, JSON.parse), 'packages')),
  ];
}

function readSafely(text: string, read: (text: string) => unknown): unknown {
  try {
    return read(text);
  } catch {
    return undefined;
  }
}

function textsIn(value: unknown, key: string): readonly string[] {
  const list: unknown = Object(value)[key];
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}

/** `packages/*` is one level, `packages/**` any; `!` takes out again. */
function isListed(folder: string, globs: readonly string[]): boolean {
  const fits = (glob: string): boolean => {
    const plain = glob.replace(/^\.\//, '').replace(/\/$/, '');
    const isDeep = plain.includes('**');
    return (
      fitsGlob(plain.replaceAll('**', '*'), folder) &&
      (isDeep || plain.split('/').length === folder.split('/').length)
    );
  };
  const isLeftOut = globs.some((glob) => glob.startsWith('!') && fits(glob.slice(1)));
  return !isLeftOut && globs.some((glob) => !glob.startsWith('!') && fits(glob));
}
