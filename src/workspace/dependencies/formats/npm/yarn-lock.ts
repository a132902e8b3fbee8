/**
 * yarn.lock of Yarn 1 and of Berry, by Yarn's own parser. Its keys are what was asked for, `name@range, name@range`;
 * what a project asks for stands in its package.json alone, and so does what is for development.
 */
import { parseSyml } from '@yarnpkg/parsers';
import { Field, Problems } from '../../fields.ts';
import { findTextProblem, refuse, withoutByteOrderMark } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import { findLines } from '../../lock-lines.ts';
import type {
  DependencyEdge,
  DependencyRoot,
  FileProblem,
  FormatAdapter,
  FormatInput,
  Place,
  ReadResult,
} from '../../model.ts';
import { projectNode, rootOf } from './npm-root.ts';
import { aliasOf, sourceOfAddress, sourceOfRequirement } from './npm-source.ts';
import { findWorkspaces, type YarnProject } from './yarn-projects.ts';

export const yarnLock: FormatAdapter = {
  id: 'yarn-lock',
  ecosystem: 'npm',
  kind: 'lock',
  matches: (file) => /(?:^|\/)yarn\.lock$/.test(file),
  read: readYarnLock,
};

async function readYarnLock(input: FormatInput): Promise<ReadResult> {
  const { file } = input;
  const text = withoutByteOrderMark(input.text);
  const unreadable = findTextProblem(file, text);
  if (unreadable !== undefined) return refuse(unreadable);
  const problems = new Problems(file);
  let value: unknown;
  try {
    value = parseSyml(text);
  } catch (error) {
    return refuse(describeSyntaxError(file, error));
  }
  const lock = readEntries(new Field(value, problems), problems);
  const isYarn1 = /^# yarn lockfile v1\r?$/m.test(text);
  if (!isYarn1 && !lock.hasMetadata) {
    return refuse({
      file,
      message: 'begins neither as Yarn 1 nor as Berry writes it (__metadata is missing)',
    });
  }
  if (lock.metadataVersion !== undefined && !isKnownVersion(lock.metadataVersion)) {
    const message = `must be a number up to ${newestVersion}: other forms of yarn.lock are not known here`;
    return refuse({ file, field: '__metadata.version', message });
  }
  return await toGraph(input, { ...lock, text, problems });
}

/** Of Berry, whose newest is 10: each so far only adds to the one before. */
const newestVersion = 20;

function isKnownVersion(version: string): boolean {
  return /^\d+$/.test(version) && Number(version) >= 1 && Number(version) <= newestVersion;
}

/** Yarn's grammar tells a place as PEG parsers do, js-yaml as a mark. */
function describeSyntaxError(file: string, error: unknown): FileProblem {
  if (error instanceof RangeError) return { file, message: 'is nested too deeply' };
  if (!(error instanceof Error)) throw error;
  const found = new Field(error, new Problems(file));
  const line = Number(found.at('location').at('start').at('line').value);
  const marked = Number(found.at('mark').at('line').value) + 1;
  const known = [line, marked].find(Number.isInteger);
  const message = `is not a lock file of Yarn: ${error.message.split('\n', 1)[0]?.slice(0, 200)}`;
  return { file, message, ...(known === undefined ? {} : { line: known }) };
}

interface YarnEntries {
  readonly hasMetadata: boolean;
  /** As it is written. */
  readonly metadataVersion: string | undefined;
  /** By key, as it is written: the nodes. */
  readonly entries: ReadonlyMap<string, Field>;
  /** By what was asked for: the key that answers. */
  readonly byRequest: ReadonlyMap<string, string>;
  /** By name: what was asked for of it. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

interface Lock extends YarnEntries {
  readonly text: string;
  readonly problems: Problems;
}

function readEntries(top: Field, problems: Problems): YarnEntries {
  const entries = new Map<string, Field>();
  const byRequest = new Map<string, string>();
  for (const [key, entry] of top.entries()) {
    if (key === '__metadata') continue;
    if (entry.isMap) entries.set(key, entry);
    else problems.add('must be a map', { field: key });
    for (const request of key.split(/,\s*/)) byRequest.set(request, key);
  }
  for (const [request, key] of byRequest) {
    const original = byRequest.get(patchedBy(key) ?? '');
    if (original === undefined) continue;
    byRequest.set(request, original);
    entries.delete(key);
  }
  const byName = Map.groupBy(byRequest.keys(), (request) => splitRequest(request).name);
  const metadata = top.at('__metadata');
  const version = metadata.at('version').value;
  return {
    hasMetadata: metadata.isPresent,
    metadataVersion: version === undefined ? undefined : String(version),
    entries,
    byRequest,
    byName,
  };
}

/** Berry keeps a package that it patches a second time: `a@patch:a@npm%3A1.0.0#…`. It is the same package. */
function patchedBy(key: string): string | undefined {
  const mark = '@patch:';
  const start = key.indexOf(mark);
  const end = key.indexOf('#', start);
  if (start === -1 || end === -1) return undefined;
  return key
    .slice(start + mark.length, end)
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/');
}

