/**
 * Cargo.lock, versions 1 to 4 (https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html): packages with what
 * each needs, by name, and by version and source where several bear the name. Packages without a source are our own.
 */
import semver from 'semver';
import { Field, Problems } from '../../fields.ts';
import { refuse, withoutByteOrderMark } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import { findOrdinals } from '../../lock-lines.ts';
import type {
  Declaration,
  DependencyEdge,
  DependencyRoot,
  DependencySource,
  FormatAdapter,
  FormatInput,
  Place,
  ReadResult,
} from '../../model.ts';
import { readToml } from '../../toml-text.ts';
import { folderTest } from '../folder-test.ts';
import { type CargoEntry, type CargoManifest, readCargoManifest, withShared } from './cargo-manifest.ts';

export const cargoLock: FormatAdapter = {
  id: 'cargo-lock',
  ecosystem: 'crates.io',
  kind: 'lock',
  matches: (file) => /(?:^|\/)Cargo\.lock$/.test(file),
  read: readCargoLock,
};

const knownVersions: ReadonlySet<unknown> = new Set([1, 2, 3, 4]);

interface Crate {
  readonly node: NewNode;
  readonly version: string;
  readonly entry: Field;
}

type Crates = ReadonlyMap<string, readonly Crate[]>;

async function readCargoLock(input: FormatInput): Promise<ReadResult> {
  const { file } = input;
  const text = withoutByteOrderMark(input.text);
  const { value, problem } = readToml(file, text);
  if (problem !== undefined) return refuse(problem);
  const problems = new Problems(file);
  const top = new Field(value, problems);
  const version = top.at('version');
  if (version.isPresent && !knownVersions.has(version.value))
    return refuse({
      file,
      field: 'version',
      message: 'must be 1 to 4: other forms of Cargo.lock are not known here',
    });
  const list = top.at('package');
  if (list.isPresent && !list.isList)
    return refuse({ file, field: 'package', message: 'must be a list of tables' });
  const places = findOrdinals(file, text, /^\[\[package\]\]/gm);
  const crates = list.items().flatMap((entry, index) => toCrate(entry, places[index]));
  const byName = Map.groupBy(crates, ({ node }) => node.name);
  const edges = new Map(crates.map(({ node, entry }) => [node.id, edgesOf(entry, byName)]));
  const roots = await rootsOf(input, { crates, byName, problems });
  return {
    kind: 'graph',
    graph: buildGraph({
      format: 'cargo-lock',
      ecosystem: 'crates.io',
      file,
      roots,
      nodes: new Map(crates.map(({ node }) => [node.id, node])),
      edges,
      paths: { kind: 'whole' },
      problems: problems.list,
    }),
  };
}

function toCrate(entry: Field, place: Place | undefined): readonly Crate[] {
  const name = entry.at('name').text();
  const version = entry.at('version').text();
  if (name === undefined || version === undefined) {
    if (!entry.at('name').isPresent || !entry.at('version').isPresent)
      entry.problem('has no name or no version');
    return [];
  }
  const origin = entry.at('source').text();
  const id = [name, version, origin].filter((part) => part !== undefined).join(' ');
  return [
    { version, entry, node: { id, ecosystem: 'crates.io', name, version, source: sourceOf(origin), place } },
  ];
}

function sourceOf(origin: string | undefined): DependencySource {
  if (origin === undefined) return 'workspace';
  return origin.startsWith('git+') ? 'git' : 'registry';
}

/** `name`, `name version` or `name version (source)`. */
function edgesOf(entry: Field, crates: Crates): readonly DependencyEdge[] {
  return entry
    .at('dependencies')
    .items()
    .flatMap((item): readonly DependencyEdge[] => {
      const [name = '', version, origin] = item.text()?.split(' ') ?? [];
      const fitting = (crates.get(name) ?? []).filter(
        (crate) =>
          (version === undefined || crate.version === version) &&
          (origin === undefined || crate.node.id.endsWith(origin.slice(1, -1))),
      );
      const to = fitting[0]?.node.id;
      if (to === undefined) item.problem('no package of the lock file answers to it');
      return [{ to, name, requirement: version === undefined ? '' : `=${version}`, isOptional: false }];
    });
}

