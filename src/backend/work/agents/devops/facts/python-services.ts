/** Programs in Python from the facts of a package: what serves requests, and the workers beside it. */
import type { ProjectFact } from '../../../../../workspace/facts/model.ts';
import { commandOfLine } from './command-line.ts';
import { type FactView, known, nameOf as nameOfFile } from './fact-view.ts';
import { findMetrics } from './find-metrics.ts';
import { findNeeds } from './find-needs.ts';
import { findLocalPackages } from './local-packages.ts';
import { pickManager } from './pick-manager.ts';
import { pickPort } from './pick-port.ts';
import { pickVersion } from './pick-version.ts';
import { isBelow, relativeTo } from './project-files.ts';
import { findProcesses, inferStart, inferWorker, type Process } from './python-processes.ts';
import type { Known, ServiceFacts } from './service-facts.ts';
import { environmentOf, healthOf, pipelineLines, slugOf } from './service-parts.ts';

const manifests = ['pyproject.toml', 'requirements.txt', 'Pipfile', 'setup.py', 'setup.cfg'];

/** A folder gives a web program, workers, or both. */
export function pythonServices(view: FactView, folder: string, fallback: string): readonly ServiceFacts[] {
  if (!manifests.some((name) => view.has(folder, name))) return [];
  const processes = findProcesses(view, folder);
  const web = processes.find(({ isWeb }) => isWeb) ?? inferStart(view, folder);
  const said = processes.filter(({ isWeb }) => !isWeb);
  const inferred = said.length === 0 ? inferWorker(view, folder) : undefined;
  const workers = inferred === undefined ? said : [inferred];
  const name = slugOf(nameOf(view, folder) ?? (folder === '.' ? fallback : folder));
  const base = baseOf(view, folder, name);
  return [
    ...(web === undefined ? [] : [webOf(view, web, { ...base, name })]),
    ...workers.map((worker) =>
      workerOf(worker, { base, name, isOnly: web === undefined && workers.length === 1 }),
    ),
  ];
}

const nameOf = (view: FactView, folder: string): string | undefined =>
  view
    .of('name', folder)
    .find(({ evidence: { file } }) => /(?:pyproject\.toml|setup\.(?:py|cfg))$/.test(file))?.value;

type Base = Omit<ServiceFacts, 'role' | 'start' | 'command' | 'port' | 'health'>;

function webOf(view: FactView, process: Process, base: Base): ServiceFacts {
  const { folder } = base;
  const line = process.value;
  const bound = portOf(view, folder, process);
  return {
    ...base,
    role: 'web',
    start: { value: line, place: process.place },
    command: commandOfLine(line),
    ...bound,
    health: healthOf(view, folder),
  };
}

/** gunicorn listens on what `PORT` says, and without one on this machine alone, where neither line nor settings say more. */
function portOf(
  view: FactView,
  folder: string,
  { value, place }: Process,
): Pick<ServiceFacts, 'port' | 'setsPort'> {
  const isServed = !/\bpython/.test(value);
  const { port } = pickPort(view, folder, { start: value, startPlace: place, isServed });
  const usual = { value: /\bflask\b/.test(value) ? 5000 : 8000, place };
  const hasSettings = view.has(folder, 'gunicorn.conf.py') || /(?:-c|--config)[ =]/.test(value);
  if (hasSettings) return { port: port ?? usual };
  if (isOpen(value)) return { port: port ?? usual, setsPort: true };
  // A server whose line names no port listens on its own.
  return { port: isServed && port?.place !== place ? usual : (port ?? usual) };
}