async function toGraph(input: FormatInput, lock: Lock): Promise<ReadResult> {
  const { file } = input;
  const lines = findLines(file, lock.text, /^"?([^\s#"][^\r\n\u2028\u2029]*?)"?:\r?$/gm);
  const projects = await findProjects(input, lock);
  if (!projects.some(({ location }) => location === '.'))
    lock.problems.add('has no entry of the project itself: it was cut off');
  const roots = await loadRoots(input, lock, projects);
  const nodes = new Map<string, NewNode>();
  const edges = new Map<string, readonly DependencyEdge[]>();
  for (const [key, entry] of lock.entries) {
    if (isProject(entry)) continue;
    // Yarn 1 quotes each request of a key by itself.
    nodes.set(key, nodeOf(key, entry, lines.get(key) ?? lines.get(key.split(', ').join('", "'))));
    edges.set(key, edgesOf(lock, projects, entry));
  }
  for (const root of roots) if (root.id !== '.') nodes.set(root.id, projectNode(root));
  return {
    kind: 'graph',
    graph: buildGraph({
      format: 'yarn-lock',
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

/** Berry records the packages of a workspace, Yarn 1 leaves them to the patterns of package.json. */
async function findProjects(input: FormatInput, lock: Lock): Promise<readonly YarnProject[]> {
  if (!lock.hasMetadata) return await findWorkspaces(input);
  return [...lock.entries.values()].flatMap((entry) => {
    const [name, location] = entry.at('resolution').text()?.split('@workspace:') ?? [];
    return name === undefined || location === undefined ? [] : [{ name, location }];
  });
}

function isProject(entry: Field): boolean {
  return entry.at('resolution').text()?.includes('@workspace:') === true;
}

async function loadRoots(
  { file, files }: FormatInput,
  lock: Lock,
  projects: readonly YarnProject[],
): Promise<readonly DependencyRoot[]> {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return await Promise.all(
    projects.map(({ name, location }) =>
      rootOf(
        {
          fallbackName: name,
          recorded: undefined,
          isOverridden: () => false,
          resolve: (wanted, requirement) => resolve(lock, projects, { name: wanted, requirement }),
        },
        {
          id: location,
          manifestFile: `${folder}${location === '.' ? '' : `${location}/`}package.json`,
          files,
          problems: lock.problems,
        },
      ),
    ),
  );
}

interface Request {
  readonly name: string;
  readonly requirement: string;
}

function resolve(
  lock: Lock,
  projects: readonly YarnProject[],
  { name, requirement }: Request,
): string | undefined {
  const key =
    lock.byRequest.get(`${name}@${requirement}`) ?? lock.byRequest.get(`${name}@npm:${requirement}`);
  const entry = key === undefined ? undefined : lock.entries.get(key);
  if (entry !== undefined && isProject(entry)) return locationOf(entry);
  if (key !== undefined) return key;
  const project = projects.find((each) => each.name === name);
  if (project !== undefined) return project.location;
  // "resolutions" of the project put one answer in the place of every request for a name.
  const keys = new Set(lock.byName.get(name)?.flatMap((request) => lock.byRequest.get(request) ?? []));
  return keys.size === 1 ? [...keys][0] : undefined;
}

function locationOf(entry: Field): string | undefined {
  return entry.at('resolution').text()?.split('@workspace:')[1];
}

function edgesOf(lock: Lock, projects: readonly YarnProject[], entry: Field): readonly DependencyEdge[] {
  const optional = entry.at('dependenciesMeta');
  return (['dependencies', 'optionalDependencies'] as const).flatMap((section) =>
    entry
      .at(section)
      .texts()
      .map(([name, requirement]) => {
        const to = resolve(lock, projects, { name, requirement });
        const isOptional = section === 'optionalDependencies' || optional.at(name).at('optional').isTrue();
        if (to === undefined && !isOptional)
          entry.at(section).at(name).problem('no package of the lock file answers to it');
        return { to, name, requirement: requirement.replace(/^npm:(?=[\d^~*<>=])/, ''), isOptional };
      }),
  );
}

function nodeOf(key: string, entry: Field, place: Place | undefined): NewNode {
  const resolution = entry.at('resolution').text();
  const request = splitRequest(resolution ?? key.split(/,\s*/, 1)[0] ?? key);
  const alias = resolution === undefined ? aliasOf(request.requirement) : undefined;
  return {
    id: key,
    ecosystem: 'npm',
    name: alias?.name ?? request.name,
    version: entry.at('version').text(),
    source:
      resolution === undefined
        ? sourceOfAddress(entry.at('resolved').text())
        : sourceOfRequirement(request.requirement),
    place,
  };
}

function splitRequest(request: string): Request {
  const at = request.indexOf('@', 1);
  return at === -1
    ? { name: request, requirement: '' }
    : { name: request.slice(0, at), requirement: request.slice(at + 1) };
}
