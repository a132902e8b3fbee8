import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before } from 'mocha';
import type { ReadLine } from '../../domain/policy/acts/simple-command.ts';
import { openShellReader } from './shell-reader.ts';

export const programs = ['npm', 'git', 'rm', 'cp', 'curl'] as const;

/** A folder, and the reader of lines. */
export function setUpShell() {
  let folder: string;

  let read: ReadLine;

  before(async () => {
    read = await openShellReader();
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-shell-'));
    await mkdir(path.join(folder, 'bin'));
    for (const name of programs) {
      const file = path.join(folder, 'bin', name);
      // Fields end with a byte that no argument holds.
      await writeFile(file, '#!/bin/bash\nprintf "%s\\0" "${0##*/}" "$@" $\'\\1\' >> "$VIREO_LOG"\n');
      await chmod(file, 0o755);
    }
    for (const shell of ['sh', 'bash']) await symlink('/bin/bash', path.join(folder, 'bin', shell));
    for (const tool of ['env', 'timeout', 'nice', 'xargs', 'find']) {
      await symlink(`/usr/bin/${tool}`, path.join(folder, 'bin', tool));
    }
  });

  after(async () => await rm(folder, { recursive: true, force: true }));

  /** What bash truly starts, each with its arguments. */
  async function run(line: string): Promise<string[][]> {
    const home = await mkdtemp(path.join(folder, 'run-'));
    const log = path.join(home, '.log');
    const env = { PATH: path.join(folder, 'bin'), VIREO_LOG: log, HOME: home, LC_ALL: 'C.UTF-8' };
    await new Promise<void>((resolve) => {
      const options = { cwd: home, env, timeout: 20_000, killSignal: 'SIGKILL' } as const;
      const child = execFile('/bin/bash', ['--norc', '--noprofile', '-c', line], options, () => resolve());
      child.stdin?.end();
    });
    const said = await readFile(log, 'utf8').catch(() => '');
    await rm(home, { recursive: true, force: true });
    return said
      .split('\u0001\0')
      .filter(Boolean)
      .map((argv) => argv.split('\0').slice(0, -1));
  }

  return {
    run,
    get folder() {
      return folder;
    },
    get read() {
      return read;
    },
  };
}
