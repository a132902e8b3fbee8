/** Files and directories made so that a power cut leaves either what was before or all of what is new. */
import fs from 'node:fs';
import { dirname } from 'node:path';

/** Makes the directory, for the user alone, and has the disk remember it. */
export function makeDirectory(directory: string): void {
  const first = fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (first !== undefined) syncDirectory(dirname(first));
}

/** Puts a new content in the file's place at once: a reader sees the old one or the new one, whole. */
export function replaceFile(file: string, content: string, mode: number): void {
  const draft = `${file}.${process.pid}.new`;
  const fd = fs.openSync(draft, 'w', mode);
  try {
    fs.fchmodSync(fd, mode);
    fs.writeFileSync(fd, content);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
  fs.renameSync(draft, file);
  syncDirectory(dirname(file));
}

/** Windows keeps directories in order by itself and refuses to open them. */
export function syncDirectory(directory: string, platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32') return;
  const fd = fs.openSync(directory, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}
