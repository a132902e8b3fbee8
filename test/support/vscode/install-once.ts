/** Our extension in a profile, as the editor itself installs it: once for all profiles. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installedBelow, projectRoot } from '../../../scripts/paths.ts';
import { installExtension } from '../../../scripts/vscode/code-server.ts';
import { createProfile, type Profile } from '../../../scripts/vscode/profile.ts';

const installedFolder = installedBelow(projectRoot);

/** The editor finds extensions by their place below the folder, so a copy of the folder is as good. */
export async function installOnce(entry: string, profile: Profile, vsix: string): Promise<void> {
  // By its content: a build that changed is another one.
  const hash = createHash('sha256').update(readFileSync(vsix)).digest('hex').slice(0, 16);
  const installed = path.join(installedFolder, hash);
  if (!existsSync(installed)) await install(entry, vsix, installed);
  cpSync(installed, profile.extensions, { recursive: true });
}

/** Moved to its place when complete; where another process was faster, its copy stays. */
async function install(entry: string, vsix: string, installed: string): Promise<void> {
  mkdirSync(installedFolder, { recursive: true });
  const staged = mkdtempSync(path.join(installedFolder, 'staged-'));
  try {
    const profile = await createProfile(staged, {});
    await installExtension(entry, profile, vsix);
    moveUnlessThere(profile.extensions, installed);
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

function moveUnlessThere(folder: string, target: string): void {
  try {
    renameSync(folder, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}
