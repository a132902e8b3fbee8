/** The services of a project, rendered from its facts; texts are read of files that this agent may change. */
import path from 'node:path';
import type { ProjectFact } from '../../../../../workspace/facts/model.ts';
import { isProduct } from '../../../../../workspace/facts/tree.ts';
import type { MakingPlace } from '../../delivery/maker.ts';
import { mayHaveLock } from './could-say.ts';
import { FactView, known } from './fact-view.ts';
import { otherNeeds } from './find-needs.ts';
import { goServices } from './go-services.ts';
import { nodeService } from './node-services.ts';
import { findContradiction } from './pick-version.ts';
import { pythonServices } from './python-services.ts';
import { type ProjectFacts, placeOf, type ServiceFacts } from './service-facts.ts';
import { slugOf } from './service-parts.ts';
import { plainPages } from './static-pages.ts';

const manifest =
  /(?:^|\/)(?:package\.json|pyproject\.toml|requirements\.txt|Pipfile|setup\.py|setup\.cfg|go\.mod)$/;
const mostServices = 20;
/** Written into commands of pipelines and images as it is. */
const plainFolder = /^[\w.@/+-]+$/;

interface Learning {
  readonly facts: readonly ProjectFact[];
  /** Of the project. */
  readonly name: string;
}

export async function learnServices(
  place: Pick<MakingPlace, 'list' | 'read'>,
  { facts, name }: Learning,
): Promise<ProjectFacts> {
  const files = (await place.list()).toSorted();
  const view = new FactView(facts, files);
  const all = [
    ...new Set(
      files.filter((file) => manifest.test(file) && isOwn(file)).map((file) => path.posix.dirname(file)),
    ),
  ];
  const folders = all.filter((folder) => plainFolder.test(folder));
  const found = folders.flatMap((folder) => servicesOf(view, folder, { folders, name }));
  const pages = found.length === 0 && all.length === 0 ? plainPages(view, slugOf(name)) : [];
  const services = withOwnNames([...found, ...pages].slice(0, mostServices));
  const [branch] = view.all('default-branch');
  return {
    name: withLetter(slugOf(name)),
    services,
    view,
    files: new Set(files),
    texts: await readWritten(place, files),
    others: files.flatMap((file) => otherProgram(file) ?? []).slice(0, mostOthers),
    branch: branch && known(branch),
    unknown: [
      ...all
        .filter((folder) => !plainFolder.test(folder))
        .map(
          (folder) =>
            `The folder ${JSON.stringify(folder)} has letters that commands would read as their own: it is left out.`,
        ),
      ...services.flatMap((service) => findUnknown(service, view)),
    ],
  };
}

const isOwn = (file: string): boolean =>
  isProduct(file) && !/(?:^|\/)(?:node_modules|vendor|\.venv|venv)\//.test(file);

interface Around {
  /** Of all manifests. */
  readonly folders: readonly string[];
  readonly name: string;
}

function servicesOf(view: FactView, folder: string, { folders, name }: Around): readonly ServiceFacts[] {
  const node = isRootOfOthers(view, folder, folders) ? undefined : nodeService(view, folder);
  return [
    ...(node === undefined ? [] : [node]),
    ...pythonServices(view, folder, name),
    ...goServices(view, folder),
  ];
}

/** The package.json of a workspace starts its members, and is none of them. */
function isRootOfOthers(view: FactView, folder: string, folders: readonly string[]): boolean {
  return folder === '.' && folders.length > 1 && view.of('workspace', '.').length > 0;
}

const written =
  /(?:^|\/)(?:(?:[\w.-]+\.)?Dockerfile|\.dockerignore|(?:docker-)?compose\.ya?ml|\.gitlab-ci\.yml)$|^\.github\/workflows\//;

async function readWritten(
  place: Pick<MakingPlace, 'read'>,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files.filter((each) => written.test(each))) {
    const text = await place.read(file).catch(() => undefined);
    if (text !== undefined) texts.set(file, text);
  }
  return texts;
}

