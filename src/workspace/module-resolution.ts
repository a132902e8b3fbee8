/**
 * Finds the module that an import names, for flow one import deep. It reads files of the workspace and nothing
 * else: what resolves outside its root, by `..` or by a symbolic link, does not exist for the scanner.
 */
import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { detectLanguage } from '../scanner/languages.ts';
import type { BesideFile, CodeLanguage, Language, ModuleSummaries } from '../scanner/model.ts';
import { awaitedBeside, awaitedName } from './awaited-modules.ts';
import { ignore } from './ignore-error.ts';
import { hasSiblings, isSibling, isTerraform } from './sibling-files.ts';
import { readSourceText } from './source-text.ts';

const maxModuleBytes = 1024 * 1024;

/** A module's text where it is not that on disk: a document held open in an editor. */
export type TextOverlay = (absolutePath: string) => string | undefined;

export interface ModuleResolverOptions {
  /** Absolute folders of the workspace. A file outside all of them resolves nothing. */
  readonly roots: readonly string[];
  readonly overlay?: TextOverlay;
  /** Is told under which names a file would have counted that is not there (awaited-modules.ts). */
  readonly onAwaited?: (name: string) => void;
  /** What was read before, by path, for as long as no file changes; without it each import is read from the disk. */
  readonly known?: KnownModules;
}

/** Texts that are kept: two dozen modules of the greatest size. */
const maxKnownText = 24 * 1024 * 1024;

/** Remembers modules, and where there is none, during one batch of a scan. */
export class KnownModules {
  private readonly byPath = new Map<string, ResolvedModule | undefined>();
  private size = 0;

  of(file: string, read: () => ResolvedModule | undefined): ResolvedModule | undefined {
    const known = this.byPath.get(file);
    if (known !== undefined || this.byPath.has(file)) return known;
    const found = read();
    this.size += file.length + (found?.text.length ?? 0);
    if (this.size > maxKnownText) this.clear();
    this.byPath.set(file, found);
    return found;
  }

  clear(): void {
    this.byPath.clear();
    this.size = 0;
  }
}

interface ResolvedModule {
  readonly path: string;
  readonly language: CodeLanguage;
  readonly text: string;
}

/** The port that the engine asks; synchronous, as a scan is. */
export function createModuleResolver(options: ModuleResolverOptions): ModuleSummaries {
  const roots = options.roots.map(toRoot);
  const find: ModuleSummaries['resolve'] = (fromPath, specifier) => {
    const root = roots.find((candidate) => isInside(candidate.given, path.resolve(fromPath)));
    if (root === undefined || specifier.includes('\0')) return undefined;
    for (const candidate of candidatesFor(root.given, fromPath, specifier)) {
      if (!isInside(root.given, candidate)) continue;
      const read = () => readModule(root, candidate, options.overlay);
      const found = options.known === undefined ? read() : options.known.of(candidate, read);
      if (found !== undefined) return found;
      options.onAwaited?.(awaitedName(candidate));
    }
    return undefined;
  };
  return {
    resolve(fromPath, specifier) {
      const { known } = options;
      if (known === undefined) return find(fromPath, specifier);
      // What an import leads to depends on the folder and the language alone.
      const key = `${path.dirname(fromPath)}\0${path.extname(fromPath)}\0${specifier}`;
      return known.of(key, () => find(fromPath, specifier));
    },
    nameOf(file) {
      const root = roots.find((candidate) => isInside(candidate.given, path.resolve(file)));
      return root === undefined ? file : path.relative(root.given, path.resolve(file));
    },
    beside(fromPath) {
      const root = roots.find((candidate) => isInside(candidate.given, path.resolve(fromPath)));
      if (root === undefined || !hasSiblings(fromPath)) return [];
      options.onAwaited?.(awaitedBeside(fromPath));
      const folder = path.dirname(fromPath);
      const names = siblingNames(listFolder(folder).files, path.basename(fromPath));
      return names.flatMap((name) => readBeside(root, path.join(folder, name), options.overlay));
    },
  };
}

/** Stands for all files of a kind beside one, of Terraform or of Compose, where an import's specifier stands for one file. */
export const besideSpecifier = './*.tf';

/** A module of more files is told from its first ones. */
const maxBeside = 60;

function siblingNames(names: ReadonlySet<string>, own: string): string[] {
  return [...names]
    .filter((name) => name !== own && isSibling(own, name))
    .sort()
    .slice(0, maxBeside);
}

function readBeside(root: Root, file: string, overlay: TextOverlay | undefined): BesideFile[] {
  const text = overlay?.(file) ?? readInside(root, file, isTerraform(file) ? 'terraform' : 'yaml');
  return text === undefined ? [] : [{ path: file, text }];
}

/** Where an import leads, told by names alone: the first place where there is a file. Folders are listed once. */
export function createModuleLocator(folder: string): (from: string, specifier: string) => string | undefined {
  const root = path.resolve(folder);
  const list = createLister(root);
  const isThere = (file: string): boolean => {
    const slash = file.lastIndexOf(path.sep);
    return list(file.slice(0, slash))?.files.has(file.slice(slash + 1)) ?? false;
  };
  return (from, specifier) => {
    if (specifier.includes('\0')) return undefined;
    if (hasSiblings(from)) {
      const names = list(path.dirname(from))?.files ?? noNames;
      return locateBeside(from, specifier, names);
    }
    return candidatesFor(root, from, specifier).find(
      (file) => isThere(file) && detectLanguage(file) !== undefined,
    );
  };
}

