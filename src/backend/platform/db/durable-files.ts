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
  orRemoved(draft, () => {
    writeDraft(draft, content, mode);
    fs.renameSync(draft, file);
  });
  syncDirectory(dirname(file));
}

/** A file that waits, on the disk, to be put in another one's place. A full disk leaves none. */
export function stageFile(draft: string, content: string, mode: number): void {
  orRemoved(draft, () => writeDraft(draft, content, mode));
}

function writeDraft(draft: string, content: string, mode: number): void {
  const fd = fs.openSync(draft, 'w', mode);
  try {
    fs.fchmodSync(fd, mode);
    fs.writeFileSync(fd, content);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** Removes a draft that the work did not come to its end with. */
function orRemoved(draft: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
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
