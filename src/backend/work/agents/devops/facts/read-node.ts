/** What package.json, lock files and code say of a program for Node.js, or of pages that it builds. */
import escapeStringRegexp from 'escape-string-regexp';
import type { OutlineReader } from '../../../../../scanner/outline/index.ts';
import { commandOfLine, isPlain } from './command-line.ts';
import { findHealth } from './find-health.ts';
import { findMetrics } from './find-metrics.ts';
import { findNeeds } from './find-needs.ts';
import { findLocalPackages } from './local-packages.ts';
import { type NodePackage, parsePackage } from './node-package.ts';
import { findIn, join, type ProjectFiles } from './project-files.ts';
import type { Known, ServiceFacts } from './service-facts.ts';

const servers = [
  'express',
  'fastify',
  'koa',
  'hono',
  '@nestjs/core',
  '@hapi/hapi',
  'restify',
  'polka',
  'socket.io',
  'next',
  'nuxt',
  '@remix-run/node',
  '@sveltejs/kit',
];
const workers = ['bullmq', 'bull', 'amqplib', 'kafkajs', 'pg-boss', 'agenda', 'node-cron', 'bee-queue'];
/** Builders of pages, and where each leaves them. */
const builders: readonly (readonly [string, string])[] = [
  ['astro', 'dist'],
  ['vite', 'dist'],
  ['react-scripts', 'build'],
  ['@vue/cli-service', 'dist'],
  ['gatsby', 'public'],
  ['@docusaurus/core', 'build'],
  ['@11ty/eleventy', '_site'],
  ['vitepress', '.vitepress/dist'],
];
/** What they listen on where nothing else is said. */
const defaultPorts: Readonly<Record<string, number>> = { next: 3000, nuxt: 3000 };

export interface NodePlace {
  readonly folder: string;
  readonly files: ProjectFiles;
  /** Folders of all services. */
  readonly others: readonly string[];
  readonly outline: OutlineReader;
}

