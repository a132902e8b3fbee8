/**
 * pnpm-lock.yaml, versions 6 and 9 (https://github.com/pnpm/spec/tree/master/lockfile). A package stands once for each
 * set of peers it was resolved with, `name@version(peer@version)`; each is a node.
 */
import path from 'node:path';
import { Field, Problems } from '../../fields.ts';
import { findTextProblem, refuse, withoutByteOrderMark } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import { findLines } from '../../lock-lines.ts';
import type {
  DependencyEdge,
  DependencyRoot,
  DependencySource,
  FormatAdapter,
  FormatInput,
  Place,
  ReadResult,
} from '../../model.ts';
import { readLockYaml } from '../../yaml-text.ts';
import { type ManifestSource, projectNode, rootOf } from './npm-root.ts';
import { sourceOfAddress } from './npm-source.ts';

export const pnpmLock: FormatAdapter = {
  id: 'pnpm-lock',
  ecosystem: 'npm',
  kind: 'lock',
  matches: (file) => /(?:^|\/)pnpm-lock\.yaml$/.test(file),
  read: readPnpmLock,
};

async function readPnpmLock(input: FormatInput): Promise<ReadResult> {
  const { file } = input;
  const text = withoutByteOrderMark(input.text);
  const unreadable = findTextProblem(file, text);
  if (unreadable !== undefined) return refuse(unreadable);
  const { value, problem } = readLockYaml(file, text);
  if (problem !== undefined) return refuse(problem);
  const problems = new Problems(file);
  const top = new Field(value, problems);
  const version = top.at('lockfileVersion').value;
  if (typeof version !== 'string' || !/^[679]\.\d+$/.test(version)) {
    const message = 'must be 6 to 9: older ones are written anew by pnpm 8 or newer';
    return refuse({ file, field: 'lockfileVersion', message });
  }
  if (version.startsWith('9') && top.at('packages').isPresent && !top.at('snapshots').isPresent)
    return refuse({ file, field: 'snapshots', message: 'is missing: the file was cut off' });
  return await toGraph(input, { top, problems, snapshots: snapshotsOf(top), text });
}

interface Lock {
  readonly top: Field;
  readonly text: string;
  readonly problems: Problems;
  /** By key: who it needs. */
  readonly snapshots: ReadonlyMap<string, Field>;
}

/** Version 9 keeps them apart from what the registry says of a package. */
function snapshotsOf(top: Field): ReadonlyMap<string, Field> {
  const snapshots = top.at('snapshots');
  return new Map((snapshots.isPresent ? snapshots : top.at('packages')).entries());
}

async function toGraph({ file, files }: FormatInput, lock: Lock): Promise<ReadResult> {
  const packages = lock.top.at('packages');
  const lines = findLines(file, lock.text, /^ {2}'?([^\s'][^'\r\n\u2028\u2029]*?)'?:(?: \{\})?\r?$/gm);
  const nodes = new Map<string, NewNode>();
  const edges = new Map<string, readonly DependencyEdge[]>();
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const importers = importersOf(lock.top);
  const roots: DependencyRoot[] = [];
  for (const [key, snapshot] of lock.snapshots) {
    const about = packages.at(packages.at(key).isPresent ? key : withoutPeers(key));
    nodes.set(key, nodeOf(key, about, lines.get(key)));
    edges.set(key, edgesOf(lock, snapshot));
  }
  for (const [location, importer] of importers) {
    const manifestFile = path.posix.normalize(`${folder}${location}/package.json`);
    const source = toSource(lock, { location, importer, importers });
    const root = await rootOf(source, { id: location, manifestFile, files, problems: lock.problems });
    roots.push(root);
    if (location !== '.') nodes.set(location, projectNode(root));
  }
  return {
    kind: 'graph',
    graph: buildGraph({
      format: 'pnpm-lock',
      ecosystem: 'npm',
      file,
      roots,
      nodes,
      edges,
      paths: { kind: 'whole' },
      problems: lock.problems.list,
    }),
  };
}

