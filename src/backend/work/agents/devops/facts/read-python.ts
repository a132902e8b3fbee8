/** What manifests and code say of a program in Python: FastAPI, Flask, Django, Celery, or a Procfile's line. */
import type { OutlineReader } from '../../../../../scanner/outline/index.ts';
import { readToml } from '../../../../../workspace/dependencies/toml-text.ts';
import { commandOfLine } from './command-line.ts';
import { findHealth } from './find-health.ts';
import { findMetrics } from './find-metrics.ts';
import { findNeeds } from './find-needs.ts';
import { findIn, join, type ProjectFiles } from './project-files.ts';
import { slugOf } from './read-node.ts';
import type { Known, ServiceFacts } from './service-facts.ts';

export interface PythonPlace {
  readonly folder: string;
  readonly files: ProjectFiles;
  readonly others: readonly string[];
  readonly outline: OutlineReader;
  /** Of the project, where no manifest has a name. */
  readonly fallback: string;
}

interface Asked {
  readonly manifest: string;
  readonly name: string | undefined;
  readonly python: Known<string> | undefined;
  /** Names of packages, in small letters. */
  readonly packages: ReadonlySet<string>;
}

/** A folder gives a web program, a worker, or both. */
export async function readPython(place: PythonPlace): Promise<readonly ServiceFacts[]> {
  const { folder, fallback } = place;
  const asked = await readAsked(place);
  if (asked === undefined) return [];
  const modules = await readModules(place);
  const procfile = await readProcfile(place);
  const web = procfile.get('web') ?? startOf(asked, modules, place);
  const worker = procfile.get('worker') ?? workerOf(asked, modules);
  const name = slugOf(asked.name ?? (folder === '.' ? fallback : folder));
  const base = await readBase(place, asked, procfile);
  const found: ServiceFacts[] = [];
  if (web !== undefined) {
    const health = await findHealth(place, 'python');
    found.push({
      ...base,
      name,
      role: 'web',
      start: web,
      command: commandOfLine(web.value),
      port: portOf(web),
      health,
    });
  }
  if (worker !== undefined) {
    const own = web === undefined ? name : `${name}-worker`;
    const command = commandOfLine(worker.value);
    const none = {
      port: undefined,
      health: undefined,
      metrics: undefined,
      migrate: undefined,
      migrateCommand: undefined,
    };
    found.push({ ...base, ...none, name: own, role: 'worker', start: worker, command });
  }
  return found;
}

function managerOf({ folder, files }: PythonPlace): 'uv' | 'poetry' | 'pip' {
  if (files.has(join(folder, 'uv.lock'))) return 'uv';
  return files.has(join(folder, 'poetry.lock')) ? 'poetry' : 'pip';
}

async function readBase(
  place: PythonPlace,
  { manifest, packages, python }: Asked,
  procfile: ReadonlyMap<string, Known<string>>,
) {
  const { folder, files } = place;
  const manager = managerOf(place);
  const known = (value: string): Known<string> => ({ value, place: { file: manifest } });
  const migrate =
    procfile.get('release') ?? migrateOf({ manifest, packages, python, name: undefined }, place);
  return {
    folder,
    runtime: 'python' as const,
    version: python ?? (await findVersion(place)),
    manager,
    isPackage: manager === 'pip' && !files.has(join(folder, 'requirements.txt')),
    isMember: false,
    hasLock: manager !== 'pip',
    build: undefined,
    output: undefined,
    ...(await findPathDependency(place)),
    environment: await findEnvironment(place),
    needs: await findNeeds(place, [...packages], manifest),
    metrics: await findMetrics({ files, sources: sourcesOf(place), manifest }, [...packages]),
    test: packages.has('pytest') ? known('pytest') : undefined,
    lint: packages.has('ruff') ? known('ruff check .') : undefined,
    migrate,
    migrateCommand: migrate === undefined ? undefined : commandOfLine(migrate.value),
  };
}

/** `path = "../shared"`, `workspace = true`, `-e ../shared`: an image of the folder alone would not have it. */
const pathDependency =
  /^\s*(?:-e\s+|--editable[ =])?(\.\.\/\S+)|\bpath\s*=\s*["'](\.\.[^"']*)["']|@\s*file:(\S+)|^([\w.-]+)\s*=\s*\{[^}\n]*workspace\s*=\s*true/m;

async function findPathDependency({ folder, files }: PythonPlace): Promise<Pick<ServiceFacts, 'blocked'>> {
  for (const name of ['pyproject.toml', 'requirements.txt']) {
    const file = join(folder, name);
    const found = findIn(file, (await files.read(file)) ?? '', pathDependency);
    if (found !== undefined)
      return {
        blocked: `${file} installs ${found.value} from outside of its folder, which an image of that folder does not have: no image is written.`,
      };
  }
  return {};
}