export async function readNode(place: NodePlace): Promise<ServiceFacts | undefined> {
  const { folder, files } = place;
  const manifest = join(folder, 'package.json');
  const text = await files.read(manifest);
  const json = text === undefined ? undefined : parsePackage(text);
  if (text === undefined || json === undefined) return undefined;
  const manager = managerOf(json, place);
  const script = (...names: string[]) => scriptOf(json, names, { file: manifest, text, manager });
  const kind = await findKind(place, json);
  if (kind === undefined) return undefined;
  const { role, server, port, output } = kind;
  const start = role === 'static' ? undefined : (script(...startNames) ?? mainOf(json, place, manifest));
  const name = slugOf(json.name || folder);
  const local = await findLocalPackages({ name, folder, json }, files);
  const migrate = script('migrate:deploy', 'db:migrate', 'migrate', 'migration:run', 'migrations:run');
  return {
    name,
    folder,
    role,
    runtime: 'node',
    manager,
    port,
    start,
    command: start === undefined ? undefined : commandOf(json, start.value),
    version: await findNodeVersion(place, json),
    ...local,
    isMember: local.isMember || inheritsLock(place),
    hasLock: hasLock(folder, files) || hasLock('.', files),
    build: script('build'),
    output: output ?? (server === 'next' ? '.next' : undefined),
    health: role === 'web' ? await findHealth(place, 'node') : undefined,
    environment: await findEnvironment(
      place,
      /process\.env(?:\.([A-Z][A-Z0-9_]+)|\[['"]([A-Z][A-Z0-9_]+)['"]\])/g,
    ),
    needs: await findNeeds(place, Object.keys(json.dependencies), manifest),
    metrics: await findMetrics(
      { files, sources: sourcesOf(place), manifest },
      Object.keys(json.dependencies),
    ),
    migrate,
    migrateCommand: migrate === undefined ? undefined : commandOf(json, migrate.value),
    test: script('test'),
    lint: script('lint'),
  };
}

const startNames = ['start:prod', 'start', 'serve:prod'];

interface Kind extends Pick<ServiceFacts, 'role' | 'port' | 'output'> {
  readonly server: string | undefined;
}

/** Undefined for what is not run anywhere, such as a library. */
async function findKind(place: NodePlace, json: NodePackage): Promise<Kind | undefined> {
  const uses = (names: readonly string[]) => names.find((name) => name in json.dependencies);
  const server = uses(servers);
  const builder = builders.find(([name]) => name in json.all);
  if (server === undefined && builder !== undefined && 'build' in json.scripts)
    return { role: 'static', server, port: undefined, output: builder[1] };
  const isStarted = startNames.some((name) => isCommand(json.scripts[name]));
  if (!isStarted && server === undefined && uses(workers) === undefined) return undefined;
  const port = await findPort(place, json, server);
  const isWeb = server !== undefined || port !== undefined;
  return { role: isWeb ? 'web' : 'worker', server, port, output: undefined };
}

/**
 * A script that is one program with its arguments is started as that: signals reach it then, and the image needs no package
 * manager. Any other goes through npm, which each image of Node.js has.
 */
function commandOf({ scripts }: NodePackage, line: string): readonly string[] {
  const name = line.split(' ').at(-1) ?? '';
  const script = line.startsWith('node ') ? line : (scripts[name] ?? '').trim();
  const runsAnother = /^(?:npm|npx|pnpm|yarn|corepack)\b/.test(script);
  return isPlain(script) && !runsAnother ? commandOfLine(script) : ['npm', 'run', name];
}

interface ScriptPlace {
  readonly file: string;
  readonly text: string;
  readonly manager: 'npm' | 'pnpm' | 'yarn';
}

function scriptOf(
  { scripts }: NodePackage,
  names: readonly string[],
  { file, text, manager }: ScriptPlace,
): Known<string> | undefined {
  const name = names.find((each) => isCommand(scripts[each]));
  if (name === undefined) return undefined;
  const isShort = manager === 'npm' && (name === 'start' || name === 'test');
  const value = isShort ? `npm ${name}` : manager === 'yarn' ? `yarn ${name}` : `${manager} run ${name}`;
  const found = findIn(file, text, new RegExp(`("${escapeStringRegexp(name)}"\\s*:)`));
  return { value, place: found?.place ?? { file } };
}

function isCommand(script: string | undefined): boolean {
  return script !== undefined && script.trim() !== '' && !script.includes('no test specified');
}

function mainOf(
  { main }: NodePackage,
  { folder, files }: NodePlace,
  manifest: string,
): Known<string> | undefined {
  if (main === undefined || !files.has(join(folder, main))) return undefined;
  return { value: `node ${main}`, place: { file: manifest } };
}

const locks: readonly (readonly [string, 'npm' | 'pnpm' | 'yarn'])[] = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
];

function hasLock(folder: string, files: ProjectFiles): boolean {
  return locks.some(([name]) => files.has(join(folder, name)));
}

/** It is installed from the lock file of the project's folder. */
function inheritsLock({ folder, files }: NodePlace): boolean {
  return folder !== '.' && !hasLock(folder, files) && hasLock('.', files);
}

function managerOf({ manager }: NodePackage, { folder, files }: NodePlace): 'npm' | 'pnpm' | 'yarn' {
  if (manager === 'npm' || manager === 'pnpm' || manager === 'yarn') return manager;
  const found = [folder, '.'].flatMap((each) => locks.filter(([name]) => files.has(join(each, name))));
  return found[0]?.[1] ?? 'npm';
}

/** The lowest that is asked for: what the project says it runs on. */
async function findNodeVersion(
  { folder, files }: NodePlace,
  { engine }: NodePackage,
): Promise<Known<string> | undefined> {
  for (const each of [...new Set([folder, '.'])]) {
    for (const name of ['.nvmrc', '.node-version']) {
      const file = join(each, name);
      const major = /^v?(\d+)/.exec((await files.read(file))?.trim() ?? '')?.[1];
      if (major !== undefined) return { value: major, place: { file } };
    }
  }
  const file = join(folder, 'package.json');
  const own = /(\d+)/.exec(engine ?? '')?.[1];
  if (own !== undefined) return { value: own, place: { file } };
  const top = parsePackage((await files.read('package.json')) ?? '{}')?.engine;
  const above = /(\d+)/.exec(top ?? '')?.[1];
  return above === undefined ? undefined : { value: above, place: { file: 'package.json' } };
}

const code = /\.(?:ts|mts|cts|js|mjs|cjs)$/;
const tests = /(?:^|\/)(?:tests?|__tests__|e2e|spec)\/|\.(?:test|spec)\.\w+$/;

function sourcesOf({ folder, files, others }: NodePlace): readonly string[] {
  return files
    .below(folder, others)
    .filter((file) => code.test(file) && !tests.test(file))
    .slice(0, 500);
}

const portPatterns = [
  /process\.env(?:\.PORT|\['PORT'\]|\["PORT"\])\s*(?:\|\||\?\?)\s*['"]?(\d{2,5})/,
  /\.listen\(\s*\{?\s*(?:port\s*:\s*)?(\d{2,5})\b/,
  /\b(?:port|PORT)\s*(?::\s*\w+)?\s*=\s*(?:Number\([^)]*?(?:\|\||\?\?)\s*)?['"]?(\d{4,5})\b/,
];

async function findPortInCode(place: NodePlace): Promise<Known<number> | undefined> {
  for (const pattern of portPatterns) {
    for (const file of sourcesOf(place)) {
      const found = findIn(file, (await place.files.read(file)) ?? '', pattern);
      if (found !== undefined) return { value: Number(found.value), place: found.place };
    }
  }
  return undefined;
}

async function findPort(
  place: NodePlace,
  { scripts }: NodePackage,
  server: string | undefined,
): Promise<Known<number> | undefined> {
  const { folder, files } = place;
  const manifest = join(folder, 'package.json');
  const fromScript = /(?:--port[ =]|-p |PORT=)(\d{2,5})/.exec(scripts['start'] ?? '')?.[1];
  if (fromScript !== undefined) return { value: Number(fromScript), place: { file: manifest } };
  const inCode = await findPortInCode(place);
  if (inCode !== undefined) return inCode;
  for (const name of ['.env.example', '.env.sample']) {
    const file = join(folder, name);
    const found = findIn(file, (await files.read(file)) ?? '', /^PORT=(\d{2,5})/m);
    if (found !== undefined) return { value: Number(found.value), place: found.place };
  }
  const usual = server === undefined ? undefined : defaultPorts[server];
  return usual === undefined ? undefined : { value: usual, place: { file: manifest } };
}

async function findEnvironment(place: NodePlace, pattern: RegExp): Promise<readonly Known<string>[]> {
  const found = new Map<string, Known<string>>();
  for (const file of sourcesOf(place)) {
    const text = (await place.files.read(file)) ?? '';
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? match[2] ?? '';
      const line = text.slice(0, match.index).split('\n').length;
      if (!found.has(name) && name !== 'NODE_ENV') found.set(name, { value: name, place: { file, line } });
    }
  }
  return [...found.values()].toSorted((a, b) => a.value.localeCompare(b.value));
}

export function slugOf(name: string): string {
  const slug = name
    .split('/')
    .at(-1)
    ?.toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return slug || 'app';
}
