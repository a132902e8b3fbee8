/** Name, commands and requirements as manifests, lock files and Makefiles say them. A command is told only where it is there. */

import path from 'node:path';
import escapeStringRegexp from 'escape-string-regexp';
import { readToml } from '../../../../../workspace/dependencies/toml-text.ts';
import type { Command, ProjectFacts } from './project-facts.ts';

type Read = (file: string) => Promise<string | undefined>;
type Told = Pick<ProjectFacts, 'name' | 'description' | 'license' | 'requirements' | 'commands'>;

interface Found {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly license?: string | undefined;
  readonly requirements: Told['requirements'];
  readonly commands: readonly Command[];
}

/** Folders below the top that are looked at: of a workspace, or a part with a manifest of its own. */
const mostFolders = 20;

export async function readManifests(files: readonly string[], read: Read, fallback: string): Promise<Told> {
  const folders = foldersOf(files);
  const found: Found[] = [];
  for (const folder of folders) found.push(...(await readFolder(folder, files, read)));
  const [top] = folders[0] === '.' ? found : [];
  const first = (key: 'name' | 'description' | 'license') =>
    found.map((each) => each[key]).find(Boolean) ?? '';
  return {
    name: top?.name ?? ((folders.length === 1 ? first('name') : '') || fallback),
    description: top?.description ?? (folders.length === 1 ? first('description') : ''),
    license: first('license'),
    requirements: distinct(found.flatMap((each) => each.requirements)),
    commands: found.flatMap((each) => each.commands),
  };
}

function distinct(requirements: Told['requirements']): Told['requirements'] {
  return [...new Map(requirements.map((each) => [each.text, each])).values()];
}

const manifest = /(?:^|\/)(?:package\.json|pyproject\.toml|requirements\.txt|go\.mod|Cargo\.toml|Makefile)$/;

function foldersOf(files: readonly string[]): readonly string[] {
  const folders = files.filter((file) => manifest.test(file)).map((file) => path.posix.dirname(file));
  return [...new Set(folders)]
    .toSorted((a, b) => depthOf(a) - depthOf(b) || a.localeCompare(b))
    .slice(0, mostFolders);
}

const depthOf = (folder: string): number => (folder === '.' ? 0 : folder.split('/').length);

async function readFolder(folder: string, files: readonly string[], read: Read): Promise<readonly Found[]> {
  const at = (name: string) => (folder === '.' ? name : `${folder}/${name}`);
  const has = (name: string) => files.includes(at(name));
  const place = { folder, at, has, isMember: folder !== '.' && files.includes('package.json') };
  const found: (Found | undefined)[] = [];
  for (const [name, reader] of Object.entries(readers)) {
    const text = has(name) ? await read(at(name)) : undefined;
    if (text !== undefined) found.push(reader(text, place));
  }
  return found.filter((each) => each !== undefined);
}

interface Place {
  readonly folder: string;
  readonly at: (name: string) => string;
  readonly has: (name: string) => boolean;
  /** Below a package.json, which installs for all. */
  readonly isMember: boolean;
}

const readers: Readonly<Record<string, (text: string, place: Place) => Found | undefined>> = {
  'package.json': readPackageJson,
  'pyproject.toml': readPyproject,
  'requirements.txt': (_, { folder, at, has }) => {
    if (has('pyproject.toml') && (has('poetry.lock') || has('uv.lock'))) return undefined;
    const line = 'pip install -r requirements.txt';
    return {
      requirements: [],
      commands: [{ kind: 'install', line, folder, source: at('requirements.txt') }],
    };
  },
  'go.mod': (text, { folder, at }) => {
    const [, version] = /^go (\d+(?:\.\d+)+)/m.exec(text) ?? [];
    const [, name] = /^module (\S+)/m.exec(text) ?? [];
    const source = at('go.mod');
    return {
      name: name && path.posix.basename(name),
      requirements: version === undefined ? [] : [{ text: `Go ${version}`, source }],
      commands: [
        { kind: 'build', line: 'go build ./...', folder, source },
        { kind: 'test', line: 'go test ./...', folder, source },
      ],
    };
  },
  'Cargo.toml': (_, { folder, at }) => ({
    requirements: [],
    commands: (['build', 'test'] as const).map((kind) => ({
      kind,
      line: `cargo ${kind}`,
      folder,
      source: at('Cargo.toml'),
    })),
  }),
  Makefile: (text, { folder, at }) => ({
    requirements: [],
    commands: (['install', 'start', 'build', 'test', 'lint', 'migrate'] as const).flatMap((kind) => {
      const names = kind === 'start' ? ['start', 'run', 'dev', 'serve'] : [kind];
      const target = names.find((name) =>
        new RegExp(String.raw`^${escapeStringRegexp(name)}\s*:(?!=)`, 'm').test(text),
      );
      return target === undefined ? [] : [{ kind, line: `make ${target}`, folder, source: at('Makefile') }];
    }),
  }),
};

