/** Programs for Node.js and pages that it builds, from the facts of a package. */
import { commandOfLine, isPlain } from './command-line.ts';
import { type FactView, known, nameOf } from './fact-view.ts';
import { findMetrics } from './find-metrics.ts';
import { findNeeds } from './find-needs.ts';
import { builders, nodeServers, nodeWorkers } from './known-frameworks.ts';
import { findLocalPackages } from './local-packages.ts';
import { type Installed, pickManager } from './pick-manager.ts';
import { pickPort } from './pick-port.ts';
import { pickVersion } from './pick-version.ts';
import { join } from './project-files.ts';
import type { Known, Manager, ServiceFacts } from './service-facts.ts';
import { environmentOf, healthOf, pipelineLines, slugOf } from './service-parts.ts';

interface Script extends Known<string> {
  readonly name: string;
}

/** Of a package: its scripts by name, `value` is the line. */
function scriptsOf(view: FactView, folder: string): ReadonlyMap<string, Script> {
  return new Map(
    view.of('script', folder).map((fact) => {
      const at = fact.value.indexOf(': ');
      const name = fact.value.slice(0, at);
      return [name, { name, value: fact.value.slice(at + 2), place: fact.evidence }] as const;
    }),
  );
}

const startNames = ['start:prod', 'start:production', 'serve:prod', 'start'];
const buildNames = ['build', 'build:prod', 'compile'];
const migrateNames = [
  'migrate:deploy',
  'db:migrate',
  'migrate',
  'migration:run',
  'migrations:run',
  'db:deploy',
];

export function nodeService(view: FactView, folder: string): ServiceFacts | undefined {
  if (!view.has(folder, 'package.json')) return undefined;
  const scripts = scriptsOf(view, folder);
  const installed = pickManager(view, folder, 'node');
  const { manager } = installed;
  const script = (names: readonly string[]) =>
    names.map((name) => scripts.get(name)).find((each) => each !== undefined);
  const call = (found: Script | undefined): Known<string> | undefined =>
    found && { value: callOf(manager, found.name), place: found.place };
  const build = script(buildNames);
  const kind = findKind(view, folder, { scripts, build });
  if (kind === undefined) return undefined;
  const { role, output } = kind;
  const start = role === 'static' ? undefined : startOf(view, folder, { scripts, manager });
  const packageName = view.of('name', folder).find((fact) => nameOf(fact) === 'package.json')?.value;
  const name = slugOf(packageName ?? folder);
  const local = findLocalPackages(view, { name, folder });
  return {
    name,
    folder,
    role,
    runtime: 'node',
    manager,
    ...runningOf(view, folder, { role, start, migrate: script(migrateNames), manager }),
    version: pickVersion(view, folder, 'node'),
    ...local,
    ...blockOf(name, installed, local.blocked),
    ...installOf(view, folder, { installed, scripts }),
    isMember: local.isMember || installed.inheritsLock,
    hasLock: installed.lock !== undefined,
    ...(installed.lock !== undefined && { lock: installed.lock }),
    needsDevelopment: start !== undefined && isDevelopment(start.line),
    build: call(build) ?? compileOf(view, folder, start?.line),
    output,
    environment: environmentOf(view, folder),
    ...pipelineLines(view, folder, { test: call(testOf(scripts)), lint: call(script(['lint'])) }),
  };
}

interface Running {
  readonly role: ServiceFacts['role'];
  readonly start: Start | undefined;
  readonly migrate: Script | undefined;
  readonly manager: Manager;
}

type RunningFacts = Pick<
  ServiceFacts,
  'start' | 'command' | 'port' | 'setsPort' | 'health' | 'needs' | 'metrics' | 'migrate' | 'migrateCommand'
>;

/** Pages are served by another program than that of the package. */
const served: RunningFacts = {
  start: undefined,
  command: undefined,
  port: undefined,
  health: undefined,
  needs: [],
  metrics: undefined,
  migrate: undefined,
  migrateCommand: undefined,
};

function runningOf(view: FactView, folder: string, { role, start, migrate, manager }: Running): RunningFacts {
  if (role === 'static') return served;
  const asked = { start: start?.line, startPlace: start?.place };
  const { port, setsPort } =
    role === 'web' ? pickPort(view, folder, asked) : { port: undefined, setsPort: false };
  return {
    start: start && { value: start.value, place: start.place },
    command: start?.command,
    port,
    ...(setsPort && { setsPort }),
    health: role === 'web' ? healthOf(view, folder) : undefined,
    needs: findNeeds(view, folder),
    metrics: findMetrics(view, folder),
    migrate: migrate && { value: callOf(manager, migrate.name), place: migrate.place },
    migrateCommand: migrate && commandOf(migrate),
  };
}

