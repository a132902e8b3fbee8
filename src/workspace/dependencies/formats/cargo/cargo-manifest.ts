/** Cargo.toml, with the places of what it asks for (https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html). */
import { Field, type Problems } from '../../fields.ts';
import { withoutByteOrderMark } from '../../file-text.ts';
import type { Declaration, DependencyScope, DependencySource, FileProblem } from '../../model.ts';
import { findTomlPlaces, readToml, type TomlPlaces } from '../../toml-text.ts';

export interface CargoEntry extends Omit<Declaration, 'to'> {
  /** The package's own name, where `name` is an alias. */
  readonly package: string;
  readonly source: DependencySource;
  /** `workspace = true`: the table of the workspace says which version. */
  readonly isShared: boolean;
}

export interface CargoManifest {
  readonly file: string;
  /** Undefined for a workspace without a package of its own. */
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly entries: readonly CargoEntry[];
  /** Patterns of the folders of a workspace's members, and of those that are none. */
  readonly members: readonly string[];
  readonly excluded: readonly string[];
  /** What a workspace's members may share, by name. */
  readonly shared: ReadonlyMap<string, CargoEntry>;
}

export type CargoRead =
  | { readonly manifest: CargoManifest; readonly problem?: never }
  | { readonly manifest?: undefined; readonly problem: FileProblem };

const sections = [
  ['dependencies', 'prod'],
  ['build-dependencies', 'prod'],
  ['dev-dependencies', 'dev'],
] as const satisfies readonly (readonly [string, DependencyScope])[];

export function readCargoManifest(file: string, given: string, problems: Problems): CargoRead {
  const { value, problem } = readToml(file, withoutByteOrderMark(given));
  if (problem !== undefined) return { problem };
  const top = new Field(value, problems);
  const places = findTomlPlaces(file, given);
  const tables = [{ table: top, path: [] as readonly string[] }];
  for (const [target, table] of top.at('target').entries()) tables.push({ table, path: ['target', target] });
  const own = tables.flatMap(({ table, path }) =>
    sections.flatMap(([section, scope]) =>
      table
        .at(section)
        .entries()
        .map(([name, field]) => toEntry(name, field, { path: [...path, section, name], scope, places })),
    ),
  );
  const ofWorkspace = top
    .at('workspace')
    .at('dependencies')
    .entries()
    .map(([name, field]) =>
      toEntry(name, field, { path: ['workspace', 'dependencies', name], scope: 'prod', places }),
    );
  const name = top.at('package').at('name').text();
  const version = top.at('package').at('version');
  return {
    manifest: {
      file,
      name,
      version: version.isText ? version.text() : undefined,
      entries: own,
      members: textsOf(top.at('workspace').at('members')),
      excluded: textsOf(top.at('workspace').at('exclude')),
      shared: new Map(ofWorkspace.map((entry) => [entry.name, entry])),
    },
  };
}

function textsOf(list: Field): readonly string[] {
  return list.items().flatMap((item) => item.text() ?? []);
}

interface Where {
  readonly path: readonly string[];
  readonly scope: DependencyScope;
  readonly places: TomlPlaces;
}

/** A requirement alone, or a table of it. */
function readField(field: Field) {
  if (!field.isMap) return { requirement: field.text() ?? '', isOptional: false, renamed: undefined };
  return {
    requirement: field.at('version').text() ?? '',
    isOptional: field.at('optional').isTrue(),
    renamed: field.at('package').text(),
  };
}

function toEntry(name: string, field: Field, { path, scope, places }: Where): CargoEntry {
  const { requirement, isOptional, renamed } = readField(field);
  return {
    name,
    package: renamed ?? name,
    requirement,
    scope: isOptional && scope === 'prod' ? 'optional' : scope,
    isOptional,
    source: field.isMap ? sourceOf(field) : 'registry',
    isShared: field.isMap && field.at('workspace').isTrue(),
    place: places.entry(path),
    requirementPlace: places.inside(field.isMap ? [...path, 'version'] : path, 0, requirement.length),
  };
}

function sourceOf(field: Field): DependencySource {
  if (field.at('git').isPresent) return 'git';
  return field.at('path').isPresent ? 'file' : 'registry';
}

/** The entry with what the workspace says of it. */
export function withShared(entry: CargoEntry, shared: ReadonlyMap<string, CargoEntry>): CargoEntry {
  const found = entry.isShared ? shared.get(entry.name) : undefined;
  if (found === undefined) return entry;
  const { requirement, requirementPlace, source, package: real } = found;
  return { ...entry, requirement, requirementPlace, source, package: real };
}
