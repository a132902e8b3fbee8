/** What a package is installed by, and from which lock file. */
import type { FactView } from './fact-view.ts';
import { foldersUp, join } from './project-files.ts';
import type { Manager } from './service-facts.ts';

export interface Installed {
  readonly manager: Manager;
  /** Path of the lock file that it is installed from. */
  readonly lock: string | undefined;
  /** Its lock file lies in the project's folder, and it does not. */
  readonly inheritsLock: boolean;
  /** Of a manager that no image is written for: its name. */
  readonly unknown: string | undefined;
}

const locks: Readonly<Record<Manager, readonly string[]>> = {
  npm: ['package-lock.json', 'npm-shrinkwrap.json'],
  pnpm: ['pnpm-lock.yaml'],
  yarn: ['yarn.lock'],
  pip: [],
  uv: ['uv.lock'],
  poetry: ['poetry.lock'],
  go: ['go.sum'],
  none: [],
};

const ofRuntime = {
  node: { known: ['npm', 'pnpm', 'yarn'], foreign: { bun: 'Bun' } },
  python: { known: ['uv', 'poetry', 'pip'], foreign: { pipenv: 'Pipenv', pdm: 'PDM' } },
} as const;

export function pickManager(view: FactView, folder: string, runtime: 'node' | 'python'): Installed {
  const { known, foreign } = ofRuntime[runtime];
  const names: readonly string[] = [...known, ...Object.keys(foreign)];
  const said = foldersUp(folder)
    .map((at) => view.of('package-manager', at).find(({ value }) => names.includes(value)))
    .find((each) => each !== undefined);
  const other = Object.entries(foreign).find(([name]) => name === said?.value)?.[1];
  const manager = known.find((name) => name === said?.value) ?? known[runtime === 'node' ? 0 : 2] ?? 'npm';
  const lock = foldersUp(folder)
    .flatMap((at) => locks[manager].map((name) => join(at, name)))
    .find((file) => view.files.has(file));
  return {
    manager,
    lock,
    inheritsLock: folder !== '.' && lock !== undefined && !lock.includes('/'),
    unknown: other,
  };
}