interface Listing {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

const noNames: ReadonlySet<string> = new Set();

/**
 * Lists folders of a root, each once. Most places where a module might be are in folders that are not there, and to
 * ask the file system for one of those is dear: it is asked only for what the folder above lists.
 */
function createLister(root: string): (folder: string) => Listing | undefined {
  const listings = new Map<string, Listing | undefined>([[root, listFolder(root)]]);
  const list = (folder: string): Listing | undefined => {
    if (listings.has(folder)) return listings.get(folder);
    const isBelow = folder.length > root.length && folder.startsWith(root);
    const isThere = isBelow && list(path.dirname(folder))?.folders.has(path.basename(folder)) === true;
    const listing = isThere ? listFolder(folder) : undefined;
    listings.set(folder, listing);
    return listing;
  };
  return list;
}

/** A file beside one of its kind; for all of them their names, which change when one comes or goes. */
function locateBeside(from: string, specifier: string, names: ReadonlySet<string>): string | undefined {
  if (specifier === besideSpecifier) return siblingNames(names, path.basename(from)).join('|');
  const file = path.resolve(path.dirname(from), specifier);
  return names.has(path.basename(file)) ? file : undefined;
}

function listFolder(folder: string): Listing {
  const files = new Set<string>();
  const folders = new Set<string>();
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isFile()) files.add(entry.name);
      else if (entry.isDirectory() || entry.isSymbolicLink()) folders.add(entry.name);
    }
  } catch (error) {
    ignore(error, 'a folder that cannot be listed holds no module');
  }
  return { files, folders };
}

/** A root as the workspace names it, and where it really is: files are named by the one and must lie in the other. */
interface Root {
  readonly given: string;
  readonly real: string;
}

function toRoot(folder: string): Root {
  const given = path.resolve(folder);
  return { given, real: realPathOf(given) ?? given };
}

function candidatesFor(root: string, fromPath: string, specifier: string): readonly string[] {
  return detectLanguage(fromPath) === 'python'
    ? pythonCandidates(root, fromPath, specifier)
    : scriptCandidates(fromPath, specifier);
}

const scriptEndings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'] as const;
/** TypeScript's ESM style names the output: `./db.js` is written in `./db.ts`. */
const writtenAs: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

function scriptCandidates(fromPath: string, specifier: string): readonly string[] {
  if (!/^\.\.?(?:\/|$)/.test(specifier)) return [];
  const base = path.resolve(path.dirname(fromPath), specifier);
  const ending = path.extname(base);
  const stem = base.slice(0, base.length - ending.length);
  return [
    ...(writtenAs[ending] ?? []).map((written) => stem + written),
    ...(detectLanguage(base) === undefined ? [] : [base]),
    ...scriptEndings.map((added) => base + added),
    ...scriptEndings.map((added) => `${base}${path.sep}index${added}`),
  ];
}

function pythonCandidates(root: string, fromPath: string, specifier: string): readonly string[] {
  const match = /^(\.*)((?:\w+(?:\.\w+)*)?)$/u.exec(specifier);
  if (match?.[1] === undefined || match[2] === undefined) return [];
  const parts = match[2] === '' ? [] : match[2].split('.');
  const dots = match[1].length;
  if (dots === 0) return ancestors(root, fromPath).flatMap((folder) => pythonModule(folder, parts));
  const folder = path.resolve(path.dirname(fromPath), ...Array<string>(dots - 1).fill('..'));
  return pythonModule(folder, parts);
}

function pythonModule(folder: string, parts: readonly string[]): readonly string[] {
  const base = path.join(folder, ...parts);
  return parts.length === 0
    ? [path.join(base, '__init__.py')]
    : [`${base}.py`, path.join(base, '__init__.py')];
}

/** Folders from the file's own up to the root: where Python programs are started from. */
function ancestors(root: string, fromPath: string): readonly string[] {
  const folders: string[] = [];
  let folder = path.dirname(path.resolve(fromPath));
  while (isInside(root, folder)) {
    folders.push(folder);
    if (folder === root) break;
    folder = path.dirname(folder);
  }
  return folders;
}

function readModule(root: Root, file: string, overlay: TextOverlay | undefined): ResolvedModule | undefined {
  const language = detectLanguage(file);
  if (language === undefined) return undefined;
  const text = overlay?.(file) ?? readInside(root, file, language);
  return text === undefined ? undefined : { path: file, language, text };
}

/** Text of a file that lies in a root and is of a size that a module may have. */
function readInside(root: Root, file: string, language: Language): string | undefined {
  try {
    const info = lstatSync(file);
    if (!info.isFile() || info.size > maxModuleBytes) return undefined;
    const real = realPathOf(file);
    if (real === undefined || !isInside(root.real, real)) return undefined;
    const source = readSourceText(readFileSync(real), language);
    return 'text' in source ? source.text : undefined;
  } catch (error) {
    ignore(error, 'a candidate that is not there is the usual case');
    return undefined;
  }
}

function realPathOf(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch (error) {
    ignore(error, 'the path does not exist');
    return undefined;
  }
}

/** Of folders that contain `file` the deepest: an editor may have a folder and one inside it open. */
export function deepestContaining(folders: readonly string[], file: string): string | undefined {
  return folders
    .filter((folder) => isInside(folder, file))
    .reduce<string | undefined>(
      (deepest, folder) => (deepest === undefined || folder.length > deepest.length ? folder : deepest),
      undefined,
    );
}

/** Whether `file` is `folder` or lies below it; both absolute. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative === '' ||
    (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative))
  );
}
