/** Every format that is read. To add one: write its adapter, put it here, give adapters.test.ts a project of its kind. */
import type { FormatAdapter } from '../model.ts';
import { cargoLock } from './cargo/cargo-lock.ts';
import { cargoToml } from './cargo/cargo-toml.ts';
import { goMod } from './go/go-mod.ts';
import { pom } from './maven/pom.ts';
import { packageJson } from './npm/package-json.ts';
import { packageLock } from './npm/package-lock.ts';
import { pnpmLock } from './npm/pnpm-lock.ts';
import { yarnLock } from './npm/yarn-lock.ts';
import { pipfile, pipfileLock } from './python/pipfile.ts';
import { poetryLock } from './python/poetry-lock.ts';
import { pyproject } from './python/pyproject.ts';
import { requirements } from './python/requirements.ts';
import { uvLock } from './python/uv-lock.ts';

export const adapters: readonly FormatAdapter[] = [
  packageLock,
  pnpmLock,
  yarnLock,
  poetryLock,
  uvLock,
  pipfileLock,
  cargoLock,
  goMod,
  packageJson,
  pyproject,
  pipfile,
  requirements,
  cargoToml,
  pom,
];

/** The adapter for a file of this path, with forward slashes. */
export function findAdapter(file: string): FormatAdapter | undefined {
  return adapters.find((adapter) => adapter.matches(file));
}
