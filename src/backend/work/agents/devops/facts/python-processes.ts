/** What is started of a package in Python: as its image, Procfile and Compose file do, else as its code asks for. */
import type { ProjectFact } from '../../../../../workspace/facts/model.ts';
import { type FactView, isSamePlace, known, nameOf } from './fact-view.ts';
import { developmentLine, pythonServer, pythonWorker } from './known-frameworks.ts';
import { join, relativeTo } from './project-files.ts';
import type { Known } from './service-facts.ts';

export interface Process extends Known<string> {
  readonly isWeb: boolean;
  /** As the file calls it, or what it is. */
  readonly name: string;
}

/** Those that answer requests first; a line once. */
export function findProcesses(view: FactView, folder: string): readonly Process[] {
  const all = startsOf(view, folder)
    .filter(({ value }) => !developmentLine.test(value))
    .flatMap((fact) => toProcess(view, fact) ?? []);
  const web = all.filter(({ isWeb }) => isWeb);
  const workers = all.filter(({ isWeb }) => !isWeb);
  // A Compose file that starts several has the image's own line in them.
  const named = workers.filter(({ place }) => !isImage(place.file));
  const chosen = named.length > 0 ? named : workers;
  return [
    ...web.toSorted((one, other) => weightOf(one) - weightOf(other)),
    ...new Map(chosen.map((each) => [each.value, each])).values(),
  ];
}

const isImage = (file: string): boolean => /(?:Docker|Container)file/i.test(file);
/** The image first, then a Procfile. */
const weightOf = ({ place: { file } }: Process): number =>
  isImage(file) ? 0 : /Procfile/.test(file) ? 1 : 2;

/** A line that a file elsewhere starts is of the package whose module it names. */
function startsOf(view: FactView, folder: string): readonly ProjectFact[] {
  const entries = view.all('entry-point');
  return view
    .all('start')
    .filter(({ rank }) => rank === 'run')
    .filter((fact) => {
      const entry = entries.find((each) => isSamePlace(each, fact));
      return (entry?.scope ?? fact.scope) === folder && isStarter(view, fact, folder);
    });
}

/** A Compose file above several packages says not which of them it starts. */
function isStarter(view: FactView, fact: ProjectFact, folder: string): boolean {
  return fact.scope === folder || view.all('entry-point').some((each) => isSamePlace(each, fact));
}

function toProcess(view: FactView, fact: ProjectFact): Process | undefined {
  const value = fact.value.replace(/^exec\s+/, '').replace(/^(?:uv run|poetry run|pipenv run)\s+/, '');
  const isProcfile = nameOf(fact).startsWith('Procfile');
  const name = serviceAt(view, fact);
  const isWeb = pythonServer.test(value) || (isProcfile && name === 'web');
  const isWorker =
    pythonWorker.test(value) || (isProcfile && name !== 'web') || /^python[\d.]*\s+-m\s+[\w.]+$/.test(value);
  if (!isWeb && !isWorker) return undefined;
  return { ...known(fact, value), isWeb, name: name ?? (/\bbeat\b/.test(value) ? 'beat' : 'worker') };
}