interface Rooting {
  readonly crates: readonly Crate[];
  readonly byName: Crates;
  readonly problems: Problems;
}

/** One for each package of ours; a package without a manifest that is found needs what the lock says it needs. */
async function rootsOf(
  input: FormatInput,
  { crates, byName, problems }: Rooting,
): Promise<readonly DependencyRoot[]> {
  const manifests = await loadManifests(input, problems);
  const shared = new Map(manifests.flatMap((manifest) => [...manifest.shared]));
  tellMissingProjects(input, { manifests, crates, problems });
  const byPackage = new Map(manifests.map((manifest) => [manifest.name, manifest]));
  return crates
    .filter(({ node }) => node.source === 'workspace')
    .map(({ node, entry }): DependencyRoot => {
      const manifest = byPackage.get(node.name);
      const declarations =
        manifest === undefined
          ? edgesOf(entry, byName).map((edge) => ({ ...edge, scope: 'prod' as const }))
          : manifest.entries.map((written) => declare(withShared(written, shared), byName));
      const file = manifest?.file ?? input.file.replace(/lock$/, 'toml');
      return { id: node.id, name: node.name, version: node.version, manifest: file, declarations };
    });
}

interface Manifested extends Pick<Rooting, 'crates' | 'problems'> {
  readonly manifests: readonly CargoManifest[];
}

/** Without its projects nobody needs what is in the lock: what ships would pass for what only develops. */
function tellMissingProjects({ file }: FormatInput, { manifests, crates, problems }: Manifested): void {
  const own = new Set(crates.flatMap(({ node }) => (node.source === 'workspace' ? [node.name] : [])));
  const folder = file.slice(0, -'Cargo.lock'.length);
  const root = manifests.find((manifest) => manifest.file === `${folder}Cargo.toml`);
  const isMember = folderTest(root?.members ?? []);
  const isExcluded = folderTest(root?.excluded ?? []);
  for (const manifest of manifests) {
    const { name } = manifest;
    const below = manifest.file.slice(folder.length, -'/Cargo.toml'.length);
    const isOurs = manifest === root || (isMember(below) && !isExcluded(below));
    if (isOurs && name !== undefined && !own.has(name))
      problems.add(
        `${manifest.file} is of its workspace, and it has no package of that name: lock it again`,
        {
          field: name,
        },
      );
  }
}

function declare(entry: CargoEntry, crates: Crates): Declaration {
  const { source: _source, isShared: _isShared, package: name, ...declared } = entry;
  return { ...declared, to: findCrate(crates.get(name) ?? [], entry.requirement)?.node.id };
}

function findCrate(crates: readonly Crate[], requirement: string): Crate | undefined {
  const range = requirement
    .split(',')
    .map((part) => (/^\s*\d/.test(part) ? `^${part.trim()}` : part.trim()))
    .join(' ');
  return (
    crates.find(({ version }) => semver.satisfies(version, range, { includePrerelease: true })) ?? crates[0]
  );
}

async function loadManifests(
  { file, files }: FormatInput,
  problems: Problems,
): Promise<readonly CargoManifest[]> {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const wanted = files.known.filter((each) => each.startsWith(folder) && /(?:^|\/)Cargo\.toml$/.test(each));
  const read = await Promise.all(
    wanted.map(async (each) => {
      const text = await files.read(each);
      const found = text === undefined ? undefined : readCargoManifest(each, text, problems);
      if (found?.problem !== undefined) problems.add(`${each}: ${found.problem.message}`);
      return found?.manifest === undefined ? [] : [found.manifest];
    }),
  );
  return read.flat();
}
