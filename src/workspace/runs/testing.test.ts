/** Folders and repositories for the tests of runs. */
import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface TestFolders {
  readonly base: string;
  /** The user's. */
  readonly folder: string;
  readonly data: string;
  remove(): void;
}

export function makeFolders(): TestFolders {
  const base = mkdtempSync(path.join(os.tmpdir(), 'vireo-runs-'));
  const [folder, data] = [path.join(base, 'project'), path.join(base, 'data')];
  mkdirSync(folder);
  mkdirSync(data);
  return { base, folder, data, remove: () => rmSync(base, { recursive: true, force: true }) };
}

export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

export function git(folder: string, ...args: readonly string[]): string {
  const identity = [
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@example.org',
    '-c',
    'protocol.file.allow=always',
  ];
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

/** A repository with one commit of these files. */
export function makeRepository(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  write(folder, files);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'First');
}

/** Every entry below a folder with kind, mode, time of change and content. */
export function photograph(
  folder: string,
  { times = true, leaveOut }: { readonly times?: boolean; readonly leaveOut?: RegExp } = {},
): Readonly<Record<string, string>> {
  const seen: Record<string, string> = {};
  const visit = (relative: string): void => {
    for (const name of readdirSync(path.join(folder, relative)).sort()) {
      const child = path.posix.join(relative, name);
      if (leaveOut?.test(child) === true) continue;
      seen[child] = describeEntry(path.join(folder, child), times);
      if (lstatSync(path.join(folder, child)).isDirectory()) visit(child);
    }
  };
  visit('');
  return seen;
}

function describeEntry(absolute: string, times: boolean): string {
  const info = lstatSync(absolute, { bigint: true });
  const time = times && !info.isDirectory() ? ` ${info.mtimeNs}` : '';
  const target = info.isSymbolicLink() ? readlinkSync(absolute) : '';
  const content = info.isFile() ? readFileSync(absolute).toString('base64') : '';
  return `${info.mode.toString(8)}${time} ${target}${content}`;
}
