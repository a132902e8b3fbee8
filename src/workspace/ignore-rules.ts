/** Ignore files as git reads them: a deeper one overrides a higher one, and `!` takes a name back. */
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import ignoreFactory, { type Ignore } from 'ignore';
import { ignore } from './ignore-error.ts';

/** Read in this order, so that ours has the last word. */
const ignoreFileNames = ['.gitignore', '.ignore', '.vireoignore'] as const;

/** Ignore files larger than this are not rules but an attack on the matcher. */
const maxIgnoreFileBytes = 256 * 1024;

interface Layer {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The rules that hold in one folder: its own and those of the folders above. */
export interface IgnoreRules {
  /** `absolutePath` lies in or below the folder these rules are for. */
  ignores(absolutePath: string, isFolder: boolean): boolean;
  /** Whether the project's settings leave it out. */
  excludes(absolutePath: string, isFolder: boolean): boolean;
  /** Whether the project's settings ask for it, although it lies in a folder of dependencies. */
  includes(absolutePath: string, isFolder: boolean): boolean;
  /** The rules that hold in a folder below, of which `names` lists what is in it. */
  below(folder: string, names: ReadonlySet<string>): Promise<IgnoreRules>;
}

/** What the project's own settings say; they have the last word. */
export interface PathSettings {
  /** Absolute; the patterns are relative to it. */
  readonly folder: string;
  readonly exclude: readonly string[];
  readonly include: readonly string[];
}

/** The rules that hold in `root`, those of the repository or the project above it included. */
export async function loadIgnoreRules(root: string, settings?: PathSettings): Promise<IgnoreRules> {
  return await loadRules(root, ignoreFileNames, settings);
}

/** Rules to start a walk with that takes nothing of the folders above: a copy lies elsewhere than what it is a copy of. */
export function noRulesAbove(): IgnoreRules {
  return createRules([], undefined);
}

/**
 * The rules that hold for a file of `folder` that somebody named: ours alone. What git does not keep may well be asked
 * about (a local `.env`), but hooks name whatever was committed, and that is left out where the project left it out.
 */
export async function loadRulesForNamed(folder: string, settings?: PathSettings): Promise<IgnoreRules> {
  return await loadRules(folder, ['.vireoignore'], settings);
}

async function loadRules(
  root: string,
  names: readonly string[],
  settings: PathSettings | undefined,
): Promise<IgnoreRules> {
  const layers: Layer[] = [];
  for (const folder of await foldersFromTop(root, settings?.folder)) {
    const layer = await loadLayer(folder, names);
    if (layer !== undefined) layers.push(layer);
  }
  return createRules(layers, settings && createSettingsTest(settings));
}

function createRules(layers: readonly Layer[], settings: SettingsTest | undefined): IgnoreRules {
  return {
    ignores(absolutePath, isFolder) {
      const said = settings?.(absolutePath, isFolder);
      if (said !== undefined) return said === 'excluded';
      let ignored = false;
      for (const layer of layers) {
        const verdict = layer.rules.test(toRulePath(layer.folder, absolutePath, isFolder));
        if (verdict.ignored) ignored = true;
        else if (verdict.unignored) ignored = false;
      }
      return ignored;
    },
    excludes: (absolutePath, isFolder) => settings?.(absolutePath, isFolder) === 'excluded',
    includes: (absolutePath, isFolder) => settings?.(absolutePath, isFolder) === 'included',
    async below(folder, names) {
      // Most folders have no ignore file, and to ask for each would cost more than to walk the folder.
      if (!ignoreFileNames.some((name) => names.has(name))) return this;
      const layer = await loadLayer(folder);
      return layer === undefined ? this : createRules([...layers, layer], settings);
    },
  };
}

type SettingsTest = (absolutePath: string, isFolder: boolean) => 'excluded' | 'included' | undefined;

/** A folder above something that is included counts as included, or the walk would never come to it. */
function createSettingsTest({ folder, exclude, include }: PathSettings): SettingsTest {
  const excludes = ignoreFactory().add(exclude.filter(isCheapRule));
  const includes = ignoreFactory().add(include.filter(isCheapRule));
  const ways = new Set(include.flatMap(foldersAbove));
  return (absolutePath, isFolder) => {
    const relative = toRulePath(folder, absolutePath, isFolder);
    if (relative === '' || relative.startsWith('../')) return undefined;
    if (excludes.ignores(relative)) return 'excluded';
    return includes.ignores(relative) || (isFolder && ways.has(relative)) ? 'included' : undefined;
  };
}

/** `vendor/`, `vendor/ours/` for `vendor/ours/*.ts`: up to the first wildcard. */
function foldersAbove(pattern: string): string[] {
  const fixed = pattern.replace(/^\//, '').split(/[*?[]/, 1)[0] ?? '';
  const steps = fixed.split('/').slice(0, -1);
  return steps.map((_step, index) => `${steps.slice(0, index + 1).join('/')}/`);
}

function toRulePath(folder: string, absolutePath: string, isFolder: boolean): string {
  const relative = path.relative(folder, absolutePath).split(path.sep).join('/');
  return isFolder ? `${relative}/` : relative;
}

async function loadLayer(
  folder: string,
  names: readonly string[] = ignoreFileNames,
): Promise<Layer | undefined> {
  const texts: string[] = [];
  for (const name of names) {
    const text = await readSmallFile(path.join(folder, name));
    if (text !== undefined) texts.push(text);
  }
  return texts.length === 0
    ? undefined
    : { folder, rules: ignoreFactory().add(texts.join('\n').split(/\r?\n/).filter(isCheapRule)) };
}

/** Each `*` multiplies what a failing match costs; a stranger's file may hold hundreds in one line, honest ones a few. */
export function isCheapRule(rule: string): boolean {
  const stars = (part: string): number => part.split(/\*+/).length - 1;
  return rule.length <= 1000 && stars(rule) <= 6 && rule.split('/').every((segment) => stars(segment) <= 3);
}

async function readSmallFile(file: string): Promise<string | undefined> {
  try {
    const info = await lstat(file);
    return info.isFile() && info.size <= maxIgnoreFileBytes ? await readFile(file, 'utf8') : undefined;
  } catch (error) {
    ignore(error, 'most folders have no ignore file');
    return undefined;
  }
}

/**
 * `root` and the folders above it up to the one that holds `.git`, topmost first; outside a repository up to the
 * project's own folder.
 */
async function foldersFromTop(root: string, project: string | undefined): Promise<readonly string[]> {
  const folders = [root];
  let folder = root;
  while (!(await exists(path.join(folder, '.git')))) {
    const parent = path.dirname(folder);
    if (parent === folder) return folders.slice(Math.max(folders.indexOf(project ?? root), 0));
    folders.unshift(parent);
    folder = parent;
  }
  return folders;
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    ignore(error, 'absence is the answer');
    return false;
  }
}
