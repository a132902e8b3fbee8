/** Where a start keeps what: all of it below one directory, none of it in the clone or the user's own profile. */
import path from 'node:path';

export interface Layout {
  readonly editor: string;
  readonly workspace: string;
  /** The practice: database, discovery file, logs of the backend. */
  readonly practice: string;
  readonly stamp: (name: string) => string;
}

export function layoutOf(directory: string): Layout {
  return {
    editor: path.join(directory, 'editor'),
    workspace: path.join(directory, 'workspace/nordwind-orders'),
    practice: path.join(directory, 'practice'),
    stamp: (name) => path.join(directory, 'stamps', name),
  };
}