const scriptNames = {
  start: ['start', 'dev', 'serve'],
  build: ['build'],
  test: ['test'],
  lint: ['lint'],
  migrate: ['migrate', 'db:migrate', 'migration:run', 'migrations:run'],
} as const;

function readPackageJson(text: string, place: Place): Found | undefined {
  const json = parseJson(text);
  if (json === undefined) return undefined;
  const { folder, at, has, isMember } = place;
  const source = at('package.json');
  const manager = managerOf(json, place);
  const scripts = recordOf(json['scripts']);
  const install = {
    npm: has('package-lock.json') ? 'npm ci' : 'npm install',
    pnpm: 'pnpm install',
    yarn: 'yarn install',
    bun: 'bun install',
  };
  const own = (Object.keys(scriptNames) as (keyof typeof scriptNames)[]).flatMap((kind): Command[] => {
    const name = scriptNames[kind].find((each) => isCommand(scripts[each]));
    if (name === undefined) return [];
    const isShort = name === 'start' || name === 'test';
    const line =
      manager === 'npm' && isShort ? `npm ${name}` : `${manager} ${manager === 'yarn' ? '' : 'run '}${name}`;
    return [{ kind, line, folder, source }];
  });
  const engine = textOf(recordOf(json['engines'])['node']);
  return {
    name: textOf(json['name']),
    description: textOf(json['description']),
    license: textOf(json['license']),
    requirements: engine === undefined ? [] : [{ text: `Node.js ${engine}`, source }],
    commands: [
      ...(isMember ? [] : [{ kind: 'install' as const, line: install[manager], folder, source }]),
      ...own,
    ],
  };
}

type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun';

function managerOf(json: Readonly<Record<string, unknown>>, { has }: Place): Manager {
  const named = textOf(json['packageManager'])?.split('@')[0];
  if (named === 'pnpm' || named === 'yarn' || named === 'bun') return named;
  if (has('pnpm-lock.yaml')) return 'pnpm';
  if (has('yarn.lock')) return 'yarn';
  return has('bun.lockb') || has('bun.lock') ? 'bun' : 'npm';
}

/** What `npm init` writes is no test. */
function isCommand(script: unknown): boolean {
  return typeof script === 'string' && script.trim() !== '' && !script.includes('no test specified');
}

function readPyproject(text: string, { folder, at, has }: Place): Found | undefined {
  const source = at('pyproject.toml');
  const toml = recordOf(readToml(source, text).value);
  const [project, tool] = [recordOf(toml['project']), recordOf(toml['tool'])];
  const poetry = recordOf(tool['poetry']);
  const python = textOf(project['requires-python']) ?? textOf(recordOf(poetry['dependencies'])['python']);
  const { install, runner } = toolOf(has);
  const asked = [
    project['dependencies'],
    project['optional-dependencies'],
    toml['dependency-groups'],
    poetry,
  ];
  const dependencies = JSON.stringify(asked);
  const uses = (name: string) =>
    name in tool || new RegExp(String.raw`"${escapeStringRegexp(name)}\b`).test(dependencies);
  const command = (kind: Command['kind'], line: string): Command => ({ kind, line, folder, source });
  return {
    name: textOf(project['name']) ?? textOf(poetry['name']),
    description: textOf(project['description']) ?? textOf(poetry['description']),
    license: licenseOf(project['license']) ?? textOf(poetry['license']),
    requirements: python === undefined ? [] : [{ text: `Python ${python}`, source }],
    commands: [
      ...(install === undefined ? [] : [command('install', install)]),
      ...(uses('pytest') ? [command('test', `${runner}pytest`)] : []),
      ...(uses('ruff') ? [command('lint', `${runner}ruff check`)] : []),
    ],
  };
}

function toolOf(has: Place['has']): { readonly install: string | undefined; readonly runner: string } {
  if (has('uv.lock')) return { install: 'uv sync', runner: 'uv run ' };
  if (has('poetry.lock')) return { install: 'poetry install', runner: 'poetry run ' };
  return { install: undefined, runner: '' };
}

/** By its name: some manifests hold the whole text. */
function licenseOf(license: unknown): string | undefined {
  const name = textOf(license) ?? textOf(recordOf(license)['text']);
  return name !== undefined && name.length <= 60 ? name : undefined;
}

function parseJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
