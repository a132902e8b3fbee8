/**
 * The core of discovery: files in, a stack out. It opens nothing itself and knows no disk, so that a commit or an upload
 * is read as a folder is. The result does not depend on the order of the files.
 */
import { readGraphs } from '../dependencies/inventory.ts';
import type { FileProblem, ProjectFiles } from '../dependencies/model.ts';
import { reasonInPath } from './excluded-files.ts';
import { dependencyFacts, isDependencyFile } from './facts/dependency-facts.ts';
import type { Fact, Manifest } from './facts/fact.ts';
import { LanguageTally } from './language-tally.ts';
import type { DiscoverOptions, LeftOut, Stack, StackFile } from './model.ts';
import { createOwnership, findPackages, folderOf, type PackageFolder } from './packages.ts';
import { FileLook } from './read-file.ts';
import { sightingsOf, sightingsOfPath, summarize } from './rules/match-facts.ts';
import type { Sighting } from './rules/sighting.ts';
import { toPackage } from './to-package.ts';

export async function discoverStack(
  files: readonly StackFile[],
  options: DiscoverOptions = {},
): Promise<Stack> {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  const discovery = new Discovery(sorted, options);
  await discovery.readAll();
  await discovery.readDependencies();
  return discovery.compose();
}

class Discovery {
  readonly #files: readonly StackFile[];
  readonly #options: DiscoverOptions;
  readonly #look: FileLook;
  /** By folder, until it is known which package each is of. */
  readonly #tallies = new Map<string, { readonly tally: LanguageTally; files: number }>();
  readonly #sightings: Sighting[] = [];
  readonly #manifests: Manifest[] = [];
  readonly #leftOut: Partial<Record<LeftOut, number>> = {};
  readonly #dependencyFiles: string[] = [];
  #problems: readonly FileProblem[] = [];
  #isPartial = false;

  constructor(files: readonly StackFile[], options: DiscoverOptions) {
    this.#files = files;
    this.#options = options;
    this.#look = new FileLook(files);
  }

  async readAll(): Promise<void> {
    const { signal, onProgress } = this.#options;
    for (const [done, file] of this.#files.entries()) {
      if (signal?.aborted === true) {
        this.#isPartial = true;
        return;
      }
      await this.#readOne(file);
      onProgress?.({ done: done + 1, total: this.#files.length, path: file.path });
    }
  }

  async #readOne(file: StackFile): Promise<void> {
    const reason = reasonInPath(file.path);
    if (reason !== undefined) this.#leaveOut(reason);
    if (reason === 'vendored' || reason === 'fixture') return;
    this.#sightings.push(...sightingsOfPath(file.path));
    if (isDependencyFile(file.path)) this.#dependencyFiles.push(file.path);
    const isCounted = reason === undefined;
    if (file.read === undefined || !isCounted) return;
    const seen = await this.#look.at(file);
    if ('skip' in seen) {
      this.#leaveOut(seen.skip);
      return;
    }
    const { language, counts, facts, manifest } = seen;
    const sum = this.#tallyOf(folderOf(file.path));
    sum.files += 1;
    if (language !== undefined) sum.tally.add(language, counts);
    this.#takeFacts(facts);
    if (manifest !== undefined) this.#manifests.push(manifest);
  }

  #takeFacts(facts: readonly Fact[]): void {
    for (const fact of facts) this.#sightings.push(...sightingsOf(fact));
  }

  #leaveOut(reason: LeftOut): void {
    this.#leftOut[reason] = (this.#leftOut[reason] ?? 0) + 1;
  }

  #tallyOf(folder: string): { readonly tally: LanguageTally; files: number } {
    const known = this.#tallies.get(folder) ?? { tally: new LanguageTally(), files: 0 };
    this.#tallies.set(folder, known);
    return known;
  }

  /** Through the adapters of `vireo dependencies`: one reader for both. */
  async readDependencies(): Promise<void> {
    if (this.#isPartial) return;
    const files: ProjectFiles = { known: this.#dependencyFiles, read: (path) => this.#look.textOf(path) };
    const { graphs, problems } = await readGraphs(files, this.#dependencyFiles, this.#options.signal);
    this.#problems = problems;
    this.#takeFacts(dependencyFacts(graphs));
    this.#isPartial = this.#options.signal?.aborted === true;
  }

  compose(): Stack {
    const folders = findPackages(this.#manifests);
    const ownerOf = createOwnership(folders.map(({ folder }) => folder));
    const owned = groupBy(this.#sightings, ({ fact }) => ownerOf(fact.owner ?? fact.file));
    const tallies = groupBy([...this.#tallies], ([folder]) => ownerOf(`${folder}/.`));
    const parts = folders.map((folder) => this.#partOf(folder, { owned, tallies }));
    const whole = new LanguageTally();
    for (const { tally } of parts) whole.merge(tally);
    return {
      files: parts.reduce((sum, { files }) => sum + files, 0),
      lines: whole.lines,
      languages: whole.shares,
      technologies: summarize(this.#sightings, { folder: '.', privateManifests: this.#privateManifests() }),
      packages: parts.map((part) => toPackage(part, this.#options.name ?? 'project')),
      leftOut: this.#leftOut,
      problems: this.#problems,
      isPartial: this.#isPartial,
    };
  }

  #privateManifests(): ReadonlySet<string> {
    return new Set(this.#manifests.filter(({ isPrivate }) => isPrivate === true).map(({ file }) => file));
  }

  #partOf(folder: PackageFolder, { owned, tallies }: Owned) {
    const tally = new LanguageTally();
    let files = 0;
    for (const [, sum] of tallies.get(folder.folder) ?? []) {
      tally.merge(sum.tally);
      files += sum.files;
    }
    return {
      folder,
      tally,
      files,
      sightings: owned.get(folder.folder) ?? [],
      privateManifests: this.#privateManifests(),
    };
  }
}

interface Owned {
  readonly owned: ReadonlyMap<string, readonly Sighting[]>;
  readonly tallies: ReadonlyMap<
    string,
    readonly (readonly [string, { readonly tally: LanguageTally; readonly files: number }])[]
  >;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
