/** The folders and settings of one editor that is nobody's own: a test's, or the demo's. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface Profile {
  /** Keep it short: Unix sockets live below it, and their paths end at 108 bytes. */
  readonly base: string;
  readonly userData: string;
  readonly extensions: string;
}

export type Settings = Readonly<Record<string, unknown>>;

/** Quiet: no telemetry, no updates, no tips, no second side bar of the editor's own. */
export const quietSettings: Settings = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'git.openRepositoryInParentFolders': 'never',
  'chat.disableAIFeatures': true,
  // The backend's port is nobody's to forward.
  'remote.autoForwardPorts': false,
};

/** Makes the folders; settings are written once and then belong to whoever uses the profile. */
export async function createProfile(base: string, settings: Settings): Promise<Profile> {
  const profile = { base, userData: path.join(base, 'user'), extensions: path.join(base, 'extensions') };
  const settingsFile = path.join(profile.userData, 'User/settings.json');
  for (const folder of [path.dirname(settingsFile), profile.extensions, ...Object.values(homes(base))]) {
    await mkdir(folder, { recursive: true });
  }
  if (!existsSync(settingsFile)) await writeFile(settingsFile, `${JSON.stringify(settings, null, 2)}\n`);
  return profile;
}

/** What scripts tell those that they run is not for terminals of an editor: code there is made when it is missing. */
export function withoutOwn(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { VIREO_CODE_MADE: _, ...rest } = environment;
  return rest;
}

/** The environment of an editor on this profile: it sees neither the user's home nor the editor that runs us. */
export function profileEnvironment(
  profile: Profile,
  extra: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_|XDG_|HASHED_PASSWORD$|PASSWORD$|PORT$|INIT_CWD$)/;
  const rest = Object.entries(withoutOwn(process.env)).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(rest), ...homes(profile.base), ...extra };
}

function homes(base: string): Record<string, string> {
  return {
    HOME: path.join(base, 'home'),
    XDG_CONFIG_HOME: path.join(base, 'config'),
    XDG_DATA_HOME: path.join(base, 'data'),
    XDG_STATE_HOME: path.join(base, 'state'),
    XDG_CACHE_HOME: path.join(base, 'cache'),
    TMPDIR: path.join(base, 't'),
  };
}