async function readAsked({ folder, files }: PythonPlace): Promise<Asked | undefined> {
  const [toml, list] = [join(folder, 'pyproject.toml'), join(folder, 'requirements.txt')];
  const text = await files.read(toml);
  const requirements = await files.read(list);
  if (text === undefined && requirements === undefined) return undefined;
  const value = recordOf(text === undefined ? {} : readToml(toml, text).value);
  const project = recordOf(value['project']);
  const poetry = recordOf(recordOf(value['tool'])['poetry']);
  const more = await Promise.all(
    ['requirements-dev.txt', 'requirements/dev.txt', 'dev-requirements.txt'].map((name) =>
      files.read(join(folder, name)),
    ),
  );
  const lines = [requirements, ...more].flatMap((each) => (each ?? '').split('\n'));
  const groups = [recordOf(project['optional-dependencies']), recordOf(value['dependency-groups'])].flatMap(
    (group) => Object.values(group),
  );
  const names = [...listOf(project['dependencies']), ...groups.flatMap(listOf), ...lines].flatMap((each) =>
    typeof each === 'string' ? (/^\s*([A-Za-z0-9][\w.-]*)/.exec(each)?.[1] ?? []) : [],
  );
  const poetryGroups = Object.values(recordOf(poetry['group'])).flatMap((group) =>
    Object.keys(recordOf(recordOf(group)['dependencies'])),
  );
  const all = [
    ...names,
    ...Object.keys(recordOf(poetry['dependencies'])),
    ...poetryGroups,
    ...Object.keys(recordOf(value['tool'])),
  ];
  const wanted = project['requires-python'] ?? recordOf(poetry['dependencies'])['python'];
  const version = /(\d+\.\d+)/.exec(typeof wanted === 'string' ? wanted : '')?.[1];
  return {
    manifest: text === undefined ? list : toml,
    name: [project['name'], poetry['name']].find((each): each is string => typeof each === 'string'),
    python: version === undefined ? undefined : { value: version, place: { file: toml } },
    packages: new Set(all.map((each) => each.toLowerCase())),
  };
}

