/** What suites stand on, made ready once in a run. What cannot be made ready is a failure, never a skip. */
import { rm } from 'node:fs/promises';
import { buildAll } from '../build.ts';
import { packBuilt } from '../package.ts';
import { installedBelow } from '../paths.ts';
import { packageKey, stampPackage } from '../start/extension-package.ts';
import { ensureEditor } from '../vscode/install.ts';
import { ensureChromium } from './chromium.ts';
import type { Job } from './longest-first.ts';
import { ensurePromtool } from './promtool.ts';
import { ensurePython } from './python.ts';
import { ensureShells } from './shells.ts';

export type NeedName = 'bundles' | 'vsix' | 'chromium' | 'editor' | 'shells' | 'promtool' | 'python';

const prepare: Readonly<Record<NeedName, (root: string) => Promise<unknown>>> = {
  bundles: buildAnew,
  vsix: packAnew,
  chromium: () => ensureChromium(),
  editor: () => ensureEditor(),
  shells: () => ensureShells(),
  promtool: () => ensurePromtool(),
  python: () => ensurePython(),
};

/** Downloads: they take a minute, and hardly anything of a core. The others take a lane of the run. */
const fetched: readonly NeedName[] = ['chromium', 'editor', 'shells', 'promtool', 'python'];

/** Of the sources that the bundles are made of, by root. */
const builtKeys = new Map<string, string>();

async function buildAnew(root: string): Promise<void> {
  const key = packageKey(root);
  await buildAll(root);
  builtKeys.set(root, key);
}

/**
 * What tests have installed of the package before is no more of use. The test of `npm start` takes this package: it would
 * build another one, and replace dist/ below the tests that run.
 */
async function packAnew(root: string): Promise<void> {
  await rm(installedBelow(root), { recursive: true, force: true });
  await packBuilt(root);
  const key = builtKeys.get(root);
  if (key !== undefined && key === packageKey(root)) await stampPackage(root, key);
}

export class Needs {
  private readonly results = new Map<NeedName, PromiseWithResolvers<string | undefined>>();
  private readonly root: string;

  constructor(root: string, names: readonly NeedName[]) {
    this.root = root;
    // The package is made of the bundles.
    const all = names.includes('vsix') ? [...names, 'bundles' as const] : names;
    for (const name of all) this.results.set(name, Promise.withResolvers());
  }

  /** Begins with the downloads; answers what else is to be prepared, to run before all tests. */
  begin(): readonly Job<undefined>[] {
    const names = [...this.results.keys()];
    for (const name of names) if (fetched.includes(name)) void this.prepare(name);
    return names
      .filter((name) => !fetched.includes(name))
      .map((name) => ({
        seconds: Number.POSITIVE_INFINITY,
        ...(name === 'vsix' ? { ready: this.problemWith(['bundles']) } : {}),
        run: () => this.prepare(name),
      }));
  }

  /** Once all of them are tried: the first reason why one is not there; undefined when all are. */
  async problemWith(names: readonly NeedName[]): Promise<string | undefined> {
    const problems = await Promise.all(names.map((name) => this.results.get(name)?.promise));
    return problems.find((problem) => problem !== undefined);
  }

  private async prepare(name: NeedName): Promise<undefined> {
    console.log(`preparing: ${name} …`);
    this.results.get(name)?.resolve(await this.tryTo(name));
  }

  private async tryTo(name: NeedName): Promise<string | undefined> {
    const problem = name === 'vsix' ? await this.problemWith(['bundles']) : undefined;
    if (problem !== undefined) return problem;
    return await prepare[name](this.root).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  }
}
