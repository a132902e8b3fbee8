/**
 * The dependencies of a folder: every lock file and manifest below it, read by its adapter. A manifest that a lock file
 * covers is read through that. Opens files of the folder alone, follows no link, runs nothing.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig } from '../config/load-config.ts';
import { ignore } from '../ignore-error.ts';
import type { PathSettings } from '../ignore-rules.ts';
import { isInside } from '../module-resolution.ts';
import { findProjectFolder } from '../project.ts';
import { readSmallFile } from '../small-file.ts';
import { discoverByName } from './discover-files.ts';
import { maxFileCharacters } from './file-text.ts';
import { adapters, findAdapter } from './formats/adapters.ts';
import { withInstalledFacts } from './installed-facts.ts';
import type { DependencyGraph, FileProblem, FormatAdapter, ProjectFiles } from './model.ts';

export interface Inventory {
  /** Absolute; what every path in the graphs is relative to. */
  readonly folder: string;
  /** What was read, and reads more of it. */
  readonly files: ProjectFiles;
  readonly graphs: readonly DependencyGraph[];
  /** False where a part was asked for: what is not in it may still be there. */
  readonly isWhole: boolean;
  /** Of files that could not be read, and of parts of those that could. */
  readonly problems: readonly FileProblem[];
}

/** An inventory without the way to read more of its files: plain data. */
export type ReadInventory = Omit<Inventory, 'files'>;

export interface InventoryRequest {
  readonly signal?: AbortSignal | undefined;
  /** Absolute; where packages are installed, if not in the folder itself. */
  readonly installedIn?: string;
  /** Nobody trusts the folder: its settings leave nothing out. */
  readonly restricted?: boolean | undefined;
}

export async function loadInventory(
  given: string,
  { signal, installedIn, restricted }: InventoryRequest = {},
): Promise<Inventory> {
  const root = await realpath(path.resolve(given));
  const settings = restricted === true ? undefined : await loadPathSettings(root);
  const { folder, known, wanted, unreadable } = await discoverByName(root, { isKnown, signal, settings });
  const files = createProjectFiles(folder, known);
  const { graphs, problems } = await readGraphs(files, wanted, signal);
  const installed = installedIn === undefined ? files : createProjectFiles(installedIn, []);
  const enriched: DependencyGraph[] = [];
  for (const graph of graphs) enriched.push(await withInstalledFacts(graph, installed));
  return {
    folder,
    files,
    graphs: enriched,
    isWhole: wanted === known,
    problems: [...unreadable.map((file) => ({ file, message: 'cannot be opened' })), ...problems],
  };
}

async function loadPathSettings(root: string): Promise<PathSettings> {
  const folder = await findProjectFolder(root);
  const { exclude, include } = (await loadConfig(folder)).config;
  return { folder, exclude, include };
}

/** Reads these files of a project by their adapters, wherever the texts come from. */
export async function readGraphs(
  files: ProjectFiles,
  wanted: readonly string[],
  signal?: AbortSignal,
): Promise<Pick<Inventory, 'graphs' | 'problems'>> {
  const graphs: DependencyGraph[] = [];
  const problems: (readonly FileProblem[])[] = [];
  const covered = new Set<string>();
  for (const { file, adapter } of inOrder(wanted)) {
    if (signal?.aborted === true) break;
    if (covered.has(file)) continue;
    const result = await readOne(file, adapter, files);
    problems.push(result.kind === 'graph' ? result.graph.problems : result.problems);
    if (result.kind !== 'graph') continue;
    graphs.push(result.graph);
    for (const { manifest } of result.graph.roots) if (manifest !== file) covered.add(manifest);
  }
  // Requirements that others include may have been read before those.
  return { graphs: graphs.filter((graph) => !covered.has(graph.file)), problems: problems.flat() };
}

function isKnown(file: string): boolean {
  return findAdapter(file) !== undefined;
}

/** Lock files first, since they say which manifests they cover. */
function inOrder(wanted: readonly string[]): readonly { file: string; adapter: FormatAdapter }[] {
  const found = wanted.flatMap((file) => {
    const adapter = findAdapter(file);
    return adapter === undefined ? [] : [{ file, adapter }];
  });
  const rank = ({ adapter }: { adapter: FormatAdapter }): number =>
    (adapter.kind === 'lock' ? 0 : adapters.length) + adapters.indexOf(adapter);
  return found.sort((a, b) => rank(a) - rank(b));
}

async function readOne(file: string, adapter: FormatAdapter, files: ProjectFiles) {
  const text = await files.read(file);
  if (text === undefined)
    return { kind: 'refused' as const, problems: [{ file, message: 'cannot be read' }] };
  return await adapter.read({ file, text, files });
}

/** Files of the folder alone, whatever path a manifest names and wherever a link leads. */
function createProjectFiles(folder: string, known: readonly string[]): ProjectFiles {
  return {
    known,
    read: async (file) => {
      const absolute = path.resolve(folder, file);
      if (!isInside(folder, absolute) || !isInside(folder, await realFolderOf(absolute))) return undefined;
      const read = await readSmallFile(absolute, maxFileCharacters);
      return read.kind === 'text' ? read.text : undefined;
    },
  };
}

async function realFolderOf(file: string): Promise<string> {
  try {
    return await realpath(path.dirname(file));
  } catch (error) {
    ignore(error, 'what is not there is not read either');
    return path.dirname(file);
  }
}