const isOpen = (line: string): boolean =>
  /\$\{?PORT\b/.test(line) || (/\bgunicorn\b/.test(line) && !/(?:--bind|-b)[ =]/.test(line));

interface Named {
  readonly base: Omit<Base, 'name'>;
  readonly name: string;
  readonly isOnly: boolean;
}

function workerOf(process: Process, { base, name, isOnly }: Named): ServiceFacts {
  const line = withSchedule(process.value);
  return {
    ...base,
    name: isOnly ? name : slugOf(process.name === name ? name : `${name}-${process.name}`),
    role: 'worker',
    start: { value: line, place: process.place },
    command: commandOfLine(line),
    port: undefined,
    health: undefined,
    metrics: undefined,
    migrate: undefined,
    migrateCommand: undefined,
  };
}

/** Where beat remembers what it has started: the rest of an image is read-only. */
function withSchedule(line: string): string {
  return /\bcelery\b.*\bbeat\b/.test(line) && !/\s(?:-s|--schedule)\b/.test(line)
    ? `${line} --schedule /tmp/celerybeat-schedule`
    : line;
}

function baseOf(view: FactView, folder: string, name: string): Base {
  const { manager, lock, unknown } = pickManager(view, folder, 'python');
  const migrate = migrateOf(view, folder);
  const { blocked } = findLocalPackages(view, { name, folder });
  const foreign =
    unknown && `${name} is installed with ${unknown}, which is not supported: no image is written.`;
  const lists = view.of('requirements', folder).map(({ value }) => relativeTo(folder, value));
  const outside = lists.find((list) => list.startsWith('..'));
  return {
    name,
    folder,
    runtime: 'python',
    version: pickVersion(view, folder, 'python'),
    manager,
    isPackage: manager === 'pip' && !view.has(folder, 'requirements.txt'),
    isMember: false,
    hasLock: lock !== undefined,
    ...(lock !== undefined && { lock }),
    ...systemOf(view, folder),
    ...toolOf(view, folder, manager),
    ...extrasOf(view, folder),
    build: undefined,
    output: undefined,
    copied: lists.filter((list) => list !== 'requirements.txt' && !list.startsWith('..')),
    ...(sourceOf(view, folder) && { source: 'src' }),
    ...blockOf(
      blocked ??
        foreign ??
        (outside && `${name} is installed from ${outside}, outside of its folder: no image is written.`),
    ),
    environment: environmentOf(view, folder),
    needs: findNeeds(view, folder),
    metrics: findMetrics(view, folder),
    migrate,
    migrateCommand: migrate === undefined ? undefined : commandOfLine(migrate.value),
    ...linesOf(view, folder),
  };
}

/** By package of Python: what Debian calls what it is built with, and what it needs while it runs. */
const system: Readonly<Record<string, readonly [build: readonly string[], run: readonly string[]]>> = {
  psycopg2: [['gcc', 'libpq-dev'], ['libpq5']],
  psycopg: [['gcc', 'libpq-dev'], ['libpq5']],
  mysqlclient: [['gcc', 'default-libmysqlclient-dev', 'pkg-config'], ['libmariadb3']],
  uwsgi: [['gcc'], []],
  'python-ldap': [['gcc', 'libldap2-dev', 'libsasl2-dev'], ['libldap2']],
  pygraphviz: [['gcc', 'libgraphviz-dev', 'pkg-config'], ['graphviz']],
  pyodbc: [['g++', 'unixodbc-dev'], ['unixodbc']],
};

function systemOf(view: FactView, folder: string): Pick<ServiceFacts, 'systemBuild' | 'systemRun'> {
  const all = view.of('native-package', folder).flatMap(({ value }) => {
    const known = system[value];
    return known === undefined ? [] : [known];
  });
  const [build, run] = [0, 1].map((at) => [...new Set(all.flatMap((each) => each[at] ?? []))]);
  return {
    ...(build !== undefined && build.length > 0 && { systemBuild: build }),
    ...(run !== undefined && run.length > 0 && { systemRun: run }),
  };
}

/** The version of Poetry that the project's own image or pipeline installs: it wrote the lock file. */
function toolOf(view: FactView, folder: string, manager: string): Pick<ServiceFacts, 'managerVersion'> {
  const all = [...view.of('install', folder), ...view.of('install', '.')];
  const version = all.flatMap(({ value }) => /\bpoetry==(\d[\d.]*)/.exec(value)?.[1] ?? [])[0];
  return manager === 'poetry' && version !== undefined ? { managerVersion: version } : {};
}

/** `pip install ".[postgres]"` of its image, `uv sync --extra postgres`. */
function extrasOf(view: FactView, folder: string): Pick<ServiceFacts, 'extras'> {
  const lines = view
    .of('install', folder)
    .filter((fact) => /(?:Docker|Container)file/i.test(nameOfFile(fact)))
    .map(({ value }) => value);
  const [, listed] = /(?<![\w/])\.\[([\w.,-]+)\]/.exec(lines.join('\n')) ?? [];
  const named = [...lines.join('\n').matchAll(/--extra[ =]([\w-]+)/g)].map(([, name]) => name);
  const extras = listed ?? (named.length > 0 ? named.join(',') : undefined);
  return extras === undefined ? {} : { extras };
}

const blockOf = (blocked: string | undefined): Pick<ServiceFacts, 'blocked'> =>
  blocked === undefined ? {} : { blocked };

/** Modules that lie below `src`. */
function sourceOf(view: FactView, folder: string): boolean {
  const source = folder === '.' ? 'src' : `${folder}/src`;
  return (
    [...view.files].some((file) => isBelow(file, source) && file.endsWith('.py')) &&
    !view.files.has(`${source}/__init__.py`)
  );
}

const runner = /^(?:uv run|poetry run|pipenv run)\s+/;

function migrateOf(view: FactView, folder: string): Known<string> | undefined {
  const plain = (fact: ProjectFact): Known<string> => known(fact, fact.value.replace(runner, ''));
  const said = view
    .of('migrate', folder)
    .find(
      ({ rank, value }) => rank !== 'told' && !/^(?:make|just|docker)\b/.test(value) && !/[$`]/.test(value),
    );
  if (said !== undefined) return plain(said);
  const alembic = folder === '.' ? 'alembic.ini' : `${folder}/alembic.ini`;
  if (view.files.has(alembic)) return { value: 'alembic upgrade head', place: { file: alembic } };
  const manage = folder === '.' ? 'manage.py' : `${folder}/manage.py`;
  return view.values('framework', folder).has('Django') && view.files.has(manage)
    ? { value: 'python manage.py migrate --noinput', place: { file: manage } }
    : undefined;
}

function linesOf(view: FactView, folder: string): Pick<ServiceFacts, 'test' | 'lint' | 'installs'> {
  const by = (kind: 'test-runner' | 'linter', name: string, line: string): Known<string> | undefined => {
    const fact = view.of(kind, folder).find(({ value }) => value === name);
    return fact && known(fact, line);
  };
  return pipelineLines(view, folder, {
    test: by('test-runner', 'pytest', 'pytest'),
    lint: by('linter', 'Ruff', 'ruff check .'),
  });
}