const mostOthers = 5;
const languages: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)Cargo\.toml$/, 'Rust'],
  [/(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?)$/, 'Java or Kotlin'],
  [/(?:^|\/)Gemfile$/, 'Ruby'],
  [/(?:^|\/)composer\.json$/, 'PHP'],
  [/\.(?:cs|fs)proj$/, '.NET'],
  [/(?:^|\/)mix\.exs$/, 'Elixir'],
  [/(?:^|\/)deno\.jsonc?$/, 'Deno'],
  [/(?:^|\/)Package\.swift$/, 'Swift'],
  [/(?:^|\/)environment\.ya?ml$/, 'Conda'],
];

function otherProgram(file: string): string | undefined {
  if (!isOwn(file)) return undefined;
  const language = languages.find(([pattern]) => pattern.test(file))?.[1];
  return language === undefined ? undefined : `${file} (${language})`;
}

/** What runs beside services is called so in Compose, and GitLab gives some names of jobs a meaning. */
const reservedNames = new Set(
  (
    'postgres mysql mariadb mongo redis rabbitmq ' +
    'include stages default variables workflow image services cache before_script after_script pages spec'
  ).split(' '),
);

/** Each has a name of its own: `web`, `web-2`. */
function withOwnNames(services: readonly ServiceFacts[]): readonly ServiceFacts[] {
  const taken = new Set<string>();
  return services.map((service) => {
    const plain = withLetter(service.name);
    const first = reservedNames.has(plain) ? `${plain}-app` : plain;
    let name = first;
    for (let count = 2; taken.has(name); count += 1) name = `${first}-${count}`;
    taken.add(name);
    return { ...service, name };
  });
}

/** Names in DNS of a cluster begin with a letter. */
function withLetter(name: string): string {
  return /^[a-z]/.test(name) ? name : `app-${name}`;
}

const versionFiles = {
  node: '.nvmrc, .node-version, engines, a Dockerfile or a pipeline',
  python: '.python-version, runtime.txt, requires-python, a Dockerfile or a pipeline',
  go: 'go.mod, a Dockerfile or a pipeline',
  pages: '',
} as const;

/** What is not known, as sentences about one service. */
function findUnknown(service: ServiceFacts, view: FactView): readonly string[] {
  const { name, folder, blocked } = service;
  const contradiction = findContradiction(view, service);
  const others = otherNeeds(view, folder);
  if (blocked !== undefined) return [blocked];
  return [
    ...missingOf(service, [...view.files]).map((what) => `${name}: ${what}`),
    ...(contradiction === undefined ? [] : [`${name}: ${contradiction}`]),
    ...others.map(
      ({ value, place }) =>
        `${name}: ${value} (${placeOf(place)}) is not described: give the service its address.`,
    ),
  ];
}

function missingOf(service: ServiceFacts, files: readonly string[]): readonly string[] {
  const { folder, role, start, version, runtime, port, health, hasLock } = service;
  const isUnlocked = runtime === 'node' && !hasLock && !mayHaveLock(files, folder);
  const unknown: readonly (readonly [isUnknown: boolean, what: string])[] = [
    [
      version === undefined && runtime !== 'pages',
      `no version was found in ${versionFiles[runtime]}; the files may name one elsewhere.`,
    ],
    [
      role !== 'static' && start === undefined,
      'no start command was found in its scripts, Procfile, image, Compose file or code. It is left out.',
    ],
    [
      role === 'web' && port === undefined,
      'no port was found in its scripts, code, image or .env.example. It is left out.',
    ],
    [isUnlocked, 'there is no lock file in its folder or above, so what is installed may change by itself.'],
    [
      role === 'web' && health === undefined,
      'no route named health, live, ready, status, ping or up was found. Its port is asked instead.',
    ],
  ];
  return unknown.filter(([isUnknown]) => isUnknown).map(([, what]) => what);
}
