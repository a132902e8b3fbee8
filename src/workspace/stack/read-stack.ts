/**
 * Reads the stack of a folder: finds its files as a scan does, leaves out what a scan leaves out, and hands them to the
 * core. Links are not followed, and nothing of the workspace is executed.
 */
import { readFileSync, statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { loadConfig } from '../config/load-config.ts';
import { discoverFiles } from '../discovery.ts';
import { ignore } from '../ignore-error.ts';
import type { PathSettings } from '../ignore-rules.ts';
import { findProjectFolder } from '../project.ts';
import { requireNoProblems } from '../scan-scope.ts';
import { createSkipTally, type SkipTally } from '../skip-reasons.ts';
import { discoverStack } from './discover-stack.ts';
import type { DiscoverOptions, LeftOut, Stack, StackFile } from './model.ts';
import { isWorthOpening } from './read-file.ts';

export interface ReadStackOptions extends Omit<DiscoverOptions, 'name'> {
  /** Nobody trusts the folder: its settings leave nothing out. */
  readonly restricted?: boolean | undefined;
}

/** Rejects where `root`, a folder or a file, cannot be read; by a `ScanScopeError` where its settings are wrong. */
export async function readStack(root: string, options: ReadStackOptions = {}): Promise<Stack> {
  const folder = await realpath(path.resolve(root));
  const tally = createSkipTally();
  const settings = options.restricted === true ? undefined : await loadPathSettings(folder);
  const found = await discoverFiles(folder, { tally, settings, signal: options.signal });
  const breathe = createBreath();
  const files = found.map(
    (file): StackFile => ({
      path: file.path,
      size: file.sizeBytes,
      read: async () => {
        await breathe();
        return readBytes(file.absolutePath);
      },
    }),
  );
  const rest = skippedFiles(folder, tally);
  const stack = await discoverStack([...files, ...rest], { ...options, name: path.basename(folder) });
  return { ...stack, leftOut: addMissingWeek(tally, rest, stack) };
}

/** What `.vireo.yml` includes and excludes. */
async function loadPathSettings(root: string): Promise<PathSettings> {
  const folder = await findProjectFolder(root);
  const { config, problems } = await loadConfig(folder);
  requireNoProblems(problems);
  return { folder, exclude: config.exclude, include: config.include };
}

function readBytes(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    ignore(error, 'the file is counted as unreadable');
    return undefined;
  }
}

/** Reading in turn is several times faster than a trip to the thread pool for each file; others must have theirs, too. */
function createBreath(): () => Promise<void> {
  const turnMs = 8;
  let startedAt = performance.now();
  return async () => {
    if (performance.now() - startedAt < turnMs) return;
    await setImmediate();
    startedAt = performance.now();
  };
}

const maxManifestBytes = 48 * 1024 * 1024;

/** Files that a scan does not open, and that show something anyway: large lock files by their text, others by their names. */
function skippedFiles(folder: string, { files }: SkipTally): readonly StackFile[] {
  return files.flatMap(({ path: name, reason }): StackFile[] => {
    if (reason === 'binary') return [{ path: name, size: 0 }];
    if (reason !== 'too-large' || !isWorthOpening(name)) return [];
    const absolute = path.join(folder, name);
    const size = statSync(absolute, { throwIfNoEntry: false })?.size ?? 0;
    if (size > maxManifestBytes) return [];
    return [{ path: name, size, read: async () => readBytes(absolute) }];
  });
}

/** Large files that were opened after all were not left out. */
function addMissingWeek({ counts }: SkipTally, opened: readonly StackFile[], stack: Stack): Stack['leftOut'] {
  const all: Partial<Record<LeftOut, number>> = { ...stack.leftOut };
  for (const [reason, count] of Object.entries(counts)) {
    const key = reason as keyof typeof counts;
    all[key] = (all[key] ?? 0) + count;
  }
  const large = (all['too-large'] ?? 0) - opened.filter(({ read }) => read !== undefined).length;
  if (large > 0) return { ...all, 'too-large': large };
  const { 'too-large': _none, ...rest } = all;
  return rest;
}
