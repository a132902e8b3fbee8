/**
 * From an artifact's address in a log to a path in the project: relative ones through `originalUriBaseIds` (3.14.14),
 * absolute ones by the folder that they lie in. Nothing leads out of the project's folder, or into Git's own.
 */
import path from 'node:path';
import { isOfGit } from './folder-texts.ts';
import type { ArtifactLocation, SarifRun } from './sarif-schema.ts';

export interface AddressOptions {
  /** The project's folder as it is written and as it is with its links followed; none where it is not here. */
  readonly folders: readonly string[];
  readonly folder: string | undefined;
  /** Where the tool saw the project or the repository round it, if elsewhere. */
  readonly root: string | undefined;
}

export type Address =
  /** Relative to the project's folder, with forward slashes. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'none' | 'outside' | 'unsupported'; readonly said: string };

export interface Addresses {
  find(location: ArtifactLocation | undefined): Address;
}

/** What tools call the folder of the sources in `originalUriBaseIds`. */
const sourceRoots = new Set([
  '%SRCROOT%',
  'SRCROOT',
  'PROJECTROOT',
  'ROOTPATH',
  'REPOROOT',
  'ROOT',
  'SOURCEROOT',
]);

/** A part of an address: absolute, or relative to what stands before it. */
interface Part {
  readonly path: string;
  readonly isAbsolute: boolean;
}

export function createAddresses(run: SarifRun, options: AddressOptions): Addresses {
  const bases = new Map([...run.originalUriBaseIds.keys()].map((id) => [id, baseOf(run, id)]));
  const roots = [...sourceRoots].flatMap((id) => {
    const base = bases.get(id);
    return base?.isAbsolute === true ? [base.path] : [];
  });
  const places = placesOf(options, roots);
  const wholeOf = (part: Part, baseId: string | undefined): Part => {
    const base = baseId === undefined ? undefined : bases.get(baseId);
    return part.isAbsolute || base === undefined ? part : join(base, part);
  };
  return {
    find(location) {
      const given = location?.uri === undefined ? artifactOf(run, location) : location;
      const said = given?.uri ?? '';
      if (said === '') return { kind: 'none', said };
      const part = parsePart(said);
      if (part === undefined) return { kind: 'unsupported', said };
      const found = places(wholeOf(part, given?.uriBaseId));
      const isPart = found !== undefined && !isOfGit(found);
      return isPart ? { kind: 'path', path: found } : { kind: 'outside', said };
    },
  };
}

function artifactOf({ artifacts }: SarifRun, location: ArtifactLocation | undefined) {
  const index = location?.index ?? -1;
  return index < 0 ? undefined : artifacts[index]?.location;
}

const longestChain = 10;

/** Bases may stand on others; a circle of them leads nowhere. */
function baseOf({ originalUriBaseIds }: SarifRun, id: string): Part | undefined {
  let whole: Part = { path: '', isAbsolute: false };
  let next: string | undefined = id;
  for (let step = 0; step < longestChain && next !== undefined; step += 1) {
    const base: ArtifactLocation | undefined = originalUriBaseIds.get(next) as ArtifactLocation | undefined;
    const part: Part | undefined =
      base?.uri === undefined ? { path: '', isAbsolute: false } : parsePart(base.uri);
    if (part === undefined) return undefined;
    whole = join(part, whole);
    if (part.isAbsolute) return whole;
    next = base?.uriBaseId;
  }
  return whole;
}

function join(base: Part, part: Part): Part {
  return { path: path.posix.join(base.path, part.path), isAbsolute: base.isAbsolute };
}

/** Undefined for what is no file: `https:`, `git:`, a host elsewhere. */
function parsePart(uri: string): Part | undefined {
  if (uri.length > 4_000) return undefined;
  if (/^file:/i.test(uri)) return parseFileUri(uri);
  const slashed = uri.replaceAll('\\', '/');
  // A drive is no scheme: some tools write C:\src\a.c where a URI should stand.
  if (/^[A-Za-z]:\//.test(slashed)) return toPart(`/${slashed}`);
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(slashed) ? undefined : toPart(slashed);
}

function parseFileUri(uri: string): Part | undefined {
  const rest = uri.slice('file:'.length).replaceAll('\\', '/');
  if (!rest.startsWith('//')) return toPart(rest);
  const afterHost = rest.indexOf('/', 2);
  const host = rest.slice(2, afterHost < 0 ? undefined : afterHost);
  return host === '' || host.toLowerCase() === 'localhost' ? toPart(rest.slice(afterHost)) : undefined;
}

/** Decoded first, so that `%2e%2e%2f` is seen for what it is; without `.` and `..` afterwards. */
function toPart(encoded: string): Part | undefined {
  const decoded = decode(encoded.replace(/[?#].*$/s, '')).replaceAll('\\', '/');
  if (decoded === '' || /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(decoded))
    return undefined;
  const isAbsolute = decoded.startsWith('/');
  const plain = path.posix.normalize(decoded);
  return { path: withDrive(plain), isAbsolute };
}

/** A percent sign that begins no character is itself: some tools write paths as they are. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** `/c:/src` and `/C:/src` are one folder. */
function withDrive(absolute: string): string {
  return absolute.replace(/^\/([a-z]):/, (_found, letter: string) => `/${letter.toUpperCase()}:`);
}

/** The project's own folder as these paths are written: with forward slashes and one in front. */
function toPlain(folder: string): string {
  const slashed = folder.replaceAll('\\', '/');
  return withDrive(path.posix.normalize(slashed.startsWith('/') ? slashed : `/${slashed}`));
}

function below(folder: string, file: string): string | undefined {
  const relative = path.posix.relative(folder, file);
  return relative === '' || relative === '..' || relative.startsWith('../') ? undefined : relative;
}

/** Which path of the project an address means: the project's folder first, then where the tool saw it. */
function placesOf(
  { folders, root }: AddressOptions,
  roots: readonly string[],
): (part: Part) => string | undefined {
  const own = folders.map(toPlain);
  const seen = root === undefined ? undefined : toPlain(root);
  // The root may be the repository that the project's folder is a part of: then paths are relative to the repository.
  const isRound =
    seen !== undefined && own.some((folder) => folder !== seen && below(seen, folder) !== undefined);
  const elsewhere = seen === undefined ? roots : isRound ? [] : [seen];
  const absolute = (file: string): string | undefined => {
    for (const folder of [...own, ...elsewhere]) {
      const found = below(folder, file);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return (part) => {
    if (part.isAbsolute) return absolute(part.path);
    return isRound && seen !== undefined
      ? absolute(path.posix.join(seen, part.path))
      : below('/', inside(part.path));
  };
}

/** A relative path under `/`, or one that is not below it when it climbs out. */
function inside(relative: string): string {
  return relative === '..' || relative.startsWith('../') ? '/' : path.posix.join('/', relative);
}
