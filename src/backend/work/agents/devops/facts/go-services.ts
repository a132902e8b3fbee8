/** Programs in Go from the facts of a module: each folder with a `main` is one. */
import path from 'node:path';
import type { ProjectFact } from '../../../../../workspace/facts/model.ts';
import { commandOfLine } from './command-line.ts';
import { type FactView, known, nameOf } from './fact-view.ts';
import { findMetrics } from './find-metrics.ts';
import { findNeeds } from './find-needs.ts';
import { pickPort } from './pick-port.ts';
import { pickVersion } from './pick-version.ts';
import { isBelow, join, relativeTo } from './project-files.ts';
import type { Known, ServiceFacts } from './service-facts.ts';
import { environmentOf, healthOf, pipelineLines, slugOf } from './service-parts.ts';

/** That programs often read while they run, and that are not built into them. */
const readFolders = [
  'static',
  'templates',
  'public',
  'assets',
  'web',
  'views',
  'migrations',
  'config',
  'configs',
  'locales',
];

export function goServices(view: FactView, folder: string): readonly ServiceFacts[] {
  if (!view.has(folder, 'go.mod')) return [];
  const mains = view.of('entry-point', folder).filter(({ value }) => value.endsWith('.go'));
  const folders = [...new Map(mains.map((fact) => [path.posix.dirname(fact.value), fact])).entries()];
  const isOne = folders.length === 1;
  return folders.slice(0, 5).map(([main, fact]) => programOf(view, folder, { main, fact, isOne }));
}

interface Main {
  /** Its folder. */
  readonly main: string;
  readonly fact: ProjectFact;
  /** Of the module. */
  readonly isOne: boolean;
}

function programOf(view: FactView, folder: string, { main, fact, isOne }: Main): ServiceFacts {
  const inside = path.posix.relative(folder, main);
  const module = view.of('name', folder).find((each) => nameOf(each) === 'go.mod')?.value ?? folder;
  const name = slugOf(inside === '' ? module : (inside.split('/').at(-1) ?? module));
  const isWeb = answers(view, folder) && (isOne || /^(?:server|api|web|http|app)|server$|api$/.test(name));
  const start = startOf(view, folder, { binary: name, fallback: known(fact, name), isOne });
  const hasLock = view.has(folder, 'go.sum');
  return {
    name,
    folder,
    role: isWeb ? 'web' : 'worker',
    runtime: 'go',
    version: pickVersion(view, folder, 'go'),
    manager: 'go',
    isMember: false,
    hasLock,
    ...(hasLock && { lock: join(folder, 'go.sum') }),
    build: undefined,
    output: undefined,
    go: {
      main: inside === '' ? '.' : `./${inside}`,
      usesC: view.values('database', folder).has('SQLite'),
      folders: readFolders.filter((each) => hasFolder(view, join(folder, each))),
    },
    start,
    command: commandOfLine(start.value),
    ...(isWeb ? answering(view, folder, start) : { port: undefined, health: undefined, metrics: undefined }),
    environment: environmentOf(view, folder),
    needs: findNeeds(view, folder),
    migrate: undefined,
    migrateCommand: undefined,
    ...linesOf(view, folder),
  };
}

function answering(
  view: FactView,
  folder: string,
  start: Known<string>,
): Pick<ServiceFacts, 'port' | 'setsPort' | 'health' | 'metrics'> {
  const { port, setsPort } = pickPort(view, folder, { start: start.value, startPlace: start.place });
  return {
    port,
    ...(setsPort && { setsPort }),
    health: healthOf(view, folder),
    metrics: findMetrics(view, folder),
  };
}

const answers = (view: FactView, folder: string): boolean =>
  view.of('route', folder).length > 0 || view.of('port', folder).some(({ rank }) => rank === 'code');

/** Of what is no code of Go: that is built into the program. */
function hasFolder(view: FactView, folder: string): boolean {
  return [...view.files].some((file) => isBelow(file, folder) && !file.endsWith('.go'));
}

interface Started {
  readonly binary: string;
  readonly fallback: Known<string>;
  readonly isOne: boolean;
}

/** With the arguments that its own image gives it. */
function startOf(view: FactView, folder: string, { binary, fallback, isOne }: Started): Known<string> {
  const said = view
    .of('start', folder)
    .find(
      (fact) =>
        fact.rank === 'run' && /(?:Docker|Container)file/i.test(nameOf(fact)) && isPlainStart(fact.value),
    );
  if (said === undefined || !isOne) return fallback;
  const [, ...rest] = said.value.trim().split(/\s+/);
  return known(said, [binary, ...rest].join(' '));
}

const isPlainStart = (line: string): boolean => /^[\w./-]+(?: [\w./:=-]+)*$/.test(line);

function linesOf(view: FactView, folder: string): Pick<ServiceFacts, 'test' | 'lint' | 'installs'> {
  const manifest = { file: join(folder, 'go.mod') };
  const hasTests = [...view.files].some(
    (file) => isBelow(file, folder) && relativeTo(folder, file).endsWith('_test.go'),
  );
  return pipelineLines(view, folder, {
    test: hasTests ? { value: 'go test ./...', place: manifest } : undefined,
    lint: { value: 'go vet ./...', place: manifest },
  });
}
