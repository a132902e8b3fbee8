/** Notes which modules the scan of a file looked into, so that the cache knows when its result no longer holds. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { ModuleSummaries } from '../scanner/model.ts';
import { stampOf } from './file-stamp.ts';
import { besideSpecifier, createModuleResolver, KnownModules } from './module-resolution.ts';
import type { Dependency } from './scan-messages.ts';
import { hasSiblings } from './sibling-files.ts';

export interface DependencyRecorder {
  /** The port to hand to the scanner. */
  readonly summaries: ModuleSummaries;
  useRoot(root: string): void;
  /** From here on for one file; without `isNoting` nothing is noted, since nobody will ask. */
  begin(isNoting?: boolean): void;
  take(): readonly Dependency[];
  /** Whether the import resolves to the very same text as when it was noted. */
  holds(dependency: Dependency): boolean;
}

export function createDependencyRecorder(): DependencyRecorder {
  let resolver: ModuleSummaries | undefined;
  let quick: ModuleSummaries | undefined;
  let noted = new Map<string, Dependency>();
  let notes = true;
  // What is noted holds for the file as it is on disk at that moment; what is not noted may be some seconds old.
  const resolve: ModuleSummaries['resolve'] = (fromPath, specifier) =>
    (notes ? resolver : quick)?.resolve(fromPath, specifier);
  const beside = (fromPath: string): readonly FoundModule[] => resolver?.beside?.(fromPath) ?? [];
  return {
    summaries: {
      resolve(fromPath, specifier) {
        const found = resolve(fromPath, specifier);
        const key = `${fromPath}\0${specifier}`;
        if (notes && !noted.has(key)) noted.set(key, { fromPath, specifier, ...factsOf(found) });
        return found;
      },
      beside(fromPath) {
        const found = beside(fromPath);
        if (!notes) return found;
        const names = found.map((file) => path.basename(file.path)).join('|');
        noted.set(`${fromPath}\0${besideSpecifier}`, {
          fromPath,
          specifier: besideSpecifier,
          sha256: hashFiles(found),
          path: names,
        });
        for (const file of found) {
          const specifier = `./${path.basename(file.path)}`;
          noted.set(`${fromPath}\0${specifier}`, { fromPath, specifier, ...factsOf(file) });
        }
        return found;
      },
      nameOf: (file) => resolver?.nameOf?.(file) ?? file,
    },
    useRoot(root) {
      resolver = createModuleResolver({ roots: [root] });
      quick = createModuleResolver({ roots: [root], known: new KnownModules() });
    },
    begin(isNoting = true) {
      noted = new Map();
      notes = isNoting;
    },
    take: () => [...noted.values()],
    holds({ fromPath, specifier, sha256 }) {
      if (specifier === besideSpecifier) return hashFiles(beside(fromPath)) === sha256;
      // A single file beside another is among all those beside it, which are noted, too.
      if (hasSiblings(fromPath)) return true;
      return hashModule(resolver?.resolve(fromPath, specifier)) === sha256;
    },
  };
}

interface FoundModule {
  readonly path: string;
  readonly text: string;
}

function factsOf(found: FoundModule | undefined): Pick<Dependency, 'sha256' | 'path' | 'stamp'> {
  if (found === undefined) return { sha256: undefined, path: undefined, stamp: undefined };
  return { sha256: hashModule(found), path: found.path, stamp: stampOf(found.path) };
}

function hashFiles(files: readonly FoundModule[]): string {
  const hash = createHash('sha256');
  for (const { path: file, text } of files) hash.update(file).update('\0').update(text).update('\0');
  return hash.digest('hex');
}

function hashModule(found: FoundModule | undefined): string | undefined {
  if (found === undefined) return undefined;
  return createHash('sha256').update(found.path).update('\0').update(found.text).digest('hex');
}
