/** Notes which modules the scan of a file looked into, so that the cache knows when its result no longer holds. */
import { createHash } from 'node:crypto';
import type { ModuleSummaries } from '../scanner/model.ts';
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
        noted.set(`${fromPath}\0${specifier}`, { fromPath, specifier, sha256: hashModule(found) });
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

function hashModule(
  module: { readonly path: string; readonly text: string } | undefined,
): string | undefined {
  if (module === undefined) return undefined;
  return createHash('sha256').update(module.path).update('\0').update(module.text).digest('hex');
}
