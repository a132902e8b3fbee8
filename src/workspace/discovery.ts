/** Finds the files of a workspace that are worth scanning. Links are not followed, so a walk never leaves its root. */
import type { Dirent } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CancelSignal, Language } from '../scanner/model.ts';
import { stampOf } from './file-stamp.ts';
import { type FolderEntry, readFolderEntries } from './files/folder-entries.ts';
import { copiedLibraries, installedLibraries } from './files/library-folders.ts';
import { isOnlyCode } from './files/only-code.ts';
import { type IgnoreRules, loadIgnoreRules, loadRulesForNamed, type PathSettings } from './ignore-rules.ts';
import { findLanguageOfPath } from './languages.ts';
import type { FileStamp } from './scan-messages.ts';
import type { SkipReason, SkipTally } from './skip-reasons.ts';

/** A file to scan. */
export interface DiscoveredFile {
  readonly absolutePath: string;
  /** Relative to its root, with forward slashes. */
  readonly path: string;
  readonly root: string;
  readonly language: Language;
  readonly sizeBytes: number;
  readonly stamp: FileStamp;
  /** Scanned in place of what is on disk. */
  readonly text?: string;
  /** What to call it when it is left out after all; set where somebody named this very file. */
  readonly namedAs?: string;
}

export const maxScannedFileBytes = 2 * 1024 * 1024;

/** Dependencies and build output, by folder name, whatever the ignore files say. */
const excludedFolders = new Set(
  [
    '.git .hg .svn node_modules bower_components jspm_packages vendor third_party dist build out target coverage',
    '.next .nuxt .svelte-kit .output .turbo .cache .parcel-cache .yarn .pnpm-store',
    '__pycache__ .venv venv .tox .nox .mypy_cache .pytest_cache .ruff_cache site-packages .eggs',
    '.terraform .gradle .vireo',
  ].flatMap((names) => names.split(' ')),
);

/** Where builds write; packages that are published have no other code. */
const outputFolders = new Set(['dist', 'build', 'out']);

/** Whether a folder of this name holds what others made: installed packages, build output, caches. */
export function isExcludedFolder(name: string): boolean {
  return excludedFolders.has(name);
}

const minifiedName = /[.-]min\.(?:[cm]?js|css)$|\.bundle\.[cm]?js$/i;
const sourceMapName = /\.(?:js|css|mjs|cjs)\.map$/i;
/** Written by package managers: only addresses are read there, for the tokens that some hold. */
const lockName =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|bun\.lock|go\.sum|packages\.lock\.json|\.terraform\.lock\.hcl|gradle\.lockfile|Package\.resolved|[\w.-]+\.lock)$/i;

export interface DiscoveryOptions {
  readonly tally: SkipTally;
  readonly signal?: CancelSignal | undefined;
  readonly settings?: PathSettings | undefined;
}

/** The files below `root` (a folder), or `root` itself when it is a file, in a stable order. */
export async function discoverFiles(
  root: string,
  options: DiscoveryOptions,
): Promise<readonly DiscoveredFile[]> {
  const absolute = path.resolve(root);
  const info = await stat(absolute);
  const found: DiscoveredFile[] = [];
  if (info.isFile()) return await discoverNamed(absolute, options);
  const walk: Walk = { root: absolute, found, ...options };
  const rules = await loadIgnoreRules(absolute, options.settings);
  await walkEntries(walk, absolute, { entries: await readFolder(walk, absolute), rules });
  return found;
}

export interface NamedOptions extends DiscoveryOptions {
  /** Scanned in place of what is on disk, where there need be nothing. */
  readonly text?: string;
}

/** A file that somebody named: it is left out for the same reasons, but not for what only git ignores. */
export async function discoverNamed(
  absolutePath: string,
  { tally, settings, text }: NamedOptions,
): Promise<readonly DiscoveredFile[]> {
  const root = path.dirname(absolutePath);
  const namedAs = toRelative(settings?.folder ?? root, absolutePath);
  const rules = await loadRulesForNamed(root, settings);
  const file = rules.ignores(absolutePath, false) ? 'ignored' : describeFile(root, absolutePath, text);
  if (typeof file !== 'string') return [{ ...file, namedAs }];
  tally.add({ path: namedAs, reason: file, isNamed: true });
  return [];
}

interface Walk extends DiscoveryOptions {
  readonly root: string;
  readonly found: DiscoveredFile[];
}

