/**
 * pyproject.toml: PEP 621 dependencies and extras, PEP 735 groups, Poetry's and uv's own tables. Serves as the manifest
 * of the locks beside it, and stands alone where there is none.
 */
import { validRange } from '@renovatebot/pep440';
import { coverCredentials } from '../../cover-credentials.ts';
import { Field, Problems } from '../../fields.ts';
import { refuse, withoutByteOrderMark } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import type {
  Declaration,
  DependencyRoot,
  DependencyScope,
  DependencySource,
  FormatAdapter,
  FormatInput,
  ReadResult,
} from '../../model.ts';
import { findTomlPlaces, readToml, type TomlPlaces } from '../../toml-text.ts';
import { exactVersion, normalizeName, parseRequirement } from './requirement.ts';

export const pyproject: FormatAdapter = {
  id: 'pyproject',
  ecosystem: 'PyPI',
  kind: 'manifest',
  matches: (file) => /(?:^|\/)pyproject\.toml$/.test(file),
  read: async (input: FormatInput): Promise<ReadResult> => {
    const problems = new Problems(input.file);
    const read = readPyproject(input.file, input.text, problems);
    if ('problem' in read) return refuse(read.problem);
    const { manifest } = read;
    const nodes = manifest.entries.map(nodeOf);
    return {
      kind: 'graph',
      graph: buildGraph({
        format: 'pyproject',
        ecosystem: 'PyPI',
        file: input.file,
        roots: [toRoot(manifest, (name) => name)],
        nodes: new Map(nodes.map((node) => [node.id, node])),
        edges: new Map(),
        paths: {
          kind: 'declared',
          why: `${input.file} has no lock file: what its packages need themselves is not known`,
        },
        problems: problems.list,
      }),
    };
  },
};

export interface PythonEntry extends Omit<Declaration, 'to'> {
  readonly source: DependencySource;
}

/** The node that answers to a name and a range. */
export type Resolve = (name: string, requirement: string) => string | undefined;

export interface PythonManifest {
  readonly file: string;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly entries: readonly PythonEntry[];
}

export function readPyproject(file: string, given: string, problems: Problems) {
  const text = withoutByteOrderMark(given);
  const { value, problem } = readToml(file, text);
  if (problem !== undefined) return { problem };
  const top = new Field(value, problems);
  // Places are those of the text as it lies on disk.
  const context: Context = { places: findTomlPlaces(file, given), problems };
  const project = top.at('project');
  const poetry = top.at('tool').at('poetry');
  const manifest: PythonManifest = {
    file,
    name: project.at('name').text() ?? poetry.at('name').text(),
    version: project.at('version').text() ?? poetry.at('version').text(),
    entries: [...standardEntries(top, context), ...poetryEntries(poetry, context)],
  };
  return { manifest };
}

export function toRoot(manifest: PythonManifest, resolve: Resolve): DependencyRoot {
  return {
    id: '.',
    name: manifest.name ?? '.',
    version: manifest.version,
    manifest: manifest.file,
    declarations: manifest.entries.map(({ source: _source, ...entry }) => ({
      ...entry,
      to: resolve(entry.name, entry.requirement),
    })),
  };
}

interface Context {
  readonly places: TomlPlaces;
  readonly problems: Problems;
}

interface Where {
  readonly path: readonly (string | number)[];
  readonly scope: DependencyScope;
}