/** What `npm init` writes is no test, and is no fact. */
const testOf = (scripts: ReadonlyMap<string, Script>): Script | undefined => scripts.get('test');

function blockOf(
  name: string,
  { unknown }: Installed,
  blocked: string | undefined,
): Pick<ServiceFacts, 'blocked'> {
  if (blocked !== undefined || unknown === undefined) return {};
  return { blocked: `${name} is installed with ${unknown}, which is not supported: no image is written.` };
}

export function callOf(manager: Manager, name: string): string {
  if (manager === 'npm' && (name === 'start' || name === 'test')) return `npm ${name}`;
  return manager === 'yarn' ? `yarn ${name}` : `${manager} run ${name}`;
}

interface Kind {
  readonly role: ServiceFacts['role'];
  readonly output: string | undefined;
}

interface KindFacts {
  readonly scripts: ReadonlyMap<string, Script>;
  readonly build: Script | undefined;
}

/** Undefined for what is not run anywhere, such as a library. */
function findKind(view: FactView, folder: string, { scripts, build }: KindFacts): Kind | undefined {
  const server = [...view.values('framework', folder)].find((name) => nodeServers.has(name));
  const outputs = view.values('output', folder);
  if (server === 'Next.js')
    return outputs.has('out')
      ? { role: 'static', output: 'out' }
      : { role: 'web', output: nextFolder(outputs) };
  const pages = server === undefined ? pagesOf(view, folder, { scripts, build }) : undefined;
  if (pages !== undefined) return { role: 'static', output: pages };
  if (server === undefined && !isStarted(view, folder, scripts)) return undefined;
  const isWeb = server !== undefined || view.of('route', folder).length > 0 || listens(view, folder);
  return { role: isWeb ? 'web' : 'worker', output: undefined };
}

/** Below which Next keeps what it caches. */
function nextFolder(outputs: ReadonlySet<string>): string {
  const own = [...outputs].find((each) => each.startsWith('.')) ?? '.next';
  return own.split('/')[0] ?? own;
}

/** By a script, or as what asks for a queue and has a file to start. */
function isStarted(view: FactView, folder: string, scripts: ReadonlyMap<string, Script>): boolean {
  if (startNames.some((name) => scripts.has(name))) return true;
  const used = [...view.values('framework', folder), ...view.values('database', folder)];
  return used.some((name) => nodeWorkers.has(name)) && view.of('entry-point', folder).length > 0;
}

const listens = (view: FactView, folder: string): boolean =>
  view.of('port', folder).some(({ rank, value }) => rank === 'code' && /^\d+$/.test(value));

