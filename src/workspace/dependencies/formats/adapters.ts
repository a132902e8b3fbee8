/** Every format that is read. To add one: write its adapter, put it here, give adapters.test.ts a project of its kind. */
import type { FormatAdapter } from '../model.ts';
import { packageJson } from './npm/package-json.ts';
import { packageLock } from './npm/package-lock.ts';
import { pnpmLock } from './npm/pnpm-lock.ts';
import { yarnLock } from './npm/yarn-lock.ts';

export const adapters: readonly FormatAdapter[] = [packageLock, pnpmLock, yarnLock, packageJson];

/** The adapter for a file of this name, without folders. */
export function findAdapter(name: string): FormatAdapter | undefined {
  return adapters.find((adapter) => adapter.matches(name));
}
