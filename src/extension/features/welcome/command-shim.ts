/** What the installed command consists of, and where it may be put; pure. */

export interface Shim {
  readonly name: string;
  readonly text: string;
}

export interface ShimPaths {
  /** Electron counts as Node when it is told so. */
  readonly node: string;
  readonly cli: string;
  /** The user's folder on Windows, which a batch file names by its variable: it is read in a code page that may lack its letters. */
  readonly profile?: string | undefined;
}

export function shimFor(platform: NodeJS.Platform, { node, cli, profile }: ShimPaths): Shim {
  if (platform === 'win32') {
    const [run, script] = [node, cli].map((file) => inBatch(file, profile));
    const lines = ['@echo off', 'setlocal', 'set ELECTRON_RUN_AS_NODE=1', `"${run}" "${script}" %*`];
    return { name: 'vireo.cmd', text: `${lines.join('\r\n')}\r\n` };
  }
  const line = `ELECTRON_RUN_AS_NODE=1 exec ${quote(node)} ${quote(cli)} "$@"`;
  return { name: 'vireo', text: `#!/bin/sh\n${line}\n` };
}

/** A folder of the user's own that is on the PATH; nothing that needs another's rights. */
export function findShimFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  const windows = platform === 'win32';
  const home = env[windows ? 'USERPROFILE' : 'HOME'];
  if (home === undefined || home === '') return undefined;
  const candidates = windows
    ? [`${env['LOCALAPPDATA'] || `${home}\\AppData\\Local`}\\Microsoft\\WindowsApps`]
    : [`${home}/.local/bin`, `${home}/bin`];
  const onPath = new Set((env[windows ? 'Path' : 'PATH'] ?? env['PATH'] ?? '').split(windows ? ';' : ':'));
  return candidates.find((folder) => onPath.has(folder));
}

function inBatch(file: string, profile: string | undefined): string {
  const isInside = profile !== undefined && file.toLowerCase().startsWith(`${profile.toLowerCase()}\\`);
  const literal = (text: string) => text.replaceAll('%', '%%');
  return isInside ? `%USERPROFILE%${literal(file.slice(profile.length))}` : literal(file);
}

function quote(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`;
}
