/** Whether commands of a run can be kept from the network and from what is not theirs: by bubblewrap, where it works. */
import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

export type Isolation =
  | { readonly kind: 'bubblewrap'; readonly program: string }
  /** `why` completes "Not isolated: …" for the user. */
  | { readonly kind: 'none'; readonly why: string };

/** Kernels and containers may forbid what it needs: only a trial tells. */
export async function findIsolation(platform: string = process.platform): Promise<Isolation> {
  if (platform !== 'linux') return { kind: 'none', why: 'bubblewrap runs on Linux alone.' };
  const program = 'bwrap';
  try {
    const trial = ['--unshare-all', '--die-with-parent', '--ro-bind', '/', '/', '--proc', '/proc', 'true'];
    await exec(program, trial, { timeout: 10_000 });
    return { kind: 'bubblewrap', program };
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const why = isMissing ? 'bubblewrap is not installed.' : 'this machine does not let bubblewrap work.';
    return { kind: 'none', why };
  }
}

export interface Confined {
  /** The tree of the run: all that may be written, but for a temporary folder of its own. */
  readonly root: string;
  readonly folder: string;
  /** Read although they lie in the home folder: dependencies that the tree links to. */
  readonly readable: readonly string[];
  /** Of the environment that the command gets. */
  readonly searchPath: string;
}

/** What the home folder, sockets and temporary files hold is not there; programs found by the search path are. */
export function confine({ root, folder: start, readable, searchPath }: Confined): readonly string[] {
  const home = homedir();
  const hidden = ['/tmp', '/var/tmp', '/run', '/dev/shm', home].filter((folder) => folder !== '/');
  const isHidden = (folder: string) => hidden.some((parent) => isBelow(parent, folder));
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const programs = folders.filter(isHidden).flatMap((folder) => [folder, ...loadedBy(folder)]);
  const shown = [...programs.filter((folder) => folder !== home), ...readable].filter(isHidden);
  return [
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    '--cap-drop',
    'ALL',
    '--ro-bind',
    '/',
    '/',
    '--dev',
    '/dev',
    '--proc',
    '/proc',
    ...hidden.flatMap((folder) => ['--tmpfs', folder]),
    ...shown.flatMap((folder) => ['--ro-bind-try', folder, folder]),
    '--bind',
    root,
    root,
    '--chdir',
    start,
  ];
}

/**
 * What programs load that lie in a `bin` of the home folder, and nothing else beside it: the same folders hold the records of
 * other programs, keyrings and tokens (`~/.local/share`, `~/.cargo/credentials.toml`).
 */
const loaded = [
  'lib',
  'lib64',
  'libexec',
  'include',
  'pyvenv.cfg',
  'versions',
  'installs',
  'plugins',
  'tools',
  'share/pipx',
  'share/uv/tools',
  'share/uv/python',
  'share/mise/installs',
  'share/fnm',
];

function loadedBy(folder: string): readonly string[] {
  if (path.basename(folder) !== 'bin') return [];
  const above = path.dirname(folder);
  return above === homedir() ? [] : loaded.map((name) => path.join(above, name));
}

function isBelow(parent: string, folder: string): boolean {
  return folder === parent || folder.startsWith(`${parent}${path.sep}`);
}
