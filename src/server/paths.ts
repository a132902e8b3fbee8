/** Between the editor's addresses and paths on disk. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Whether a path can name it. */
export function isOnDisk(uri: string): boolean {
  return uri.startsWith('file:');
}

/** Absolute path of a `file:` uri. Any other (an untitled document) stands for itself: it lies in no folder. */
export function pathOf(uri: string): string {
  try {
    return isOnDisk(uri) ? fileURLToPath(uri) : uri;
  } catch {
    return uri;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
