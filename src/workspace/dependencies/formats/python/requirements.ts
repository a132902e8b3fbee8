/**
 * requirements*.txt, what they include with -r, and what they pin with -c. A compiled file says in comments who needs
 * each package; of another one only what it lists is known.
 */
import path from 'node:path';
import { coverCredentials } from '../../cover-credentials.ts';
import { Problems } from '../../fields.ts';
import { findTextProblem, refuse, withoutByteOrderMark } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import type {
  Declaration,
  DependencyEdge,
  DependencyScope,
  FormatAdapter,
  FormatInput,
  PathKnowledge,
  ProjectFiles,
  ReadResult,
  VersionLimit,
} from '../../model.ts';
import { TextPlaces } from '../../place.ts';
import { compiledBy } from './compiled-by.ts';
import { exactVersion, normalizeName, type PythonRequirement, parseRequirement } from './requirement.ts';
import { type RequirementLine, splitRequirements } from './requirements-lines.ts';

export const requirements: FormatAdapter = {
  id: 'requirements',
  ecosystem: 'PyPI',
  kind: 'manifest',
  matches: (file) => {
    const name = path.posix.basename(file);
    return (
      name.endsWith('.txt') &&
      (/requirements/i.test(name) || path.posix.basename(path.posix.dirname(file)) === 'requirements')
    );
  },
  read: readRequirements,
};

/** A line that asks for a package. */
interface Asked {
  readonly file: string;
  readonly line: RequirementLine;
  readonly requirement: PythonRequirement;
  readonly declaration: Declaration;
}

interface Reading {
  readonly files: ProjectFiles;
  readonly problems: Problems;
  readonly asked: Asked[];
  /** By name: what constraints files allow. */
  readonly constraints: Map<string, VersionLimit[]>;
  /** By file. */
  readonly texts: Map<string, string>;
  /** Files that were opened, so that two that include one another end. */
  readonly seen: Set<string>;
}

async function readRequirements({ file, text, files }: FormatInput): Promise<ReadResult> {
  const problem = findTextProblem(file, text);
  if (problem !== undefined) return refuse(problem);
  const reading: Reading = {
    files,
    problems: new Problems(file),
    asked: [],
    constraints: new Map(),
    texts: new Map(),
    seen: new Set([file]),
  };
  await readLines(reading, { file, text, isConstraint: false });
  const nodes = new Map<string, NewNode>();
  for (const { requirement } of reading.asked) {
    if (nodes.get(requirement.name)?.version === undefined)
      nodes.set(requirement.name, nodeOf(reading, requirement));
  }
  const { edges, paths } = edgesOf(reading, file);
  return {
    kind: 'graph',
    graph: buildGraph({
      format: 'requirements',
      ecosystem: 'PyPI',
      file,
      roots: rootsOf(reading, paths),
      nodes,
      edges,
      paths,
      problems: reading.problems.list,
    }),
  };
}

interface OneFile {
  readonly file: string;
  readonly text: string;
  readonly isConstraint: boolean;
}

async function readLines(reading: Reading, { file, text, isConstraint }: OneFile): Promise<void> {
  const bare = withoutByteOrderMark(text);
  reading.texts.set(file, bare);
  const places = new TextPlaces(file, text);
  const shift = text.length - bare.length;
  for (const line of splitRequirements(bare)) {
    const option = /^\s*(-[a-z]\b|--[a-z-]+)(?:\s+|=)?/.exec(line.text);
    if (option !== null) {
      await followOption(reading, {
        file,
        isConstraint,
        name: option[1] ?? '',
        value: line.text.slice(option[0].length).trim(),
        line: line.line,
      });
      continue;
    }
    const written = withoutOptions(line.text);
    const requirement = parseRequirement(written);
    if (requirement === undefined) tellUnknown(reading, { file, line, written });
    else if (isConstraint) addLimit(reading, file, requirement);
    else {
      const start = shift + line.offset + requirement.rangeStart;
      reading.asked.push({
        file,
        line,
        requirement,
        declaration: {
          to: requirement.name,
          name: requirement.name,
          requirement: requirement.range,
          scope: scopeOfFile(file),
          isOptional: false,
          place: places.place(shift + line.offset, shift + line.offset + written.trimEnd().length),
          // Where lines were joined within it, it does not stand in the file as it is here.
          requirementPlace: text.startsWith(requirement.range, start)
            ? places.place(start, start + requirement.range.length)
            : undefined,
          ...(/\s--hash\b/.test(line.text) ? { hasHashes: true } : {}),
        },
      });
    }
  }
}

function addLimit({ constraints }: Reading, file: string, { name, range }: PythonRequirement): void {
  const limit = { file, requirement: range };
  const known = constraints.get(name);
  if (known === undefined) constraints.set(name, [limit]);
  else known.push(limit);
}

/** `--hash=…` and the like, behind a requirement. */
function withoutOptions(text: string): string {
  const at = text.search(/\s--[a-z]/);
  return at === -1 ? text : text.slice(0, at);
}