function standardEntries(top: Field, context: Context): readonly PythonEntry[] {
  const project = top.at('project');
  const lists: { readonly list: Field; readonly where: Where }[] = [
    { list: project.at('dependencies'), where: { path: ['project', 'dependencies'], scope: 'prod' } },
    {
      list: top.at('tool').at('uv').at('dev-dependencies'),
      where: { path: ['tool', 'uv', 'dev-dependencies'], scope: 'dev' },
    },
  ];
  for (const [section, scope] of [
    ['optional-dependencies', 'optional'],
    ['dependency-groups', 'dev'],
  ] as const) {
    const groups = scope === 'optional' ? project.at(section) : top.at(section);
    for (const [name, list] of groups.entries()) {
      lists.push({
        list,
        where: { path: [...(scope === 'optional' ? ['project'] : []), section, name], scope },
      });
    }
  }
  return lists.flatMap(({ list, where }) =>
    list.items().flatMap((item, index) => {
      // A group may include another: {include-group = "test"}.
      const text = item.isMap ? undefined : item.text();
      return text === undefined
        ? []
        : toEntry(text, { ...where, path: [...where.path, index] }, { ...context, item });
    }),
  );
}

function toEntry(
  text: string,
  { path, scope }: Where,
  { places, item }: Context & { item: Field },
): readonly PythonEntry[] {
  const requirement = parseRequirement(text);
  if (requirement === undefined) {
    item.problem(`is no requirement of Python: ${coverCredentials(text).slice(0, 80)}`);
    return [];
  }
  const { name, range, rangeStart, source } = requirement;
  return [
    {
      name,
      requirement: range,
      scope,
      isOptional: scope === 'optional',
      source,
      place: places.entry(path),
      requirementPlace: places.inside(path, rangeStart, rangeStart + range.length),
    },
  ];
}

/** `[tool.poetry.dependencies]`, its groups, and the `dev-dependencies` of before 1.2. */
function poetryEntries(poetry: Field, context: Context): readonly PythonEntry[] {
  const base = ['tool', 'poetry'];
  const tables: { readonly table: Field; readonly where: Where }[] = [
    { table: poetry.at('dependencies'), where: { path: [...base, 'dependencies'], scope: 'prod' } },
    { table: poetry.at('dev-dependencies'), where: { path: [...base, 'dev-dependencies'], scope: 'dev' } },
  ];
  for (const [name, group] of poetry.at('group').entries()) {
    const scope = name === 'main' ? 'prod' : 'dev';
    tables.push({
      table: group.at('dependencies'),
      where: { path: [...base, 'group', name, 'dependencies'], scope },
    });
  }
  return tables.flatMap(({ table, where }) =>
    table.entries().flatMap(([name, field]): readonly PythonEntry[] => {
      if (name === 'python') return [];
      // A list gives a range for each marker; the first stands for it.
      const value = field.isList ? (field.items()[0] ?? field) : field;
      const path = [...where.path, name, ...(field.isList ? [0] : [])];
      return [tableEntry(normalizeName(name), value, { path, scope: where.scope }, context)];
    }),
  );
}

/** Of Poetry and Pipfile: a range, or a table with a version, an address, a folder. */
export function tableEntry(
  name: string,
  value: Field,
  { path, scope }: Where,
  { places }: Context,
): PythonEntry {
  const isTable = value.isMap;
  const range = (isTable ? value.at('version').text() : value.text()) ?? '';
  const isOptional = isTable && value.at('optional').isTrue();
  return {
    name,
    requirement: range,
    scope: isOptional && scope === 'prod' ? 'optional' : scope,
    isOptional,
    source: isTable ? sourceOfTable(value) : 'registry',
    place: places.entry(path),
    requirementPlace: places.inside(isTable ? [...path, 'version'] : path, 0, range.length),
  };
}

function sourceOfTable(value: Field): DependencySource {
  if (value.at('git').isPresent) return 'git';
  if (value.at('path').isPresent || value.at('file').isPresent) return 'file';
  return value.at('url').isPresent ? 'url' : 'registry';
}

/** Poetry reads a bare version as that version. */
function nodeOf({ name, requirement, source }: PythonEntry): NewNode {
  const bare = /^\d[\w.!+-]*$/.test(requirement) && validRange(`==${requirement}`) ? requirement : undefined;
  return { id: name, ecosystem: 'PyPI', name, version: exactVersion(requirement) ?? bare, source };
}
