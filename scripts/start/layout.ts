/** Where a start keeps what: all of it below one directory, none of it in the clone or the user's own profile. */
import path from 'node:path';
import { demoFolders } from '../../src/contract/demo/demo-folders.ts';

export interface Layout {
  readonly editor: string;
  /** The user's own practice: database, discovery file, logs of the backend. */
  readonly practice: string;
  /** The demo's, below it as in any editor, and the folder of its project. */
  readonly demo: string;
  readonly workspace: string;
  /** What the tools of a start say. */
  readonly log: string;
  readonly stamp: (name: string) => string;
}

export function layoutOf(directory: string): Layout {
  const practice = path.join(directory, 'practice');
  return {
    editor: path.join(directory, 'editor'),
    practice,
    demo: path.join(practice, demoFolders.practice),
    workspace: path.join(practice, demoFolders.workspace),
    log: path.join(directory, 'start.log'),
    stamp: (name) => path.join(directory, 'stamps', name),
  };
}