/** An address is installed from there: it has no name that an advisory could know, and that is told. */
function tellUnknown(
  { problems }: Reading,
  { file, line, written }: { file: string; line: RequirementLine; written: string },
): void {
  if (/^\s*(?:file:|\.{0,2}\/)/.test(written)) return;
  if (isAddress(written)) problems.add(uncompared(file, written), { line: line.line, isWarning: true });
  else problems.add(`${file}: this is no requirement of Python: ${toShown(written)}`, { line: line.line });
}

function isAddress(text: string): boolean {
  return /^\s*(?:(?:git|hg|svn|bzr)\+|https?:|\S+\.(?:whl|tar\.gz|zip)\s*$)/.test(text);
}

function uncompared(file: string, written: string): string {
  return `${file}: installed from an address, which no advisory speaks of: ${toShown(written)}`;
}

/** Covered before it is cut: what the cut leaves of an address is not seen to be one. */
function toShown(written: string): string {
  return coverCredentials(written).trim().slice(0, 80);
}

interface Option {
  readonly line: number;
  readonly file: string;
  readonly isConstraint: boolean;
  readonly name: string;
  readonly value: string;
}

const editableOptions = new Set(['-e', '--editable']);
const includeOptions = new Set(['-r', '--requirement']);
const constraintOptions = new Set(['-c', '--constraint']);

async function followOption(
  reading: Reading,
  { file, isConstraint, name, value, line }: Option,
): Promise<void> {
  if (editableOptions.has(name) && isAddress(value))
    reading.problems.add(uncompared(file, value), { line, isWarning: true });
  const includes = includeOptions.has(name);
  if (!includes && !constraintOptions.has(name)) return;
  const target = path.posix.join(path.posix.dirname(file), value);
  if (reading.seen.has(target)) return;
  reading.seen.add(target);
  const text = await reading.files.read(target);
  if (text === undefined)
    reading.problems.add(`${file} names ${target}, which cannot be read`, { field: name });
  else await readLines(reading, { file: target, text, isConstraint: isConstraint || !includes });
}

function nodeOf({ constraints }: Reading, { name, range, source }: PythonRequirement): NewNode {
  const limits = (constraints.get(name) ?? []).map(({ requirement }) => requirement);
  const version = [range, ...limits].map(exactVersion).find((each) => each !== undefined);
  return { id: name, ecosystem: 'PyPI', name, version, source };
}

/** A file of this name serves development, by habit; what it includes goes by its own name. */
function scopeOfFile(file: string): DependencyScope {
  return /(?:^|[-_./])(?:dev|develop|development|test|tests|testing|lint|docs?|ci|build|typing)(?:[-_./]|$)/i.test(
    file,
  )
    ? 'dev'
    : 'prod';
}

interface Knowledge {
  readonly edges: ReadonlyMap<string, readonly DependencyEdge[]>;
  readonly paths: PathKnowledge;
}

/** Whole only where every line says who needs it: a file of which a part is written by hand is not. */
function edgesOf({ asked }: Reading, file: string): Knowledge {
  if (asked.length === 0 || asked.some(({ line }) => line.via.length === 0)) {
    const why = `${file} does not say which package needs which: what only others bring looks as if it were asked for`;
    return { edges: new Map(), paths: { kind: 'declared', why } };
  }
  const edges = new Map<string, DependencyEdge[]>();
  const known = new Set(asked.map(({ requirement }) => requirement.name));
  for (const { requirement, line } of asked) {
    for (const via of line.via.filter((each) => !isManifest(each)).map(normalizeName)) {
      if (!known.has(via)) continue;
      const edge = { to: requirement.name, name: requirement.name, requirement: '', isOptional: false };
      const list = edges.get(via);
      if (list === undefined) edges.set(via, [edge]);
      else list.push(edge);
    }
  }
  return { edges, paths: { kind: 'whole' } };
}

/** `-r requirements.in`, `shop (pyproject.toml)`: the project itself asks for it. */
function isManifest(via: string): boolean {
  return via.startsWith('-') || via.includes('(');
}

/** One for each file that asks for something. */
function rootsOf({ asked, seen, texts, constraints }: Reading, paths: PathKnowledge) {
  const byFile = Map.groupBy(asked, ({ file }) => file);
  return [...seen].flatMap((file) => {
    const lines = byFile.get(file);
    if (lines === undefined && byFile.size > 0) return [];
    const direct = (lines ?? []).filter(({ line }) => paths.kind === 'declared' || line.via.some(isManifest));
    return [
      {
        id: file,
        name: file,
        version: undefined,
        manifest: file,
        declarations: direct.map(({ declaration }) => {
          const limits = constraints.get(declaration.name);
          return limits === undefined ? declaration : { ...declaration, limits };
        }),
        compiledBy: compiledBy(
          texts.get(file) ?? '',
          (lines ?? []).flatMap(({ line }) => line.via),
        ),
      },
    ];
  });
}