/** The process or service in whose lines it stands. */
function serviceAt(view: FactView, { evidence: { file, line = 0 } }: ProjectFact): string | undefined {
  return view
    .all('service')
    .filter(({ evidence }) => evidence.file === file && (evidence.line ?? 0) <= line)
    .toSorted((one, other) => (other.evidence.line ?? 0) - (one.evidence.line ?? 0))[0]
    ?.value.replace(/ \(.*$/, '');
}

interface Application extends Known<string> {
  readonly framework: string;
  /** Dotted, from where modules are looked for. */
  readonly module: string;
  readonly name: string;
  readonly isFactory: boolean;
  /** Below the folder: `src`. */
  readonly root: string;
}

function applicationsOf(view: FactView, folder: string): readonly Application[] {
  return view
    .of('application', folder)
    .flatMap((fact): Application[] => {
      const [, framework = '', file, called = ''] = /^(\w+) (.+\.py):(.+)$/.exec(fact.value) ?? [];
      if (file === undefined) return [];
      const isFactory = called.endsWith('()');
      const name = called.replace('()', '');
      return [{ ...known(fact), framework, ...moduleOf(relativeTo(folder, file)), name, isFactory }];
    })
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** One of the usual name, and a variable before what makes one; then the one that lies highest. */
function rankOf({ name, isFactory, module }: Application): number {
  const isUsual = /^(?:app|application|api|create_app)$/.test(name);
  return (isUsual ? 0 : 20) + (isFactory ? 10 : 0) + Math.min(9, module.split('.').length);
}

function moduleOf(own: string): Pick<Application, 'module' | 'root'> {
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

const at = ({ root }: Application, option: string): string => (root === '.' ? '' : ` ${option} ${root}`);

/** As its framework is started where no file says how. */
export function inferStart(view: FactView, folder: string): Process | undefined {
  const found = startOfAsgi(view, folder) ?? startOfFlask(view, folder) ?? startOfDjango(view, folder);
  return found && { ...found, isWeb: true, name: 'web' };
}

function startOfAsgi(view: FactView, folder: string): Known<string> | undefined {
  const app = applicationsOf(view, folder).find(({ framework }) =>
    /^(?:FastAPI|Starlette|Quart)$/.test(framework),
  );
  if (app === undefined) return undefined;
  const factory = app.isFactory ? '--factory ' : '';
  const value = `uvicorn ${factory}${app.module}:${app.name}${at(app, '--app-dir')} --host 0.0.0.0 --port 8000`;
  return { value, place: app.place };
}

function startOfFlask(view: FactView, folder: string): Known<string> | undefined {
  const all = applicationsOf(view, folder);
  const flask = all.find(({ framework }) => framework === 'Flask');
  if (flask === undefined) return undefined;
  const app = all.find(({ framework }) => framework === 'Made') ?? flask;
  const target = app.isFactory ? `'${app.module}:${app.name}()'` : `${app.module}:${app.name}`;
  if (view.values('server', folder).has('gunicorn'))
    return { value: `gunicorn --bind 0.0.0.0:8000${at(app, '--chdir')} ${target}`, place: app.place };
  const named = app.isFactory ? `${app.module}:${app.name}` : target;
  return { value: `flask --app ${named} run --host 0.0.0.0 --port 5000`, place: app.place };
}

function startOfDjango(view: FactView, folder: string): Known<string> | undefined {
  if (!view.values('framework', folder).has('Django') || !view.has(folder, 'manage.py')) return undefined;
  const servers = view.values('server', folder);
  const entry = (name: string) =>
    view.of('entry-point', folder).find(({ value }) => value.endsWith(`/${name}.py`)) ?? undefined;
  const [wsgi, asgi] = [entry('wsgi'), entry('asgi')];
  const serve = (fact: ProjectFact, line: string) => {
    const { module } = moduleOf(relativeTo(folder, fact.value));
    return { value: `${line} ${module}:application`, place: { file: fact.value } };
  };
  if (wsgi !== undefined && servers.has('gunicorn')) return serve(wsgi, 'gunicorn --bind 0.0.0.0:8000');
  if (asgi !== undefined && servers.has('uvicorn')) return serve(asgi, 'uvicorn --host 0.0.0.0 --port 8000');
  if (asgi !== undefined && servers.has('daphne')) return serve(asgi, 'daphne --bind 0.0.0.0 --port 8000');
  return (
    wsgi && { value: 'python manage.py runserver 0.0.0.0:8000', place: { file: join(folder, 'manage.py') } }
  );
}

export function inferWorker(view: FactView, folder: string): Process | undefined {
  const celery = applicationsOf(view, folder).find(({ framework }) => framework === 'Celery');
  if (celery === undefined) return undefined;
  const module = celery.module.replace(/\.celery$/, '');
  return {
    value: `celery -A ${module} worker --loglevel=info`,
    place: celery.place,
    isWeb: false,
    name: 'worker',
  };
}
