/**
 * go.mod (https://go.dev/ref/mod#go-mod-file), line by line as its grammar is. It lists every module that is built, those
 * of others marked `// indirect`; who needs them is in the modules themselves and nowhere here. go.sum holds what each
 * must hash to.
 */
import { Problems } from '../../fields.ts';
import { findTextProblem, refuse, withoutByteOrderMark } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import type { Declaration, FormatAdapter, FormatInput, Place, ReadResult } from '../../model.ts';
import { TextPlaces } from '../../place.ts';
import { type GoLine, splitGoMod } from './go-mod-lines.ts';

export const goMod: FormatAdapter = {
  id: 'go-mod',
  ecosystem: 'Go',
  kind: 'lock',
  matches: (file) => /(?:^|\/)go\.mod$/.test(file),
  read: readGoMod,
};

interface Replacement {
  readonly name: string;
  /** Undefined for a folder. */
  readonly version: string | undefined;
  readonly line: GoLine;
}

async function readGoMod({ file, text, files }: FormatInput): Promise<ReadResult> {
  const problem = findTextProblem(file, text);
  if (problem !== undefined) return refuse(problem);
  const problems = new Problems(file);
  const bare = withoutByteOrderMark(text);
  const { lines, unclosed } = splitGoMod(bare);
  const module = lines.find(({ verb }) => verb === 'module')?.words[0];
  if (module === undefined)
    return refuse({ file, field: 'module', message: 'is missing: this is no go.mod' });
  for (const { verb, line } of lines)
    if (!verbs.has(verb)) problems.add(`"${verb.slice(0, 40)}" is no directive of go.mod`, { line });
  if (unclosed !== undefined)
    problems.add('its block has no end: the file was cut off', { field: unclosed.slice(0, 40) });
  const replacements = readReplacements(lines, problems);
  const reading = {
    places: new TextPlaces(file, text),
    shift: text.length - bare.length,
    problems,
    replacements,
  };
  const required = lines.flatMap((line) => (line.verb === 'require' ? readRequire(line, reading) : []));
  const sums = await files.read(file.replace(/mod$/, 'sum'));
  if (sums !== undefined) tellMissingSums(required, sums, problems);
  const nodes = new Map(required.map(({ node }) => [node.id, node]));
  return {
    kind: 'graph',
    graph: buildGraph({
      format: 'go-mod',
      ecosystem: 'Go',
      file,
      roots: [
        {
          id: '.',
          name: module,
          version: undefined,
          manifest: file,
          declarations: required.map((each) => each.declaration),
        },
      ],
      nodes,
      edges: new Map(),
      paths: {
        kind: 'declared',
        why: `${file} marks what others need as indirect, and does not say which of them`,
      },
      problems: problems.list,
    }),
  };
}

const verbs = new Set([
  'module',
  'go',
  'toolchain',
  'godebug',
  'require',
  'exclude',
  'replace',
  'retract',
  'tool',
  'ignore',
]);

/** By `path`, or `path@version` where only one version is replaced. */
function readReplacements(lines: readonly GoLine[], problems: Problems): ReadonlyMap<string, Replacement> {
  const found = new Map<string, Replacement>();
  for (const line of lines) {
    const { verb, words } = line;
    if (verb !== 'replace') continue;
    const arrow = words.indexOf('=>');
    const [name, version] = words.slice(0, Math.max(0, arrow));
    const [target, targetVersion] = words.slice(arrow + 1);
    if (name === undefined || target === undefined)
      problems.add('must be "old => new"', { field: 'replace', line: line.line });
    else {
      const key = version === undefined ? name : `${name}@${version}`;
      found.set(key, { name: target, version: targetVersion, line });
    }
  }
  return found;
}

interface Reading {
  readonly places: TextPlaces;
  readonly shift: number;
  readonly problems: Problems;
  readonly replacements: ReadonlyMap<string, Replacement>;
}

interface Required {
  readonly node: NewNode;
  readonly declaration: Declaration;
}

function readRequire(line: GoLine, reading: Reading): readonly Required[] {
  const [name, version] = line.words;
  if (name === undefined || version === undefined) {
    reading.problems.add('must be a path and a version', { field: 'require', line: line.line });
    return [];
  }
  const replaced = reading.replacements.get(`${name}@${version}`) ?? reading.replacements.get(name);
  const isFolder = replaced !== undefined && /^\.{0,2}\//.test(replaced.name);
  const requirement = replaced?.version ?? version;
  const place = placeIn(line, line.text, reading);
  const node: NewNode = {
    id: name,
    ecosystem: 'Go',
    name: isFolder ? name : (replaced?.name ?? name),
    version: isFolder ? undefined : (replaced?.version ?? version),
    source: isFolder ? 'workspace' : 'registry',
    place,
  };
  return [
    {
      node,
      declaration: {
        to: name,
        name,
        // What a replacement names is what is built.
        requirement,
        scope: 'prod',
        isOptional: false,
        ...(line.isIndirect ? { isIndirect: true } : {}),
        place,
        requirementPlace: placeIn(
          replaced?.version === undefined ? line : replaced.line,
          requirement,
          reading,
        ),
      },
    },
  ];
}

/** Where the last of these words stands in a line. */
function placeIn({ offset, text }: GoLine, words: string, { places, shift }: Reading): Place {
  const start = shift + offset + text.lastIndexOf(words);
  return places.place(start, start + words.length);
}

/** A module without its hash is not checked when it is downloaded. */
function tellMissingSums(required: readonly Required[], text: string, problems: Problems): void {
  const known = new Set(
    text.split('\n').map((line) =>
      line
        .split(' ', 2)
        .join(' ')
        .replace(/\/go\.mod$/, ''),
    ),
  );
  for (const { node } of required) {
    if (node.version !== undefined && !known.has(`${node.name} ${node.version}`)) {
      problems.add('go.sum has no hash of it: run "go mod tidy"', { field: node.name, isWarning: true });
    }
  }
}
