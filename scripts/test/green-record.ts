/** The files of the clone as they were in the last green whole run; the fast run begins with what has changed since. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { readRecord, writeRecord } from '../record-file.ts';

/** Hash by file. */
export type Snapshot = Readonly<Record<string, string>>;

const recordSchema = z.object({ commit: z.string(), files: z.record(z.string(), z.string()) });

function recordBelow(root: string): string {
  return path.join(root, '.tsbuild/green-run.json');
}

/** Of every file that git keeps or would keep. */
export function takeSnapshot(root: string): Snapshot {
  const listed = git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const files = [...new Set(listed.split('\0'))].filter((file) => file !== '').sort();
  const there = files.filter((file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile());
  return Object.fromEntries(there.map((file) => [file, hashOf(path.join(root, file))]));
}

export function changedSince(before: Snapshot, now: Snapshot): readonly string[] {
  const files = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...files].filter((file) => before[file] !== now[file]).sort();
}

export function readGreenRun(root: string): Snapshot | undefined {
  return readRecord(recordBelow(root), recordSchema)?.files;
}

/** `files` as they were when the run began: what was edited meanwhile is not tested. */
export function writeGreenRun(root: string, files: Snapshot): void {
  const commit = git(root, ['rev-parse', 'HEAD']).trim();
  writeRecord(recordBelow(root), { commit, files });
}

function git(root: string, args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 });
}

function hashOf(file: string): string {
  return createHash('sha1').update(readFileSync(file)).digest('hex');
}
