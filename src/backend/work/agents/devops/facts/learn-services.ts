/** The services of a project, as its files say; reads alone. */
import path from 'node:path';
import type { OutlineReader } from '../../../../../scanner/outline/index.ts';
import type { MakingPlace } from '../../delivery/maker.ts';
import { mayHaveLock } from './could-say.ts';
import { parsePackage } from './node-package.ts';
import { ProjectFiles } from './project-files.ts';
import { readNode, slugOf } from './read-node.ts';
import { readPython } from './read-python.ts';
import type { ProjectFacts, ServiceFacts } from './service-facts.ts';

const manifest = /(?:^|\/)(?:package\.json|pyproject\.toml|requirements\.txt)$/;
const passedOver = /(?:^|\/)(?:node_modules|vendor|\.venv|venv|dist|build|fixtures?|examples?|test|tests)\//;
const mostServices = 20;
/** Written into commands of pipelines and images as it is. */
const plainFolder = /^[\w.@/+-]+$/;

export async function learnServices(
  place: Pick<MakingPlace, 'list' | 'read'>,
  { outline, name }: { readonly outline: OutlineReader; readonly name: string },
): Promise<ProjectFacts> {
  const files = new ProjectFiles(place, await place.list());
  const manifests = files.all.filter((file) => manifest.test(file) && !passedOver.test(file));
  const all = [...new Set(manifests.map((file) => path.posix.dirname(file)))];
  const folders = all.filter((folder) => plainFolder.test(folder));
  const found: ServiceFacts[] = [];
  for (const folder of folders) {
    const at = { folder, files, others: folders, outline };
    const node = await readNode(at);
    if (node !== undefined && !(await isRootOfOthers(folder, folders, files))) found.push(node);
    found.push(...(await readPython({ ...at, fallback: name })));
  }
  const services = withOwnNames(found.slice(0, mostServices));
  return {
    name: withLetter(slugOf(name)),
    services,
    files: new Set(files.all),
    texts: await readWritten(files),
    others: files.all.flatMap((file) => otherProgram(file) ?? []).slice(0, mostOthers),
    unknown: [
      ...all
        .filter((folder) => !plainFolder.test(folder))
        .map(
          (folder) =>
            `The folder ${JSON.stringify(folder)} has letters that commands would read as their own: it is left out.`,
        ),
      ...services.flatMap((service) => findUnknown(service, files.all)),
    ],
  };
}

const written =
  /(?:^|\/)(?:(?:[\w.-]+\.)?Dockerfile|\.dockerignore|(?:docker-)?compose\.ya?ml|\.gitlab-ci\.yml)$|^\.github\/workflows\//;

async function readWritten(files: ProjectFiles): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files.all.filter((each) => written.test(each))) {
    const text = await files.read(file);
    if (text !== undefined) texts.set(file, text);
  }
  return texts;
}

const mostOthers = 5;
const languages: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)go\.mod$/, 'Go'],
  [/(?:^|\/)Cargo\.toml$/, 'Rust'],
  [/(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?)$/, 'Java or Kotlin'],
  [/(?:^|\/)Gemfile$/, 'Ruby'],
  [/(?:^|\/)composer\.json$/, 'PHP'],
  [/\.(?:cs|fs)proj$/, '.NET'],
  [/(?:^|\/)mix\.exs$/, 'Elixir'],
  [/(?:^|\/)deno\.jsonc?$/, 'Deno'],
  [/(?:^|\/)Package\.swift$/, 'Swift'],
  [
    /(?:^|\/)(?:Pipfile|setup\.py|setup\.cfg|environment\.ya?ml)$/,
    'Python without pyproject.toml or requirements.txt',
  ],
];

function otherProgram(file: string): string | undefined {
  if (passedOver.test(file)) return undefined;
  const language = languages.find(([pattern]) => pattern.test(file))?.[1];
  return language === undefined ? undefined : `${file} (${language})`;
}

/** The package.json of a workspace starts its members, and is none of them. */
async function isRootOfOthers(
  folder: string,
  folders: readonly string[],
  files: ProjectFiles,
): Promise<boolean> {
  if (folder !== '.' || folders.length === 1) return false;
  const isWorkspace = parsePackage((await files.read('package.json')) ?? '')?.isWorkspace === true;
  return isWorkspace || files.has('pnpm-workspace.yaml');
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
  node: '.nvmrc, .node-version or engines',
  python: '.python-version, runtime.txt, requires-python or a Dockerfile',
} as const;

function findUnknown(service: ServiceFacts, files: readonly string[]): readonly string[] {
  const { name, folder, role, start, version, runtime, port, health, hasLock, blocked } = service;
  const isUnlocked = runtime === 'node' && !hasLock && !mayHaveLock(files, folder);
  const unknown: readonly (readonly [isUnknown: boolean, what: string])[] = [
    [
      version === undefined,
      `no version was found in ${versionFiles[runtime]}; the files may name one elsewhere.`,
    ],
    [
      role !== 'static' && start === undefined,
      'no start command was found in its scripts, Procfile or code. It is left out.',
    ],
    [
      role === 'web' && port === undefined,
      'no port was found in its scripts, code or .env.example. It is left out.',
    ],
    [isUnlocked, 'there is no lock file in its folder or above, so what is installed may change by itself.'],
    [
      role === 'web' && health === undefined,
      'no route named health, live, ready, status, ping or up was found. Its port is asked instead.',
    ],
  ];
  const said = unknown.filter(([isUnknown]) => isUnknown).map(([, what]) => `${name}: ${what}`);
  return blocked === undefined ? said : [blocked, ...said];
}
