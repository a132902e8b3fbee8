/** Between the editor's addresses and paths on disk. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Absolute path of a `file:` uri. Any other (an untitled document) stands for itself: it lies in no folder. */
export function pathOf(uri: string): string {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : uri;
  } catch {
    return uri;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
