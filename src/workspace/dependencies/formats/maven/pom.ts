/**
 * pom.xml: what a project asks for, with properties and managed versions of it and of the parents that lie in the folder.
 * What those bring along themselves is only known where Maven resolves it, and is said to be missing.
 */
import path from 'node:path';
import { Problems } from '../../fields.ts';
import { refuse } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import type { Declaration, DependencyScope, FormatAdapter, FormatInput, ReadResult } from '../../model.ts';
import { type PomDependency, type PomFile, type PomText, readPomFile } from './pom-file.ts';

export const pom: FormatAdapter = {
  id: 'pom',
  ecosystem: 'Maven',
  kind: 'manifest',
  matches: (file) => /(?:^|\/)pom\.xml$/.test(file),
  read: readPom,
};

/** A project with its parents, nearest first. */
type Lineage = readonly [PomFile, ...PomFile[]];

const maxParents = 10;

async function readPom(input: FormatInput): Promise<ReadResult> {
  const { file } = input;
  const { pom: own, problem } = readPomFile(file, input.text);
  if (problem !== undefined) return refuse(problem);
  const problems = new Problems(file);
  const lineage: Lineage = [own, ...(await loadParents(input, own, problems))];
  const context: Context = { lineage, problems, managed: managedOf(lineage) };
  const found = lineage.flatMap((each) => each.dependencies.flatMap((one) => toDependency(one, context)));
  const nodes = new Map(found.map(({ node }) => [node.id, node]));
  const name = [projectField(lineage, 'groupId'), projectField(lineage, 'artifactId')]
    .filter(Boolean)
    .join(':');
  return {
    kind: 'graph',
    graph: buildGraph({
      format: 'pom',
      ecosystem: 'Maven',
      file,
      roots: [
        {
          id: '.',
          name: name === '' ? file : name,
          version: projectField(lineage, 'version'),
          manifest: file,
          declarations: found.map(({ declaration }) => declaration),
        },
      ],
      nodes,
      edges: new Map(),
      paths: {
        kind: 'declared',
        why: `${file} says what is asked for: what those packages need themselves is not in it`,
      },
      problems: problems.list,
    }),
  };
}

async function loadParents(
  { files }: FormatInput,
  own: PomFile,
  problems: Problems,
): Promise<readonly PomFile[]> {
  const parents: PomFile[] = [];
  const seen = new Set([own.file]);
  for (let at = own; at.parent !== undefined && parents.length < maxParents; ) {
    const relative = at.parent.get('relativePath')?.text ?? '../pom.xml';
    const named = path.posix.join(path.posix.dirname(at.file), relative);
    const file = named.endsWith('.xml') ? named : `${named}/pom.xml`;
    const text = seen.has(file) ? undefined : await files.read(file);
    // A parent that is no file of the folder comes from a registry.
    if (text === undefined) break;
    seen.add(file);
    const read = readPomFile(file, text);
    if (read.pom === undefined) {
      problems.add(`its parent ${file} ${read.problem.message}`);
      break;
    }
    if (read.pom.fields.get('artifactId')?.text !== at.parent.get('artifactId')?.text) break;
    parents.push(read.pom);
    at = read.pom;
  }
  return parents;
}

interface Context {
  readonly lineage: Lineage;
  readonly problems: Problems;
  /** By name: what a version is taken from where a dependency names none. */
  readonly managed: ReadonlyMap<string, ReadonlyMap<string, PomText>>;
}

interface Found {
  readonly node: NewNode;
  readonly declaration: Declaration;
}

function toDependency({ fields, place }: PomDependency, context: Context): readonly Found[] {
  const { lineage, problems } = context;
  const group = resolve(lineage, fields.get('groupId'));
  const artifact = resolve(lineage, fields.get('artifactId'));
  if (group === undefined || artifact === undefined) {
    problems.add('has no groupId or artifactId that is known', {
      field: 'dependency',
      line: place.range.startLine + 1,
    });
    return [];
  }
  const name = `${group.text}:${artifact.text}`;
  const managed = context.managed.get(name);
  const version = resolve(lineage, fields.get('version') ?? managed?.get('version'));
  const scope = scopeOf(
    fields.get('scope')?.text ?? managed?.get('scope')?.text,
    fields.get('optional')?.text,
  );
  const isExact = version !== undefined && !/[[\](),]/.test(version.text);
  return [
    {
      node: {
        id: name,
        ecosystem: 'Maven',
        name,
        version: isExact ? version.text : undefined,
        source: fields.get('scope')?.text === 'system' ? 'file' : 'registry',
      },
      declaration: {
        to: name,
        name,
        requirement: version?.text ?? '',
        scope,
        isOptional: scope === 'optional',
        place,
        requirementPlace: version?.place,
      },
    },
  ];
}

/** The nearest counts. */
function managedOf(lineage: Lineage): Context['managed'] {
  const managed = new Map<string, ReadonlyMap<string, PomText>>();
  for (const { fields } of lineage.flatMap((each) => each.managed)) {
    const name = `${resolve(lineage, fields.get('groupId'))?.text}:${resolve(lineage, fields.get('artifactId'))?.text}`;
    if (!managed.has(name)) managed.set(name, fields);
  }
  return managed;
}

/** What is only for tests never ships; `provided` is there already where it runs. */
function scopeOf(scope: string | undefined, optional: string | undefined): DependencyScope {
  if (scope === 'test') return 'dev';
  return optional === 'true' || scope === 'provided' ? 'optional' : 'prod';
}

const maxSteps = 20;

/**
 * A text with its properties put in. Where it is one property alone, the place is the property's: that is what an
 * upgrade changes. Undefined where a property is not known here.
 */
function resolve(lineage: Lineage, given: PomText | undefined): PomText | undefined {
  let at = given;
  for (let step = 0; at !== undefined && step < maxSteps; step += 1) {
    const start = at.text.indexOf('${');
    const end = at.text.indexOf('}', start);
    if (start === -1 || end === -1) return at;
    const value = findProperty(lineage, at.text.slice(start + 2, end));
    if (value === undefined || at.text.length > 1000) return undefined;
    const isAlone = start === 0 && end === at.text.length - 1;
    at = isAlone
      ? value
      : { text: at.text.slice(0, start) + value.text + at.text.slice(end + 1), place: at.place };
  }
  return undefined;
}

function findProperty(lineage: Lineage, name: string): PomText | undefined {
  for (const { properties } of lineage) {
    const value = properties.get(name);
    if (value !== undefined) return value;
  }
  const field = /^(?:project|pom)\.(?:parent\.)?(\w+)$/.exec(name)?.[1];
  if (field === undefined) return undefined;
  return lineage[0].fields.get(field) ?? lineage[0].parent?.get(field);
}

function projectField(lineage: Lineage, name: string): string | undefined {
  return resolve(lineage, lineage[0].fields.get(name) ?? lineage[0].parent?.get(name))?.text;
}
