/**
 * Pipfile and Pipfile.lock (https://pipenv.pypa.io/en/latest/pipfile.html). The lock is a flat list: who needs whom is
 * not in it, and is said to be so.
 */
import { Field, Problems } from '../../fields.ts';
import { findTextProblem, refuse, withoutByteOrderMark } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import { findLines } from '../../lock-lines.ts';
import type {
  DependencyScope,
  DependencySource,
  FormatAdapter,
  FormatInput,
  ReadResult,
} from '../../model.ts';
import { findTomlPlaces, readToml } from '../../toml-text.ts';
import { parseJsonTree } from '../npm/npm-manifest.ts';
import { type PythonEntry, type PythonManifest, tableEntry, toRoot } from './pyproject.ts';
import { exactVersion, normalizeName } from './requirement.ts';

export const pipfile: FormatAdapter = {
  id: 'pipfile',
  ecosystem: 'PyPI',
  kind: 'manifest',
  matches: (file) => /(?:^|\/)Pipfile$/.test(file),
  read: async ({ file, text }: FormatInput): Promise<ReadResult> => {
    const problems = new Problems(file);
    const read = readPipfile(file, text, problems);
    if ('problem' in read) return refuse(read.problem);
    const nodes = read.manifest.entries.map(
      ({ name, requirement, source }): NewNode => ({
        id: name,
        ecosystem: 'PyPI',
        name,
        version: exactVersion(requirement),
        source,
      }),
    );
    return {
      kind: 'graph',
      graph: buildGraph({
        format: 'pipfile',
        ecosystem: 'PyPI',
        file,
        roots: [toRoot(read.manifest, (name) => name)],
        nodes: new Map(nodes.map((node) => [node.id, node])),
        edges: new Map(),
        paths: {
          kind: 'declared',
          why: `${file} has no lock file: what its packages need themselves is not known`,
        },
        problems: problems.list,
      }),
    };
  },
};

export const pipfileLock: FormatAdapter = {
  id: 'pipfile-lock',
  ecosystem: 'PyPI',
  kind: 'lock',
  matches: (file) => /(?:^|\/)Pipfile\.lock$/.test(file),
  read: readPipfileLock,
};

const sections = [
  ['packages', 'default', 'prod'],
  ['dev-packages', 'develop', 'dev'],
] as const satisfies readonly (readonly [string, string, DependencyScope])[];

function readPipfile(file: string, given: string, problems: Problems) {
  const { value, problem } = readToml(file, withoutByteOrderMark(given));
  if (problem !== undefined) return { problem };
  const top = new Field(value, problems);
  const context = { places: findTomlPlaces(file, given), problems };
  const entries = sections.flatMap(([section, , scope]): readonly PythonEntry[] =>
    top
      .at(section)
      .entries()
      .map(([name, field]) =>
        tableEntry(normalizeName(name), field, { path: [section, name], scope }, context),
      ),
  );
  return { manifest: { file, name: undefined, version: undefined, entries } satisfies PythonManifest };
}

async function readPipfileLock({ file, text: given, files }: FormatInput): Promise<ReadResult> {
  const text = withoutByteOrderMark(given);
  const unreadable = findTextProblem(file, text);
  if (unreadable !== undefined) return refuse(unreadable);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(parseJsonTree(file, text).problem ?? { file, message: 'is not valid JSON' });
  }
  const problems = new Problems(file);
  const top = new Field(value, problems);
  const spec = top.at('_meta').at('pipfile-spec');
  if (spec.isPresent && spec.value !== 6)
    return refuse({
      file,
      field: spec.path,
      message: 'must be 6: other forms of Pipfile.lock are not known here',
    });
  if (!top.at('default').isMap)
    return refuse({ file, field: 'default', message: 'must be a map of packages' });
  const nodes = nodesOf(top, findLines(file, text, /^ {8}"([^"\n]*)": \{/gm));
  const manifestFile = file.slice(0, -'.lock'.length);
  const manifest = readPipfile(manifestFile, (await files.read(manifestFile)) ?? ' ', problems).manifest ?? {
    file: manifestFile,
    name: undefined,
    version: undefined,
    entries: [],
  };
  return {
    kind: 'graph',
    graph: buildGraph({
      format: 'pipfile-lock',
      ecosystem: 'PyPI',
      file,
      roots: [toRoot(manifest, (name) => (nodes.has(name) ? name : undefined))],
      nodes,
      edges: new Map(),
      paths: {
        kind: 'declared',
        why: `${file} is a flat list: who needs a package that the Pipfile does not name is not in it`,
      },
      problems: problems.list,
    }),
  };
}

function nodesOf(top: Field, lines: ReturnType<typeof findLines>): ReadonlyMap<string, NewNode> {
  const nodes = new Map<string, NewNode>();
  for (const [, section, scope] of sections) {
    for (const [written, entry] of top.at(section).entries()) {
      const name = normalizeName(written);
      if (nodes.has(name)) continue;
      const version = exactVersion(entry.at('version').text() ?? '');
      nodes.set(name, {
        id: name,
        ecosystem: 'PyPI',
        name,
        version,
        source: sourceOf(entry),
        scope,
        place: lines.get(written),
      });
    }
  }
  return nodes;
}

function sourceOf(entry: Field): DependencySource {
  if (entry.at('git').isPresent) return 'git';
  return entry.at('path').isPresent || entry.at('file').isPresent ? 'file' : 'registry';
}
