/** Words of a command looked at on the disk, from each folder that its line may be in by then. */
import { type Doubts, findDoubts } from './find-doubts.ts';
import type { Ground } from './ground.ts';
import type { SimpleCommand } from './simple-command.ts';
import { piecesOf, plainPath } from './word-paths.ts';

/** As seen from the folders that `cd` may have led to. */
export interface Place {
  readonly ground: Ground;
  readonly folders: readonly string[];
}

type IsClosedPath = (path: string) => boolean;

/** More folders than this are no line that anybody reads. */
const mostFolders = 32;

/** Undefined: too many to look into. */
export function foldersOf(commands: readonly SimpleCommand[]): readonly string[] | undefined {
  let folders: readonly string[] = [''];
  for (const { words } of commands) {
    const [name = '', ...rest] = words;
    const folder = rest.find((word) => !word.startsWith('-'));
    if ((name !== 'cd' && name !== 'pushd') || folder === undefined) continue;
    folders = [...new Set([...folders, ...folders.map((each) => joined(each, folder))])];
    if (folders.length > mostFolders) return undefined;
  }
  return folders;
}

/** Whether a word leads out by a link, or to what is closed. */
export function leadsToClosed(word: string, { ground, folders }: Place, isClosed: IsClosedPath): boolean {
  return folders.some((folder) =>
    [word, ...piecesOf(word)].some((piece) =>
      ground.leadsTo(joined(folder, piece)).some((path) => path === undefined || isClosed(path)),
    ),
  );
}

/** The folder with something closed in it that a command reads as a whole. */
export function closedFolder(
  words: readonly string[],
  { ground, folders }: Place,
  isClosed: IsClosedPath,
): string | undefined {
  return words.find((word) =>
    folders.some((folder) =>
      [word, ...piecesOf(word)].some((piece) => ground.holds(joined(folder, piece), isClosed)),
    ),
  );
}

/** By a link that a word is, or within a folder that it reads. */
export function reachesClosed(command: SimpleCommand, place: Place, isClosed: IsClosedPath): boolean {
  const { ground, folders } = place;
  const isLed = command.words
    .slice(1)
    .some((word) =>
      folders.some((folder) =>
        [word, ...piecesOf(word)].some((piece) =>
          ground.leadsTo(joined(folder, piece)).some((path) => path !== undefined && isClosed(path)),
        ),
      ),
    );
  return isLed || closedFolder(wholeWords(command, place), place, isClosed) !== undefined;
}

/** The words that a command reads with all that is below them; the folder that it is in where it names none. */
export function wholeWords(command: SimpleCommand, { ground, folders }: Place): readonly string[] {
  const { reads, places }: Doubts = findDoubts(command, () => false);
  if (reads === undefined) return [];
  const words = places.flatMap((at) => command.words[at] ?? []);
  // Before `--`, git takes the name of a folder for that of a branch.
  const named = places
    .filter((at) => at > command.words.indexOf('--'))
    .flatMap((at) => command.words[at] ?? []);
  const isThere = named.some((word) => folders.some((folder) => ground.isThere(joined(folder, word))));
  return reads === 'here' && !isThere ? ['.', ...words] : words;
}

const joined = (folder: string, word: string): string =>
  plainPath(folder === '' ? word : `${folder}/${word}`) || '.';
