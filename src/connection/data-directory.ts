import os from 'node:os';
import path from 'node:path';

/** Where the user's practice lies when nothing else is said: the platform's place for an application's data. */
export function defaultDataDirectory(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = os.homedir();
  if (env['VIREO_DATA']) {
    return path.resolve(env['VIREO_DATA']);
  }
  if (platform === 'win32') {
    return path.join(env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local'), 'Vireo');
  }
  if (platform === 'darwin') {
    return path.join(home, 'Library', 'Application Support', 'Vireo');
  }
  // Empty or relative counts as unset (XDG Base Directory Specification): it would be below the folder of each command.
  const said = env['XDG_DATA_HOME'] ?? '';
  return path.join(path.isAbsolute(said) ? said : path.join(home, '.local', 'share'), 'vireo');
}
