/** Finds a VS Code (or VSCodium) that is installed on this machine, with its window and its command line. */
import { existsSync } from 'node:fs';
import path from 'node:path';

export interface DesktopEditor {
  /** The program with the window; test runners start it directly. */
  readonly executable: string;
  /** The `code` command beside it, which installs extensions and opens windows. */
  readonly cli: string;
}

/** VIREO_VSCODE names an executable; otherwise the places where installers put it. */
export function findDesktopEditor(env: NodeJS.ProcessEnv = process.env): DesktopEditor | undefined {
  const chosen = env['VIREO_VSCODE'];
  const places = chosen === undefined ? knownPlaces(env, process.platform) : [chosen];
  return places
    .map((executable) => ({ executable, cli: cliOf(executable, process.platform) }))
    .find(({ executable, cli }) => existsSync(executable) && existsSync(cli));
}

/** Where installers put it. */
export function knownPlaces(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') {
    return ['Visual Studio Code', 'VSCodium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/Electron`,
    );
  }
  if (platform === 'win32') {
    const roots = [path.join(env['LOCALAPPDATA'] ?? '', 'Programs'), env['ProgramFiles'] ?? ''];
    return roots.flatMap((root) => [
      path.join(root, 'Microsoft VS Code/Code.exe'),
      path.join(root, 'VSCodium/VSCodium.exe'),
    ]);
  }
  return [
    '/usr/share/code/code',
    '/snap/code/current/usr/share/code/code',
    '/usr/share/codium/codium',
    '/opt/visual-studio-code/code',
  ];
}

/** The `code` command of a program. */
export function cliOf(executable: string, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return path.join(path.dirname(executable), '../Resources/app/bin/code');
  const name = path.basename(executable, '.exe').toLowerCase();
  return path.join(path.dirname(executable), 'bin', platform === 'win32' ? `${name}.cmd` : name);
}
