/** What `npm run package` made, unpacked far from the clone, as its user gets it. */
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installExtension } from '../../scripts/vscode/code-server.ts';
import { ensureEditor } from '../../scripts/vscode/install.ts';
import { createProfile } from '../../scripts/vscode/profile.ts';

export interface Unpacked extends Disposable {
  readonly folder: string;
}

/** Installed by the editor itself, into a profile of its own. */
export async function unpackVsix(vsix: string): Promise<Unpacked> {
  const unpacked = createBase();
  const profile = await createProfile(unpacked.folder, {});
  await installExtension(await ensureEditor(), profile, vsix);
  const [folder] = globSync('*/package.json', { cwd: profile.extensions });
  if (folder === undefined) throw new Error(`${vsix} was installed, but no extension is there.`);
  return { ...unpacked, folder: path.join(profile.extensions, path.dirname(folder)) };
}

export function unpackTgz(archive: string): Unpacked {
  const unpacked = createBase();
  execFileSync('tar', ['-xzf', archive, '-C', unpacked.folder]);
  return { ...unpacked, folder: path.join(unpacked.folder, 'package') };
}

function createBase(): Unpacked {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-unpacked-')));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
