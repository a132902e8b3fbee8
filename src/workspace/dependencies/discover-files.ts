/** Finds files by name below a folder, where ignore files and folders of installed packages do not hide them. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { isExcludedFolder, toRelative } from '../discovery.ts';
import { type FolderEntry, readFolderEntries } from '../files/folder-entries.ts';
import { ignore } from '../ignore-error.ts';
import { type IgnoreRules, loadIgnoreRules, type PathSettings } from '../ignore-rules.ts';

export interface NamedFiles {
  /** Absolute. */
  readonly folder: string;
  /** All that fit, relative to `folder`, in a stable order. */
  readonly known: readonly string[];
  /** Those that were asked for: all, or the one file that was named. */
  readonly wanted: readonly string[];
  /** Folders that could not be opened. */
  readonly unreadable: readonly string[];
}

interface Walk {
  /** By path, relative to the folder. */
  readonly isKnown: (file: string) => boolean;
  readonly signal: AbortSignal | undefined;
  /** What the project leaves out of all that is looked at. */
  readonly settings: PathSettings | undefined;
}

/** `root` is a folder, or one file in it. */
export async function discoverByName(root: string, walk: Walk): Promise<NamedFiles> {
  const isFile = (await stat(root)).isFile();
  const folder = isFile ? path.dirname(root) : root;
  const found: string[] = [];
  const unreadable: string[] = [];
  const rules = await loadIgnoreRules(folder, walk.settings);
  await collect({ ...walk, root: folder, found, unreadable }, folder, async () => rules);
  return { folder, known: found, wanted: isFile ? [path.basename(root)] : found, unreadable };
}

interface Collecting extends Walk {
  readonly root: string;
  readonly found: string[];
  readonly unreadable: string[];
}

/** The rules that hold in a folder, of which `names` lists what is in it. */
type RulesFor = (names: ReadonlySet<string>) => Promise<IgnoreRules>;

async function collect(walk: Collecting, folder: string, rulesFor: RulesFor): Promise<void> {
  if (walk.signal?.aborted === true) return;
  const entries = await entriesOf(walk, folder);
  const rules = await rulesFor(new Set(entries.map(({ entry }) => entry.name)));
  for (const { entry, escaped } of entries) {
    const absolute = path.join(folder, entry.name);
    if (entry.isFile()) {
      const file = toRelative(walk.root, absolute);
      if (walk.isKnown(file) && !rules.excludes(absolute, false)) walk.found.push(file);
    } else if (entry.isDirectory() && !isExcludedFolder(entry.name) && !rules.ignores(absolute, true)) {
      if (escaped !== undefined) walk.unreadable.push(toRelative(walk.root, path.join(folder, escaped)));
      else await collect(walk, absolute, (names) => rules.below(absolute, names));
    }
  }
}

async function entriesOf(walk: Collecting, folder: string): Promise<readonly FolderEntry[]> {
  try {
    return await readFolderEntries(folder);
  } catch (error) {
    ignore(error, 'the caller tells which folder it was');
    walk.unreadable.push(toRelative(walk.root, folder));
    return [];
  }
}
