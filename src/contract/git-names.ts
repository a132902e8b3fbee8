/** How git names what it keeps, for whoever asks it by commands, by the editor, or by its files. */

/** The whole hash of a commit: anything else could be taken for an option where it is handed to git as an argument. */
export function isHash(name: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(name);
}

/** Below the folder of git: the moves of HEAD, as listPreviousBranches reads them. Not there where git keeps no reflog as a file. */
export const reflogOfHead = ['logs', 'HEAD'] as const;