type Importers = ReadonlyMap<string, Field>;

/** Without a workspace, version 6 writes the one project at the top. */
function importersOf(top: Field): Importers {
  const importers = top.at('importers');
  return importers.isPresent ? new Map(importers.entries()) : new Map([['.', top]]);
}

function nodeOf(key: string, about: Field, place: Place | undefined): NewNode {
  const { name, version } = splitKey(key);
  const deprecated = about.at('deprecated');
  return {
    id: key,
    ecosystem: 'npm',
    name: about.at('name').text() ?? name,
    version: about.at('version').text() ?? version,
    source: sourceOf(about.at('resolution'), version),
    deprecated: deprecated.isText ? deprecated.text() : undefined,
    hasInstallScript: about.at('requiresBuild').isTrue(),
    place,
  };
}

/** `/@scope/name@1.0.0(peer@2.0.0)` → name and version. */
function splitKey(key: string): { readonly name: string; readonly version: string } {
  const bare = withoutPeers(key).replace(/^\//, '');
  const at = bare.indexOf('@', 1);
  return at === -1 ? { name: bare, version: '' } : { name: bare.slice(0, at), version: bare.slice(at + 1) };
}

function withoutPeers(key: string): string {
  const at = key.indexOf('(');
  return at === -1 ? key : key.slice(0, at);
}

function sourceOf(resolution: Field, version: string): DependencySource {
  const type = resolution.at('type').text();
  if (type === 'git' || resolution.at('repo').isPresent) return 'git';
  if (type === 'directory' || version.startsWith('file:')) return 'file';
  return sourceOfAddress(/^https?:/.test(version) ? version : resolution.at('tarball').text());
}

function edgesOf(lock: Lock, snapshot: Field): readonly DependencyEdge[] {
  return (['dependencies', 'optionalDependencies'] as const).flatMap((section) =>
    snapshot
      .at(section)
      .texts()
      .map(([name, reference]) => {
        const to = findKey(lock, name, reference);
        const isOptional = section === 'optionalDependencies';
        if (to === undefined && !isOptional && !reference.startsWith('link:'))
          snapshot.at(section).at(name).problem('no package of the lock file answers to it');
        return { to, name, requirement: reference, isOptional };
      }),
  );
}

/** A reference is a version, or the whole key where the name is an alias. */
function findKey({ snapshots }: Lock, name: string, reference: string): string | undefined {
  return [`${name}@${reference}`, `/${name}@${reference}`, reference, `/${reference}`].find((key) =>
    snapshots.has(key),
  );
}

interface Importer {
  readonly location: string;
  readonly importer: Field;
  readonly importers: Importers;
}

function toSource(lock: Lock, { location, importer, importers }: Importer): ManifestSource {
  const references = new Map<string, string>();
  // "overrides" put their own requirement in the place of the manifest's: `a`, `a@1`, `b>a`.
  const overridden = new Set(
    lock.top
      .at('overrides')
      .entries()
      .map(([selector]) => splitKey(selector.split('>').at(-1) ?? selector).name),
  );
  const recorded: Record<string, Record<string, string>> = Object.create(null);
  for (const section of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    const texts: Record<string, string> = Object.create(null);
    for (const [name, entry] of importer.at(section).entries()) {
      references.set(name, entry.at('version').text() ?? '');
      texts[name] = entry.at('specifier').text() ?? '';
    }
    recorded[section] = texts;
  }
  return {
    fallbackName: location === '.' ? '.' : path.posix.basename(location),
    recorded: new Field(recorded, lock.problems, importer.path),
    isOverridden: (name) => overridden.has(name),
    resolve: (name) => {
      const reference = references.get(name) ?? '';
      if (!reference.startsWith('link:')) return findKey(lock, name, reference);
      const target = path.posix.join(location, reference.slice('link:'.length));
      return importers.has(target) ? target : undefined;
    },
  };
}
