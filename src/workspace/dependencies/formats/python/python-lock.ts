/** What poetry.lock and uv.lock share: a list of packages, each with what it needs, and a pyproject.toml beside them. */
import { Field, Problems } from '../../fields.ts';
import { refuse, withoutByteOrderMark } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import { findOrdinals } from '../../lock-lines.ts';
import type {
  DependencyEdge,
  DependencyRoot,
  FormatAdapter,
  FormatId,
  FormatInput,
  Place,
  ProjectFiles,
  ReadResult,
} from '../../model.ts';
import { readToml } from '../../toml-text.ts';
import { takesPython } from '../../versions/python-range.ts';
import { type PythonManifest, type Resolve, readPyproject, toRoot } from './pyproject.ts';
import { normalizeName } from './requirement.ts';

export interface LockedPackage {
  readonly node: NewNode;
  /** `to` may name a version: a key; or nothing, then the name finds it. */
  readonly needs: readonly DependencyEdge[];
}

export interface LockForm {
  readonly format: FormatId;
  readonly toPackage: (entry: Field) => LockedPackage | undefined;
  /** Whether it is a project of ours, and where its manifest lies: a folder relative to the lock file. */
  readonly isProject: (entry: Field) => string | false;
  /** What makes the whole of it unreadable: a version that is another form, or an end that is missing. */
  readonly findFault: (top: Field) => LockFault | undefined;
  /** Every package that another needs is in it, whatever the platform. */
  readonly isClosed: boolean;
}

export interface LockFault {
  readonly field: string;
  readonly message: string;
}

export function packageKey(name: string, version: string | undefined): string {
  return `${normalizeName(name)}@${version ?? ''}`;
}

interface Locked extends LockedPackage {
  readonly folder: string | false;
}

export async function readPythonLock(input: FormatInput, form: LockForm): ReturnType<FormatAdapter['read']> {
  const { file } = input;
  const text = withoutByteOrderMark(input.text);
  const { value, problem } = readToml(file, text);
  if (problem !== undefined) return refuse(problem);
  const problems = new Problems(file);
  const top = new Field(value, problems);
  const fault = form.findFault(top);
  if (fault !== undefined) return refuse({ file, ...fault });
  const list = top.at('package');
  if (list.isPresent && !list.isList)
    return refuse({ file, field: 'package', message: 'must be a list of tables' });
  const places = findOrdinals(file, text, /^\[\[package\]\]/gm);
  const packages = list.items().flatMap((entry, index) => toLocked(entry, form, places[index]));
  return await toGraph(input, { form, packages, problems });
}

function toLocked(entry: Field, form: LockForm, place: Place | undefined): readonly Locked[] {
  const found = form.toPackage(entry);
  if (found === undefined) {
    if (!entry.at('name').isPresent) entry.problem('has no name');
    return [];
  }
  return [{ ...found, node: { ...found.node, place }, folder: form.isProject(entry) }];
}

interface Lock {
  readonly form: LockForm;
  readonly packages: readonly Locked[];
  readonly problems: Problems;
}

async function toGraph(input: FormatInput, { form, packages, problems }: Lock): Promise<ReadResult> {
  const byName = Map.groupBy(
    packages.map(({ node }) => node),
    ({ name }) => name,
  );
  const resolve: Resolve = (name, requirement) => {
    const found = byName.get(name) ?? [];
    // Several versions by marker: the one that the range takes.
    return (found.find(({ version }) => found.length > 1 && takes(requirement, version)) ?? found[0])?.id;
  };
  const ids = new Set(packages.map(({ node }) => node.id));
  const edges = new Map<string, readonly DependencyEdge[]>();
  for (const { node, needs } of packages) {
    edges.set(
      node.id,
      needs.map((need) => ({
        ...need,
        to: need.to !== undefined && ids.has(need.to) ? need.to : resolve(need.name, need.requirement),
      })),
    );
  }
  if (form.isClosed) tellOpenEnds(edges, problems);
  const roots = await rootsOf(input, { packages, problems, resolve, isClosed: form.isClosed });
  return {
    kind: 'graph',
    graph: buildGraph({
      format: form.format,
      ecosystem: 'PyPI',
      file: input.file,
      roots,
      nodes: new Map(
        packages.map(({ node, folder }) => [
          node.id,
          folder === false ? node : { ...node, source: 'workspace' as const },
        ]),
      ),
      edges,
      paths: knowledge(roots, input.file),
      problems: problems.list,
    }),
  };
}

function tellOpenEnds(edges: ReadonlyMap<string, readonly DependencyEdge[]>, problems: Problems): void {
  for (const [from, needs] of edges) {
    for (const { name, to } of needs)
      if (to === undefined)
        problems.add(`no package of the lock file answers to it, and ${from} needs it`, { field: name });
  }
}

function takes(requirement: string, version: string | undefined): boolean {
  if (version === undefined || requirement === '') return false;
  return takesPython(version, requirement);
}

function knowledge(roots: readonly DependencyRoot[], file: string) {
  if (roots.some(({ declarations }) => declarations.length > 0)) return { kind: 'whole' } as const;
  return {
    kind: 'declared',
    why: `${file} has no pyproject.toml beside it: what the project asks for is not known`,
  } as const;
}

interface Rooting {
  readonly packages: readonly Locked[];
  readonly problems: Problems;
  readonly resolve: Resolve;
  readonly isClosed: boolean;
}

/** The pyproject.toml beside the lock, and one for each member of a workspace. */
async function rootsOf(
  { file, files }: FormatInput,
  { packages, problems, resolve, isClosed }: Rooting,
): Promise<readonly DependencyRoot[]> {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const members = packages.flatMap(({ node, folder: own }) => (own === false ? [] : [{ id: node.id, own }]));
  const places = members.some(({ own }) => own === '.') ? members : [{ id: '.', own: '.' }, ...members];
  return await Promise.all(
    places.map(async ({ id, own }): Promise<DependencyRoot> => {
      const manifestFile = `${folder}${own === '.' ? '' : `${own}/`}pyproject.toml`;
      const manifest = await loadManifest(manifestFile, files, problems);
      const root = { ...toRoot(manifest, resolve), id };
      tellMissing(root, problems);
      // Every platform's packages are in it, and so are the projects themselves.
      if (isClosed && id === '.' && manifest.name !== undefined)
        problems.add('the lock file has no package of the project itself: lock it again', {
          field: manifest.name,
        });
      return root;
    }),
  );
}

async function loadManifest(file: string, files: ProjectFiles, problems: Problems): Promise<PythonManifest> {
  const absent: PythonManifest = { file, name: undefined, version: undefined, entries: [] };
  const text = await files.read(file);
  if (text === undefined) return absent;
  const read = readPyproject(file, text, problems);
  if (read.manifest === undefined) problems.add(`${file}: ${read.problem.message}`);
  return read.manifest ?? absent;
}

function tellMissing({ manifest, declarations }: DependencyRoot, problems: Problems): void {
  for (const { name, isOptional, to } of declarations) {
    if (to === undefined && !isOptional)
      problems.add(`${manifest} asks for it, and the lock file has nothing for it`, {
        field: name,
        isWarning: true,
      });
  }
}
