/** Finds the files of a workspace that are worth scanning. Links are not followed, so a walk never leaves its root. */
import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CancelSignal, Language } from '../scanner/model.ts';
import { type IgnoreRules, loadIgnoreRules } from './ignore-rules.ts';
import { findLanguageOfPath } from './languages.ts';
import type { SkipReason, SkipTally } from './skip-reasons.ts';

/** A file to scan. */
export interface DiscoveredFile {
  readonly absolutePath: string;
  /** Relative to its root, with forward slashes. */
  readonly path: string;
  readonly root: string;
  readonly language: Language;
  readonly sizeBytes: number;
}

export const maxScannedFileBytes = 2 * 1024 * 1024;

/** Dependencies and build output, by folder name, whatever the ignore files say. */
const excludedFolders = new Set(
  [
    '.git .hg .svn node_modules bower_components jspm_packages vendor third_party dist build out target coverage',
    '.next .nuxt .svelte-kit .output .turbo .cache .parcel-cache .yarn .pnpm-store',
    '__pycache__ .venv venv .tox .nox .mypy_cache .pytest_cache .ruff_cache site-packages .eggs',
  ].flatMap((names) => names.split(' ')),
);

const minifiedName = /[.-]min\.[cm]?js$|\.bundle\.[cm]?js$/i;

export interface DiscoveryOptions {
  readonly tally: SkipTally;
  readonly signal?: CancelSignal | undefined;
}

/** The files below `root` (a folder), or `root` itself when it is a file, in a stable order. */
export async function discoverFiles(
  root: string,
  options: DiscoveryOptions,
): Promise<readonly DiscoveredFile[]> {
  const absolute = path.resolve(root);
  const info = await stat(absolute);
  const found: DiscoveredFile[] = [];
  if (info.isFile()) {
    const walk: Walk = { root: path.dirname(absolute), found, ...options };
    await considerFile(walk, absolute);
    return found;
  }
  const walk: Walk = { root: absolute, found, ...options };
  await walkFolder(walk, absolute, await loadIgnoreRules(absolute));
  return found;
}

interface Walk extends DiscoveryOptions {
  readonly root: string;
  readonly found: DiscoveredFile[];
}

async function walkFolder(walk: Walk, folder: string, rules: IgnoreRules): Promise<void> {
  if (walk.signal?.aborted === true) return;
  const entries = await readFolder(walk, folder);
  for (const entry of entries) {
    const absolutePath = path.join(folder, entry.name);
    const skip = reasonToSkip(entry, rules.ignores(absolutePath, entry.isDirectory()));
    if (skip !== undefined) skipFile(walk, absolutePath, skip);
    else if (entry.isDirectory()) await walkFolder(walk, absolutePath, await rules.below(absolutePath));
    else await considerFile(walk, absolutePath);
  }
}

async function readFolder(walk: Walk, folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    skipFile(walk, folder, 'unreadable');
    return [];
  }
}

function reasonToSkip(entry: Dirent, ignored: boolean): SkipReason | undefined {
  if (entry.isSymbolicLink()) return 'symlink';
  if (entry.isDirectory() && excludedFolders.has(entry.name)) return 'excluded-folder';
  if (ignored) return 'ignored';
  // Sockets, pipes and devices: opening one may block for ever.
  if (!entry.isDirectory() && !entry.isFile()) return 'unsupported';
  return undefined;
}

async function considerFile(walk: Walk, absolutePath: string): Promise<void> {
  const language = findLanguageOfPath(absolutePath);
  if (language === undefined) return skipFile(walk, absolutePath, 'unsupported');
  if (minifiedName.test(absolutePath)) return skipFile(walk, absolutePath, 'minified');
  const sizeBytes = await sizeOf(absolutePath);
  if (sizeBytes === undefined) return skipFile(walk, absolutePath, 'unreadable');
  if (sizeBytes > maxScannedFileBytes) return skipFile(walk, absolutePath, 'too-large');
  const relative = toRelative(walk.root, absolutePath);
  walk.found.push({ absolutePath, path: relative, root: walk.root, language, sizeBytes });
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await lstat(file)).size;
  } catch {
    return undefined;
  }
}

function skipFile(walk: Walk, absolutePath: string, reason: SkipReason): void {
  walk.tally.add({ path: toRelative(walk.root, absolutePath), reason });
}

/** A path below `root`, with forward slashes. */
export function toRelative(root: string, absolutePath: string): string {
  return path.relative(root, absolutePath).split(path.sep).join('/');
}