/** Where the build of a package leaves pages; undefined where it builds none. */
function pagesOf(view: FactView, folder: string, { scripts, build }: KindFacts): string | undefined {
  const line = build === undefined ? '' : resolve(build.value, scripts);
  const builder = builders.find((each) => each.line.test(line));
  if (builder === undefined) return undefined;
  const said = /--(?:outDir|out-dir|dist-dir|output)[ =]["']?([\w./-]+)/.exec(line)?.[1];
  const setting = view
    .of('output', folder)
    .find(({ evidence: { file } }) => /(?:vite|astro)\.config/.test(file))?.value;
  const [, docs] = /\bvitepress build ([\w./-]+)/.exec(line) ?? [];
  return said ?? setting ?? (docs === undefined ? builder.output : `${docs}/${builder.output}`);
}

/** A line with those of the scripts that it calls. */
function resolve(line: string, scripts: ReadonlyMap<string, Script>, depth = 0): string {
  if (depth > 3) return line;
  return line.replaceAll(/\b(?:npm|pnpm|yarn)(?: run)? ([\w:-]+)/g, (whole, name: string) => {
    const called = scripts.get(name);
    return called === undefined ? whole : resolve(called.value, scripts, depth + 1);
  });
}

interface Start extends Known<string> {
  /** What is started in the end. */
  readonly line: string;
  readonly command: readonly string[];
}

interface Startable {
  readonly scripts: ReadonlyMap<string, Script>;
  readonly manager: Manager;
}

/** A script of its own, what a Procfile or its Dockerfile starts, or its main file. */
function startOf(view: FactView, folder: string, { scripts, manager }: Startable): Start | undefined {
  const named = startNames.map((name) => scripts.get(name)).find((each) => each !== undefined);
  if (named !== undefined) {
    const nest = /^nest start\b/.test(named.value);
    const line = nest ? 'node dist/main' : named.value;
    const command = nest
      ? commandOfLine(line)
      : commandOf({ ...named, value: resolve(named.value, scripts) });
    return { value: nest ? line : callOf(manager, named.name), place: named.place, line, command };
  }
  const run = view
    .of('start', folder)
    .find(({ rank, value }) => rank === 'run' && /^node\s+[\w./-]+$/.test(value) && !value.includes('$'));
  if (run !== undefined) return { ...known(run), line: run.value, command: commandOfLine(run.value) };
  const entry = view
    .of('entry-point', folder)
    .find(
      (fact) => fact.rank === 'declared' && nameOf(fact) === 'package.json' && /\.[cm]?js$/.test(fact.value),
    );
  if (entry === undefined) return undefined;
  const line = `node ${entry.value.slice(folder === '.' ? 0 : folder.length + 1)}`;
  return { value: line, place: entry.evidence, line, command: commandOfLine(line) };
}

/**
 * A script that is one program with its arguments is started as that: signals reach it then, and the image needs no package
 * manager. Any other goes through npm, which each image of Node.js has.
 */
function commandOf({ name, value }: Pick<Script, 'name' | 'value'>): readonly string[] {
  const script = value.trim();
  const runsAnother = /^(?:npm|npx|pnpm|yarn|corepack)\b/.test(script);
  return isPlain(script) && !runsAnother ? commandOfLine(script) : ['npm', 'run', name];
}

/** Programs that packages for development bring. */
const isDevelopment = (line: string): boolean =>
  /\b(?:tsx|ts-node(?:-dev)?|nodemon|babel-node|vite-node|vite|swc-node|esbuild-register|nest start)\b/.test(
    line,
  );

/** TypeScript that no script compiles, and that is started as it is compiled. */
function compileOf(view: FactView, folder: string, line: string | undefined): Known<string> | undefined {
  const [, file] = /^node\s+(?:-\S+\s+)*((?:dist|build|lib|out)\/[\w./-]+)/.exec(line ?? '') ?? [];
  const output = view.of('output', folder).find((fact) => /tsconfig/.test(fact.evidence.file));
  if (file === undefined || output === undefined || view.files.has(join(folder, file))) return undefined;
  return known(output, 'npx tsc --project .');
}

interface Installing {
  readonly installed: Installed;
  readonly scripts: ReadonlyMap<string, Script>;
}

const installScripts = ['preinstall', 'install', 'postinstall'];
const installSettings = ['.npmrc', '.yarnrc.yml', 'pnpm-workspace.yaml', '.pnpmfile.cjs'];
/** What Prisma starts is linked with it, and slim images have none. */
const ofPrisma = { systemBuild: ['openssl'], systemRun: ['openssl'] };

function installOf(
  view: FactView,
  folder: string,
  { installed: { manager }, scripts }: Installing,
): Pick<
  ServiceFacts,
  'copied' | 'installsWithAll' | 'isBerry' | 'managerVersion' | 'systemBuild' | 'systemRun'
> {
  const copied = installSettings.filter((name) => view.has(folder, name));
  const reads = ['patches', '.yarn', 'prisma'].filter((name) => holds(view, join(folder, name)));
  const isAll = reads.length > 0 || installScripts.some((name) => scripts.has(name));
  const version = view.near('version', folder).find(({ value }) => value.startsWith(`${manager}: `))?.value;
  return {
    ...(version !== undefined && { managerVersion: version.slice(manager.length + 2) }),
    ...(reads.includes('prisma') && ofPrisma),
    ...(copied.length > 0 && { copied }),
    ...(isAll && { installsWithAll: true }),
    ...(manager === 'yarn' && usesBerry(view, folder) && { isBerry: true }),
  };
}

const holds = (view: FactView, folder: string): boolean =>
  [...view.files].some((file) => file.startsWith(`${folder}/`));

/** Yarn from its second version on: by its settings, or the version that a manifest names. */
function usesBerry(view: FactView, folder: string): boolean {
  const version = view.near('version', folder).find(({ value }) => value.startsWith('yarn: '))?.value ?? '';
  const hasSettings = view.has(folder, '.yarnrc.yml') || view.has('.', '.yarnrc.yml');
  return hasSettings || /^yarn: (?:[2-9]|berry)/.test(version);
}
