/** The services of a project, as its files say; reads alone. */
import path from 'node:path';
import type { OutlineReader } from '../../../../../scanner/outline/index.ts';
import type { MakingPlace } from '../../delivery/maker.ts';
import { ProjectFiles } from './project-files.ts';
import { parsePackage, readNode, slugOf } from './read-node.ts';
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
    ...{ name: withLetter(slugOf(name)), services, files: new Set(files.all) },
    unknown: [
      ...all
        .filter((folder) => !plainFolder.test(folder))
        .map(
          (folder) =>
            `The folder ${JSON.stringify(folder)} has letters that commands would read as their own: it is left out.`,
        ),
      ...services.flatMap(findUnknown),
    ],
  };
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

function findUnknown(service: ServiceFacts): readonly string[] {
  const { name, role, start, version, runtime, port, health, hasLock } = service;
  return [
    ...(version === undefined
      ? [`No file says which version of ${runtime === 'node' ? 'Node.js' : 'Python'} ${name} runs on.`]
      : []),
    ...(role !== 'static' && start === undefined
      ? [`No file says how ${name} is started: it is left out.`]
      : []),
    ...(role === 'web' && port === undefined
      ? [`No file says on which port ${name} listens: it is left out.`]
      : []),
    ...(runtime === 'node' && !hasLock
      ? [`${name} has no lock file: what is installed may change by itself.`]
      : []),
    ...(role === 'web' && health === undefined
      ? [`No route of ${name} says whether it lives: its port is asked instead.`]
      : []),
  ];
}
