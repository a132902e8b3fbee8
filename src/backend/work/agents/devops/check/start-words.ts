/** What a command starts: files, modules and scripts that have to be there. */
import path from 'node:path';
import type { FactView } from '../facts/fact-view.ts';
import { join } from '../facts/project-files.ts';
import type { ServiceFacts } from '../facts/service-facts.ts';

interface Started {
  readonly service: ServiceFacts;
  readonly view: FactView;
}

/** Why it would not start: a clause; undefined where nothing speaks against it. */
export function whyNoStart(words: readonly string[], started: Started): string | undefined {
  const line = lineOf(words);
  const { service } = started;
  if (service.runtime === 'node') return whyNoNode(line, started);
  return service.runtime === 'python' ? whyNoPython(line, started) : undefined;
}

/** Without the shell that runs it. */
export function lineOf(words: readonly string[]): string {
  const [shell = '', option, line] = words;
  const isShell = /(?:^|\/)(?:ba|da)?sh$/.test(shell) && option === '-c' && line !== undefined;
  return (isShell ? line : words.join(' ')).replace(/^exec\s+/, '').replaceAll(/['"]/g, '');
}

export function scriptsIn(view: FactView, folder: string): ReadonlySet<string> {
  return new Set(view.of('script', folder).map(({ value }) => value.slice(0, value.indexOf(': '))));
}

const ownCommands = new Set(
  'install ci i add exec dlx run workspace workspaces prune config set cache audit version why up add node create init x'.split(
    ' ',
  ),
);

/** Options by which a line is about another package, or leaves a script to chance. */
const elsewhere =
  /--if-present|--workspaces?\b|(?:^|\s)-(?:w|r|F|C)\b|--filter|--prefix|--recursive|\bworkspaces?\b/;
const managerLine = /^(npm|pnpm|yarn)\s+(?:(?:--silent|-s)\s+)?(run(?:-script)?\s+)?([\w:.-]+)/;

/** The script that a line of npm, pnpm or yarn calls; undefined for what calls none, or leaves it to chance. */
export function calledScript(line: string): string | undefined {
  const [, manager, run, name = '-'] = managerLine.exec(line) ?? [];
  if (name.startsWith('-') || elsewhere.test(line)) return undefined;
  if (run !== undefined) return name;
  if (manager === 'npm') return npmScripts[name];
  return ownCommands.has(name) ? undefined : name;
}

/** That npm runs by their names alone. */
const npmScripts: Readonly<Record<string, string>> = { start: 'start', test: 'test', t: 'test' };

function whyNoNode(line: string, { service, view }: Started): string | undefined {
  const { folder } = service;
  const script = calledScript(line);
  if (script !== undefined)
    return scriptsIn(view, folder).has(script) ? undefined : `package.json has no script ${script}`;
  const [, file] =
    /^(?:\S*\/)?(?:node|tsx|ts-node|nodemon|bun)\s+(?:(?:-r|--require|--import|--loader|--env-file)[ =]\S+\s+|-\S+\s+)*([\w./@-]+)/.exec(
      line,
    ) ??
    /^(?:\S*\/)?fastify start\b.*?\s([\w./-]+\.[cm]?[jt]s)\b/.exec(line) ??
    [];
  if (file === undefined || isThere(file, { service, view })) return undefined;
  return `${file} is neither in ${folder} nor made by its build`;
}

const ends = ['', '.js', '.mjs', '.cjs', '.ts', '/index.js', '/index.ts'];
const madeFolder = /^(?:\.\/)?(dist|build|lib|out|\.next|\.output)\//;

/** As a file of the project, or as what a build makes of a file of the same name. */
function isThere(file: string, { service, view }: Started): boolean {
  const { folder, build } = service;
  const inside = file.replace(/^\/app\//, '').replace(/^\.\//, '');
  if (ends.some((end) => view.has(folder, `${inside}${end}`) || view.files.has(`${inside}${end}`)))
    return true;
  const outputs = [...view.values('output', folder)];
  const isMade = madeFolder.test(inside) || outputs.some((output) => inside.startsWith(`${output}/`));
  if (!isMade || build === undefined) return false;
  const stem = path.posix.basename(inside).replace(/\.[cm]?js$/, '');
  return (
    /^\.(?:next|output)\//.test(inside) ||
    [...view.files].some(
      (each) =>
        each.startsWith(folder === '.' ? '' : `${folder}/`) &&
        path.posix.basename(each).replace(/\.[cm]?tsx?$|\.[cm]?jsx?$/, '') === stem,
    )
  );
}

interface Target {
  readonly module: string;
  readonly name: string | undefined;
  readonly isCalled: boolean;
}

/** `uvicorn --factory shop.main:create_app`, `celery -A shop worker`, `python -m jobs`. */
function targetOf(line: string): Target | undefined {
  if (/^(?:\S*\/)?(?:uvicorn|gunicorn|hypercorn|daphne|waitress-serve|granian)\b/.test(line))
    return servedBy(line);
  for (const pattern of modulePatterns) {
    const [, module, name] = pattern.exec(line) ?? [];
    if (module !== undefined) return { module, name, isCalled: /^(?:\S*\/)?flask/.test(line) };
  }
  return undefined;
}

const modulePatterns = [
  /^(?:\S*\/)?flask --app ([\w.]+)(?::(\w+))?/,
  /^(?:\S*\/)?celery (?:-A|--app)[ =]([\w.]+)/,
  /^(?:\S*\/)?dramatiq ([\w.]+)/,
  /^(?:\S*\/)?python[\d.]* (?:-\w )*-m ([\w.]+)/,
];

function servedBy(line: string): Target | undefined {
  const [, module, name, called] = /(?:\s|^)([A-Za-z_][\w.]*):(\w+)(\(\))?(?=\s|$)/.exec(line) ?? [];
  if (module !== undefined)
    return { module, name, isCalled: called !== undefined || /--factory|--call/.test(line) };
  const [, alone] = /\s([a-z_][\w.]*\.wsgi)(?=\s|$)/.exec(line) ?? [];
  return alone === undefined ? undefined : { module: alone, name: undefined, isCalled: false };
}

function whyNoPython(line: string, { service, view }: Started): string | undefined {
  const { folder } = service;
  const [, file] = /^(?:\S*\/)?(?:python[\d.]*|fastapi run) (?:-u )?([\w./-]+\.py)\b/.exec(line) ?? [];
  if (file !== undefined) return view.has(folder, file) ? undefined : `${file} is not in ${folder}`;
  const target = targetOf(line);
  if (target === undefined) return undefined;
  const found = moduleFile(target.module, { service, view }, rootOf(line));
  if (found === undefined) {
    const isOthers = /-m\s/.test(line) && !view.files.has(join(folder, target.module.split('.')[0] ?? ''));
    return isOthers && isLibrary(target.module)
      ? undefined
      : `no file of ${folder} is the module ${target.module}`;
  }
  return whyNoApplication(target, found, view);
}

/** Programs that packages bring as modules. */
const isLibrary = (module: string): boolean =>
  /^(?:gunicorn|uvicorn|hypercorn|celery|flask|django|streamlit|http|dramatiq|alembic)\b/.test(module);

const rootOf = (line: string): string | undefined => /--(?:app-dir|chdir)[ =](\S+)/.exec(line)?.[1];

function moduleFile(
  module: string,
  { service, view }: Started,
  root: string | undefined,
): string | undefined {
  const inside = module.replaceAll('.', '/');
  const roots = root === undefined ? ['.', service.source ?? 'src'] : [root];
  return roots
    .flatMap((each) =>
      [`${inside}.py`, `${inside}/__init__.py`, `${inside}/__main__.py`, `${inside}/celery.py`].map((file) =>
        join(service.folder, join(each, file)),
      ),
    )
    .find((file) => view.files.has(file));
}

/** What a module holds is known where anything of it is: one that imports its application is left alone. */
function whyNoApplication(
  { module, name, isCalled }: Target,
  file: string,
  view: FactView,
): string | undefined {
  const held = view.all('application').flatMap(({ value }) => {
    const [, at, what] = /^\w+ (.+\.py):(.+)$/.exec(value) ?? [];
    return at === file && what !== undefined ? [what] : [];
  });
  if (name === undefined || held.length === 0) return undefined;
  if (held.includes(name))
    return isCalled && held.every((each) => each === name) ? `${module}:${name} is no factory` : undefined;
  if (!held.includes(`${name}()`)) return `${module} has no ${name}`;
  return isCalled ? undefined : `${module}:${name} makes an application and is not one: --factory is missing`;
}