async function findVersion({ folder, files }: PythonPlace): Promise<Known<string> | undefined> {
  for (const name of ['.python-version', 'runtime.txt', '../.python-version']) {
    const file = join(folder, name);
    const version = /(\d+\.\d+)/.exec((await files.read(file)) ?? '')?.[1];
    if (version !== undefined) return { value: version, place: { file } };
  }
  for (const name of ['Dockerfile']) {
    const file = join(folder, name);
    const found = findIn(file, (await files.read(file)) ?? '', /^FROM python:(\d+\.\d+)/m);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface AppModule {
  readonly kind: 'fastapi' | 'flask' | 'celery' | 'factory';
  /** Dotted, from the folder: `app.main`. */
  readonly module: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** What has to be on the path of modules: `src`. */
  readonly root: string;
}

async function readModules({ folder, files, others }: PythonPlace): Promise<readonly AppModule[]> {
  const found: AppModule[] = [];
  const sources = files
    .below(folder, others)
    .filter((file) => file.endsWith('.py') && !/(?:^|\/)(?:tests?|migrations)\//.test(file));
  for (const file of sources.slice(0, 500)) {
    const text = (await files.read(file)) ?? '';
    for (const match of text.matchAll(
      /^(\w+)(?:\s*:\s*[\w.]+)?\s*=\s*(?:\w+\.)?(FastAPI|Flask|Celery)\(|^def (create_app)\(/gm,
    )) {
      const line = text.slice(0, match.index).split('\n').length;
      const made = match[2];
      const kind = made === undefined ? 'factory' : (made.toLowerCase() as 'fastapi' | 'flask' | 'celery');
      found.push({ kind, ...moduleOf(file, folder), name: match[1] ?? match[3] ?? '', file, line });
    }
  }
  return found.toSorted((a, b) => a.module.split('.').length - b.module.split('.').length);
}

function moduleOf(file: string, folder: string): Pick<AppModule, 'module' | 'root'> {
  const own = folder === '.' ? file : file.slice(folder.length + 1);
  const root = own.startsWith('src/') ? 'src' : '.';
  const inside = root === 'src' ? own.slice(4) : own;
  return {
    module: inside
      .replace(/\.py$/, '')
      .replace(/\/__init__$/, '')
      .replaceAll('/', '.'),
    root,
  };
}

function startOf(asked: Asked, modules: readonly AppModule[], place: PythonPlace): Known<string> | undefined {
  return startOfFastapi(asked, modules) ?? startOfFlask(asked, modules) ?? startOfDjango(asked, place);
}

const at = ({ root }: AppModule, option: string) => (root === '.' ? '' : ` ${option} ${root}`);

function startOfFastapi({ packages }: Asked, modules: readonly AppModule[]): Known<string> | undefined {
  const app = modules.find(({ kind }) => kind === 'fastapi');
  if (app === undefined || !packages.has('fastapi')) return undefined;
  const value = `uvicorn ${app.module}:${app.name}${at(app, '--app-dir')} --host 0.0.0.0 --port 8000`;
  return { value, place: { file: app.file, line: app.line } };
}

function startOfFlask({ packages }: Asked, modules: readonly AppModule[]): Known<string> | undefined {
  const app = modules.find(({ kind }) => kind === 'flask') ?? modules.find(({ kind }) => kind === 'factory');
  if (app === undefined || !packages.has('flask')) return undefined;
  const isFactory = app.kind === 'factory';
  const place = { file: app.file, line: app.line };
  const target = isFactory ? `'${app.module}:create_app()'` : `${app.module}:${app.name}`;
  if (packages.has('gunicorn'))
    return { value: `gunicorn --bind 0.0.0.0:8000${at(app, '--chdir')} ${target}`, place };
  return { value: `flask --app ${isFactory ? app.module : target} run --host 0.0.0.0 --port 5000`, place };
}

function startOfDjango(
  { packages, manifest }: Asked,
  { folder, files, others }: PythonPlace,
): Known<string> | undefined {
  const wsgi = files.below(folder, others).find((file) => file.endsWith('/wsgi.py'));
  if (!packages.has('django') || wsgi === undefined || !files.has(join(folder, 'manage.py')))
    return undefined;
  if (!packages.has('gunicorn'))
    return { value: 'python manage.py runserver 0.0.0.0:8000', place: { file: manifest } };
  const { module } = moduleOf(wsgi, folder);
  return { value: `gunicorn --bind 0.0.0.0:8000 ${module}:application`, place: { file: wsgi } };
}

function workerOf({ packages }: Asked, modules: readonly AppModule[]): Known<string> | undefined {
  const celery = packages.has('celery') ? modules.find((each) => each.kind === 'celery') : undefined;
  if (celery === undefined) return undefined;
  const module = celery.module.replace(/\.celery$/, '');
  const place = { file: celery.file, line: celery.line };
  return { value: `celery -A ${module} worker --loglevel=info`, place };
}

function migrateOf({ packages }: Asked, { folder, files }: PythonPlace): Known<string> | undefined {
  const [alembic, manage] = [join(folder, 'alembic.ini'), join(folder, 'manage.py')];
  if (packages.has('alembic') && files.has(alembic))
    return { value: 'alembic upgrade head', place: { file: alembic } };
  if (packages.has('django') && files.has(manage))
    return { value: 'python manage.py migrate --noinput', place: { file: manage } };
  return undefined;
}

async function readProcfile({ folder, files }: PythonPlace): Promise<ReadonlyMap<string, Known<string>>> {
  const file = join(folder, 'Procfile');
  const lines = ((await files.read(file)) ?? '').split('\n');
  return new Map(
    lines.flatMap((text, index) => {
      const [, name, value] = /^(\w+):\s*(\S.*)$/.exec(text.trim()) ?? [];
      return name === undefined || value === undefined
        ? []
        : [[name, { value, place: { file, line: index + 1 } }] as const];
    }),
  );
}

/** What its own line says; `$PORT` is said by whoever starts it. */
function portOf({ value, place }: Known<string>): Known<number> | undefined {
  const port = /(?:0\.0\.0\.0:|--port[ =]|-p |--bind :)(\d{2,5})\b/.exec(value)?.[1];
  if (port !== undefined) return { value: Number(port), place };
  return /\$\{?PORT/.test(value) ? { value: 8000, place } : undefined;
}

function sourcesOf({ folder, files, others }: PythonPlace): readonly string[] {
  return files
    .below(folder, others)
    .filter((file) => file.endsWith('.py') && !/(?:^|\/)tests?\//.test(file))
    .slice(0, 500);
}

async function findEnvironment(place: PythonPlace): Promise<readonly Known<string>[]> {
  const found = new Map<string, Known<string>>();
  for (const file of sourcesOf(place)) {
    const text = (await place.files.read(file)) ?? '';
    for (const match of text.matchAll(
      /os\.(?:environ\.get\(|environ\[|getenv\()\s*["']([A-Z][A-Z0-9_]+)["']/g,
    )) {
      const name = match[1] ?? '';
      if (!found.has(name))
        found.set(name, {
          value: name,
          place: { file, line: text.slice(0, match.index).split('\n').length },
        });
    }
  }
  return [...found.values()].toSorted((a, b) => a.value.localeCompare(b.value));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
