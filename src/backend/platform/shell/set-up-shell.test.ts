import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before } from 'mocha';
import type { ReadLine } from '../../../domain/policy/acts/simple-command.ts';
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

  return {
    get folder() {
      return folder;
    },
    get read() {
      return read;
    },
  };
}