interface Folder {
  readonly entries: readonly FolderEntry[];
  readonly rules: IgnoreRules;
  /** Names of its entries that are copies of libraries. */
  readonly copied?: ReadonlySet<string>;
}

async function walkEntries(walk: Walk, folder: string, { entries, rules, copied }: Folder): Promise<void> {
  for (const { entry, escaped } of entries) {
    const absolutePath = path.join(folder, entry.name);
    const isCopy = copied?.has(entry.name) === true && !rules.includes(absolutePath, entry.isDirectory());
    const skip = reasonToSkip(entry, absolutePath, rules) ?? (isCopy ? 'excluded-folder' : undefined);
    if (skip !== undefined) skipFile(walk, absolutePath, skip);
    else if (escaped !== undefined) skipUnnamed(walk, path.join(folder, escaped), entry);
    else if (entry.isDirectory()) await walkFolder(walk, absolutePath, rules);
    else considerFile(walk, absolutePath);
  }
}

async function walkFolder(walk: Walk, folder: string, above: IgnoreRules): Promise<void> {
  if (walk.signal?.aborted === true) return;
  const entries = await readFolder(walk, folder);
  const names = new Set(entries.map(({ entry }) => entry.name));
  const copied = new Set([...copiedLibraries(names), ...(await installedLibraries(folder, names))]);
  await walkEntries(walk, folder, { entries, rules: await above.below(folder, names), copied });
}

/** No path leads to it; a file that would not be scanned anyway is told as such. */
function skipUnnamed(walk: Walk, shown: string, entry: Dirent): void {
  const isFile = entry.isFile();
  if (isFile && findLanguageOfPath(shown) === undefined) skipFile(walk, shown, 'binary');
  else skipFile(walk, shown, (isFile ? reasonInName(entry.name) : undefined) ?? 'not-utf8');
}

async function readFolder(walk: Walk, folder: string): Promise<readonly FolderEntry[]> {
  try {
    return await readFolderEntries(folder);
  } catch {
    skipFile(walk, folder, 'unreadable');
    return [];
  }
}

function reasonToSkip(entry: Dirent, absolutePath: string, rules: IgnoreRules): SkipReason | undefined {
  if (entry.isSymbolicLink()) return 'symlink';
  const isFolder = entry.isDirectory();
  const isExcluded = isFolder && isExcludedFolder(entry.name) && !rules.includes(absolutePath, true);
  if (isExcluded && !(outputFolders.has(entry.name) && isOnlyCode(absolutePath))) return 'excluded-folder';
  if (rules.ignores(absolutePath, isFolder)) return 'ignored';
  // Sockets, pipes and devices: opening one may block for ever.
  if (!entry.isDirectory() && !entry.isFile()) return 'unsupported';
  return undefined;
}

function considerFile(walk: Walk, absolutePath: string): void {
  const file = describeFile(walk.root, absolutePath);
  if (typeof file === 'string') skipFile(walk, absolutePath, file);
  else walk.found.push(file);
}

function describeFile(root: string, absolutePath: string, text?: string): DiscoveredFile | SkipReason {
  const name = path.basename(absolutePath);
  const language = lockName.test(name) ? 'text' : findLanguageOfPath(absolutePath);
  if (language === undefined) return 'binary';
  const skip = reasonInName(name);
  if (skip !== undefined) return skip;
  // Synchronously: one call in turn is several times faster than a trip to the thread pool for each file.
  const stamp = text === undefined ? stampOf(absolutePath) : stampOfText(text);
  if (stamp === undefined) return 'vanished';
  if (stamp.size > maxScannedFileBytes) return 'too-large';
  const file = { absolutePath, path: toRelative(root, absolutePath), root, language };
  return { ...file, sizeBytes: stamp.size, stamp, ...(text === undefined ? {} : { text }) };
}

function stampOfText(text: string): FileStamp {
  return { size: Buffer.byteLength(text), mtimeMs: 0, ctimeMs: 0 };
}

function reasonInName(name: string): SkipReason | undefined {
  if (minifiedName.test(name)) return 'minified';
  return sourceMapName.test(name) ? 'generated' : undefined;
}

function skipFile(walk: Walk, absolutePath: string, reason: SkipReason): void {
  walk.tally.add({ path: toRelative(walk.root, absolutePath), reason });
}

/** A path below `root`, with forward slashes. */
export function toRelative(root: string, absolutePath: string): string {
  return path.relative(root, absolutePath).split(path.sep).join('/');
}
