/** Debian's packages of another release, beside those of the machine: unpacked, not installed. */
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ScriptError } from '../main.ts';
import { runCommand } from '../run-command.ts';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
/** By Node's name of the machine. */
const machines: Readonly<
  Record<string, { readonly debian: string; readonly folder: string; readonly loader: string }>
> = {
  x64: { debian: 'amd64', folder: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { debian: 'arm64', folder: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

export function canUnpackPackages(): boolean {
  const programs = ['/usr/bin/apt-get', '/usr/bin/dpkg-deb', keyring];
  return (
    process.platform === 'linux' && process.arch in machines && programs.every((file) => existsSync(file))
  );
}

export interface Unpacked {
  readonly suite: string;
  readonly names: readonly string[];
  /** Below the root: it is started through a script of the name `python` in the folder. */
  readonly program: string;
}

/** Answers the path of the script. Downloads are checked by apt; an attempt that fails is made again. */
export async function unpackPackages(folder: string, { suite, names, program }: Unpacked): Promise<string> {
  const apt = path.join(folder, 'apt');
  const settings = await writeSettings(apt, suite);
  const env = { ...process.env, APT_CONFIG: settings, DEBIAN_FRONTEND: 'noninteractive' };
  await tryThrice(() => run('apt-get', ['update', '-q'], env));
  const install = ['install', '-q', '-y', '--download-only', '--no-install-recommends', ...names];
  await tryThrice(() => run('apt-get', install, env));
  const archives = path.join(apt, 'cache/archives');
  const root = path.join(folder, 'root');
  await mkdir(root);
  for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb')))
    await run('dpkg-deb', ['-x', path.join(archives, file), root], env);
  await rm(apt, { recursive: true, force: true });
  return await writeStarter(folder, program);
}

/** Nothing of the machine's own apt is read or written. */
async function writeSettings(apt: string, suite: string): Promise<string> {
  const folders = ['state/lists/partial', 'cache/archives/partial', 'etc'];
  for (const each of folders) await mkdir(path.join(apt, each), { recursive: true });
  await writeFile(path.join(apt, 'state/status'), '');
  const source = `deb [signed-by=${keyring}] http://deb.debian.org/debian ${suite} main\n`;
  await writeFile(path.join(apt, 'etc/sources.list'), source);
  const settings = path.join(apt, 'apt.conf');
  const lines = [
    `Dir::State "${apt}/state/";`,
    `Dir::State::status "${apt}/state/status";`,
    `Dir::Cache "${apt}/cache/";`,
    `Dir::Etc::sourcelist "${apt}/etc/sources.list";`,
    'Dir::Etc::sourceparts "-";',
    `APT::Architecture "${machine().debian}";`,
    // Root downloads as another user, who may not write here.
    'APT::Sandbox::User "root";',
    'Acquire::Languages "none";',
    'Acquire::Retries "5";',
  ];
  await writeFile(settings, `${lines.join('\n')}\n`);
  return settings;
}

function machine() {
  const found = machines[process.arch];
  if (found === undefined) throw new ScriptError(`Debian has no packages for ${process.arch}.`);
  return found;
}

/** By the loader of these packages: that of the machine would give it a C library that is too old. */
async function writeStarter(folder: string, program: string): Promise<string> {
  const { folder: libraries, loader } = machine();
  const starter = path.join(folder, 'python');
  const text = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
PYTHONHOME="$here/root/usr"
export PYTHONHOME
exec "$here/root/usr/lib/${libraries}/${loader}" --library-path "$here/root/usr/lib/${libraries}" --argv0 "$here/python" "$here/root/${program}" "$@"
`;
  await writeFile(starter, text);
  await chmod(starter, 0o755);
  return starter;
}

async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { code, output } = await runCommand(command, args, { env });
  if (code !== 0) throw new ScriptError(`${command} ${args[0]} failed:\n${output.trim()}`);
}

async function tryThrice(act: () => Promise<void>): Promise<void> {
  for (let left = 2; ; left -= 1) {
    try {
      return await act();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}
