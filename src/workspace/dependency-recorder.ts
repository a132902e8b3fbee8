/** Notes which modules the scan of a file looked into, so that the cache knows when its result no longer holds. */
import { createHash } from 'node:crypto';
import type { ModuleSummaries } from '../scanner/model.ts';
import { stampOf } from './file-stamp.ts';
import { createModuleResolver } from './module-resolution.ts';
import type { Dependency } from './scan-messages.ts';

export interface DependencyRecorder {
  /** The port to hand to the scanner. */
  readonly summaries: ModuleSummaries;
  useRoot(root: string): void;
  begin(): void;
  take(): readonly Dependency[];
  /** Whether the import resolves to the very same text as when it was noted. */
  holds(dependency: Dependency): boolean;
}

export function createDependencyRecorder(): DependencyRecorder {
  let resolver: ModuleSummaries | undefined;
  let noted = new Map<string, Dependency>();
  const resolve: ModuleSummaries['resolve'] = (fromPath, specifier) => resolver?.resolve(fromPath, specifier);
  return {
    summaries: {
      resolve(fromPath, specifier) {
        const found = resolve(fromPath, specifier);
        const key = `${fromPath}\0${specifier}`;
        if (!noted.has(key)) noted.set(key, { fromPath, specifier, ...factsOf(found) });
        return found;
      },
    },
    useRoot(root) {
      resolver = createModuleResolver({ roots: [root] });
    },
    begin() {
      noted = new Map();
    },
    take: () => [...noted.values()],
    holds: ({ fromPath, specifier, sha256 }) => hashModule(resolve(fromPath, specifier)) === sha256,
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

function hashModule(found: FoundModule | undefined): string | undefined {
  if (found === undefined) return undefined;
  return createHash('sha256').update(found.path).update('\0').update(found.text).digest('hex');
}
