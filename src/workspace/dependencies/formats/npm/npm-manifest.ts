/** package.json, with the places of what it asks for (https://docs.npmjs.com/cli/configuring-npm/package-json). */
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { Field, Problems } from '../../fields.ts';
import { findTextProblem, withoutByteOrderMark } from '../../file-text.ts';
import type { DependencyScope, FileProblem, Place } from '../../model.ts';
import { TextPlaces } from '../../place.ts';
import { licenseIn } from './npm-license.ts';

export interface ManifestEntry {
  readonly name: string;
  readonly requirement: string;
  readonly scope: DependencyScope;
  readonly isOptional: boolean;
  /** Somebody else brings it: not every package manager installs it. */
  readonly isPeer: boolean;
  readonly place?: Place | undefined;
  readonly requirementPlace?: Place | undefined;
}

export interface NpmManifest {
  readonly file: string;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly license: string | undefined;
  readonly entries: readonly ManifestEntry[];
  /** Patterns of the folders of a workspace's packages. */
  readonly workspaces: readonly string[];
  /** Scripts that run when it is installed, by name. */
  readonly installScripts: readonly string[];
  readonly problems: readonly FileProblem[];
}

/** Section → what it means. A name that stands in several counts as npm counts it: the last of these wins. */
const manifestSections = [
  ['peerDependencies', 'prod'],
  ['devDependencies', 'dev'],
  ['dependencies', 'prod'],
  ['optionalDependencies', 'optional'],
] as const satisfies readonly (readonly [string, DependencyScope])[];

/** Undefined, with `problems`, where the text is no JSON. */
export function readNpmManifest(
  file: string,
  given: string,
): { readonly manifest?: NpmManifest; readonly problems: readonly FileProblem[] } {
  const text = withoutByteOrderMark(given);
  const parsed = parseJsonTree(file, text);
  if (parsed.tree === undefined) return { problems: [parsed.problem] };
  const problems = new Problems(file);
  const value: unknown = getNodeValue(parsed.tree);
  const top = new Field(value, problems);
  if (!top.isMap) return { problems: [{ file, message: 'must be a map in braces' }] };
  const entries = readEntries(top, {
    tree: parsed.tree,
    places: new TextPlaces(file, given),
    shift: given.length - text.length,
  });
  const manifest: NpmManifest = {
    file,
    name: top.at('name').text(),
    version: top.at('version').text(),
    license: licenseIn(top),
    entries,
    workspaces: workspacesOf(top),
    installScripts: ['preinstall', 'install', 'postinstall'].filter(
      (name) => top.at('scripts').at(name).isPresent,
    ),
    problems: problems.list,
  };
  return { manifest, problems: problems.list };
}

type ParsedTree =
  | { readonly tree: Node; readonly problem?: never }
  | { readonly tree?: undefined; readonly problem: FileProblem };

/** JSON as npm takes it: no comments, nothing after the value. */
export function parseJsonTree(file: string, text: string): ParsedTree {
  const unreadable = findTextProblem(file, text);
  if (unreadable !== undefined) return { problem: unreadable };
  const errors: ParseError[] = [];
  try {
    const tree = parseTree(text, errors, { disallowComments: true });
    const [first] = errors;
    if (tree !== undefined && first === undefined) return { tree };
    const line = first === undefined ? 1 : new TextPlaces(file, text).lineOf(first.offset) + 1;
    const what = first === undefined ? 'no value' : printParseErrorCode(first.error);
    return { problem: { file, line, message: `is not valid JSON: ${what}` } };
  } catch (error) {
    if (error instanceof RangeError) return { problem: { file, message: 'is nested too deeply' } };
    throw error;
  }
}

interface Located {
  readonly tree: Node;
  readonly places: TextPlaces;
  /** Characters before the parsed text: a byte order mark. */
  readonly shift: number;
}

function readEntries(top: Field, located: Located): readonly ManifestEntry[] {
  const bySection = new Map<string, ReadonlyMap<string, Node>>();
  for (const [section] of manifestSections) {
    const properties = findNodeAtLocation(located.tree, [section])?.children ?? [];
    bySection.set(
      section,
      new Map(properties.map((property) => [String(property.children?.[0]?.value), property])),
    );
  }
  return readSections(top).map(({ section, ...entry }) => {
    const property = bySection.get(section)?.get(entry.name);
    return { ...entry, ...(property === undefined ? {} : locate(property, located)) };
  });
}

/** What a map with npm's sections asks for: a manifest, or what a lock file keeps of one. */
export function readSections(top: Field): readonly (ManifestEntry & { readonly section: string })[] {
  const entries = new Map<string, ManifestEntry & { readonly section: string }>();
  const optionalPeers = top.at('peerDependenciesMeta');
  for (const [section, scope] of manifestSections) {
    for (const [name, requirement] of top.at(section).texts()) {
      const isPeer = section === 'peerDependencies';
      const isOptional = scope === 'optional' || (isPeer && optionalPeers.at(name).at('optional').isTrue());
      entries.set(name, { name, requirement, scope, isOptional, isPeer, section });
    }
  }
  return [...entries.values()];
}

function locate(property: Node, { places, shift }: Located) {
  const value = property.children?.[1];
  if (value === undefined) return {};
  return {
    place: places.place(property.offset + shift, property.offset + property.length + shift),
    // Without the quotes: they stay when the requirement changes.
    requirementPlace: places.place(value.offset + 1 + shift, value.offset + value.length - 1 + shift),
  };
}

function workspacesOf(top: Field): readonly string[] {
  const workspaces = top.at('workspaces');
  const list = workspaces.isMap ? workspaces.at('packages') : workspaces;
  return list.items().flatMap((item) => item.text() ?? []);
}
