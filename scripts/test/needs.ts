/** What suites stand on, made ready once in a run. What cannot be made ready is a failure, never a skip. */
import { rm } from 'node:fs/promises';
import { buildAll } from '../build.ts';
import { packageAll } from '../package.ts';
import { installedBelow } from '../paths.ts';
import { ensureEditor } from '../vscode/install.ts';
import { ensureChromium } from './chromium.ts';
import { ensureShells } from './shells.ts';

export type NeedName = 'bundles' | 'vsix' | 'chromium' | 'editor' | 'shells';

const prepare: Readonly<Record<NeedName, (root: string) => Promise<unknown>>> = {
  bundles: buildAll,
  vsix: packageAnew,
  chromium: () => ensureChromium(),
  editor: () => ensureEditor(),
  shells: () => ensureShells(),
};

/** Downloads: they take a minute, and hardly anything of a core. */
const fetched: readonly NeedName[] = ['chromium', 'editor', 'shells'];

/** What tests have installed of the package before is no more of use. */
async function packageAnew(root: string): Promise<void> {
  await rm(installedBelow(root), { recursive: true, force: true });
  await packageAll(root);
}

export class Needs {
  private readonly ready = new Map<NeedName, Promise<string | undefined>>();
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** Begins with the downloads among them, while others keep the cores busy; who needs one waits for it, and hears of its failure. */
  fetchSoon(names: readonly NeedName[]): void {
    for (const name of fetched) if (names.includes(name)) void this.prepareOnce(name);
  }

  /** The first reason why one of them is not there; undefined when all are. */
  async problemWith(names: readonly NeedName[]): Promise<string | undefined> {
    for (const name of names) {
      const problem = await this.prepareOnce(name);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  private prepareOnce(name: NeedName): Promise<string | undefined> {
    const known = this.ready.get(name);
    if (known !== undefined) return known;
    console.log(`preparing: ${name} …`);
    const attempt = prepare[name](this.root).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    this.ready.set(name, attempt);
    return attempt;
  }
}
