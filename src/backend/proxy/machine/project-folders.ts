/**
 * Where projects of a server lie on this machine. A folder belongs to a person's machine, not to a project: the server never
 * hears of it, and a colleague has another one.
 */
import * as z from 'zod';
import { projectFoldersName } from '../../../contract/local/account-names.ts';
import { openKeptFile } from './kept-file.ts';

const foldersSchema = z.strictObject({ folders: z.record(z.string(), z.string()) });

export interface ProjectFolders {
  /** Absolute path on this machine; null where the project has none here. */
  find(projectId: string): string | null;
  /** Ids of the projects that have one here. */
  list(): readonly string[];
  /** On the disk when it returns. */
  set(projectId: string, folder: string | null): void;
  /** Calls back at each change, until what is returned is called. */
  onChange(listener: () => void): () => void;
}

export interface MachinePorts {
  /** The data folder of the account. */
  readonly directory: string;
  readonly log: { error(details: object, message: string): void };
}

export function openProjectFolders({ directory, log }: MachinePorts): ProjectFolders {
  const file = openKeptFile({
    directory,
    name: projectFoldersName,
    schema: foldersSchema,
    empty: { folders: {} },
    onDamaged: (error) => log.error({ err: error }, 'folders of projects'),
  });
  // process-local: clients and the runner of this backend; on several: nothing, the folder of an account has one.
  const listeners = new Set<() => void>();
  return {
    find(projectId) {
      const { folders } = file.read();
      return (Object.hasOwn(folders, projectId) ? folders[projectId] : undefined) ?? null;
    },
    list: () => Object.keys(file.read().folders),
    set(projectId, folder) {
      const { [projectId]: before, ...others } = file.read().folders;
      if ((before ?? null) === folder) return;
      file.write({ folders: folder === null ? others : { ...others, [projectId]: folder } });
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
