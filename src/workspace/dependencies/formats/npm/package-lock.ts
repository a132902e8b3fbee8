/**
 * package-lock.json and npm-shrinkwrap.json, versions 2 and 3
 * (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). Their `packages` are folders: who needs whom is found
 * as Node.js finds a module, from the folder of the dependant upwards.
 */
import path from 'node:path';
import { Field, Problems } from '../../fields.ts';
import { findTextProblem, refuse, withoutByteOrderMark } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import { findLines } from '../../lock-lines.ts';
import type { DependencyEdge, DependencyRoot, FormatAdapter, FormatInput, ReadResult } from '../../model.ts';
import { licenseIn } from './npm-license.ts';
import { parseJsonTree } from './npm-manifest.ts';
import { type ManifestSource, rootOf } from './npm-root.ts';
import { sourceOfAddress } from './npm-source.ts';

export const packageLock: FormatAdapter = {
  id: 'package-lock',
  ecosystem: 'npm',
  kind: 'lock',
  matches: (file) => /(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/.test(file),
  read: readPackageLock,
};

async function readPackageLock(input: FormatInput): Promise<ReadResult> {
  const { file } = input;
  const text = withoutByteOrderMark(input.text);
  const problem = findTextProblem(file, text);
  if (problem !== undefined) return refuse(problem);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser of the language says what is wrong, this one says where.
    return refuse(parseJsonTree(file, text).problem ?? { file, message: 'is not valid JSON' });
  }
  const problems = new Problems(file);
  const top = new Field(value, problems);
  const unusable = findUnusable(top);
  if (unusable !== undefined) return refuse({ file, ...unusable });
  return await toGraph(input, { text, problems, packages: top.at('packages') });
}

function findUnusable(top: Field): { field: string; message: string } | undefined {
  const version = top.at('lockfileVersion').value;
  if (version === 1) {
    const message =
      'version 1 does not say which folder each package lies in: npm 7 or newer writes version 3';
    return { field: 'lockfileVersion', message };
  }
  if (version !== 2 && version !== 3) return { field: 'lockfileVersion', message: 'must be 2 or 3' };
  return top.at('packages').isMap ? undefined : { field: 'packages', message: 'must be a map of folders' };
}

interface Lock {
  readonly text: string;
  readonly problems: Problems;
  readonly packages: Field;
}

async function toGraph({ file, files, text }: FormatInput, lock: Lock): Promise<ReadResult> {
  const entries = new Map(lock.packages.entries());
  const lines = findLines(file, text, /^ {4}"([^"\n]*)": \{/gm);
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const nodes = new Map<string, NewNode>();
  const edges = new Map<string, readonly DependencyEdge[]>();
  const roots: DependencyRoot[] = [];
  for (const [location, entry] of entries) {
    if (entry.at('link').isTrue()) continue;
    if (location !== '') nodes.set(location, { ...nodeOf(location, entry), place: lines.get(location) });
    if (isProject(location)) {
      const manifestFile = path.posix.join(folder, location, 'package.json');
      roots.push(
        await rootOf(toSource(entries, location), {
          id: rootId(location),
          manifestFile,
          files,
          problems: lock.problems,
        }),
      );
    } else edges.set(location, edgesOf(entries, location, entry));
  }
  return {
    kind: 'graph',
    graph: buildGraph({
      format: 'package-lock',
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

type Entries = ReadonlyMap<string, Field>;

/** The folder of a project of ours, rather than of something installed. */
function isProject(location: string): boolean {
  return !/(?:^|\/)node_modules\//.test(location);
}

function rootId(location: string): string {
  return location === '' ? '.' : location;
}

function nodeOf(location: string, entry: Field): NewNode {
  const resolved = entry.at('resolved').text();
  const deprecated = entry.at('deprecated');
  return {
    id: location,
    ecosystem: 'npm',
    name: entry.at('name').text() ?? nameOf(location),
    version: entry.at('version').text(),
    source: isProject(location) ? 'workspace' : sourceOfAddress(resolved),
    license: licenseIn(entry),
    deprecated: deprecated.isText ? deprecated.text() : undefined,
    hasInstallScript: entry.at('hasInstallScript').isTrue(),
  };
}

function nameOf(location: string): string {
  const mark = 'node_modules/';
  const at = location.lastIndexOf(mark);
  return at === -1 ? (location.split('/').at(-1) ?? location) : location.slice(at + mark.length);
}

function edgesOf(entries: Entries, location: string, entry: Field): readonly DependencyEdge[] {
  const optionalPeers = entry.at('peerDependenciesMeta');
  const sections = [
    ['dependencies', () => false],
    ['optionalDependencies', () => true],
    ['peerDependencies', (name: string) => optionalPeers.at(name).at('optional').isTrue()],
  ] as const;
  return sections.flatMap(([section, isOptional]) =>
    entry
      .at(section)
      .texts()
      .map(([name, requirement]) => {
        const to = resolve(entries, location, name);
        if (to === undefined && section === 'dependencies')
          entry.at(section).at(name).problem('no folder of the lock file answers to it');
        return { to, name, requirement, isOptional: isOptional(name) };
      }),
  );
}

/** The folder in which Node.js would find `name` from `location`. */
function resolve(entries: Entries, location: string, name: string): string | undefined {
  let base = location;
  for (;;) {
    const candidate = base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`;
    const entry = entries.get(candidate);
    if (entry !== undefined) return followLink(entries, candidate, entry);
    if (base === '') return undefined;
    base = base.slice(0, Math.max(0, base.lastIndexOf('/')));
  }
}

function followLink(entries: Entries, location: string, entry: Field): string | undefined {
  if (!entry.at('link').isTrue()) return location;
  const target = entry.at('resolved').text();
  const found = target === undefined ? undefined : entries.get(target);
  if (found !== undefined && !found.at('link').isTrue()) return target;
  entry.at('resolved').problem('names no folder of the lock file');
  return undefined;
}

function toSource(entries: Entries, location: string): ManifestSource {
  const entry = entries.get(location);
  return {
    fallbackName: entry?.at('name').text() ?? nameOf(location),
    recorded: entry,
    isOverridden: () => false,
    resolve: (name) => resolve(entries, location, name),
  };
}
