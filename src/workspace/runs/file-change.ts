import type { FileState } from './files/file-state.ts';

export type FileChangeKind = 'added' | 'changed' | 'deleted' | 'renamed' | 'mode';

/** What became of one file between the start of a run and now. `mode`: nothing but the permission to run it. */
export interface FileChange {
  readonly kind: FileChangeKind;
  /** Relative to the run's root, with forward slashes: the name that the file has now, or had when it was deleted. */
  readonly path: string;
  /** Its name at the start, where that was another. */
  readonly from?: string;
  readonly before: FileState | undefined;
  readonly after: FileState | undefined;
}
