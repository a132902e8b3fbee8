/** The image of a service: built in one stage, run in another, by a user that owns nothing else. */
import { isBelow, join } from '../facts/project-files.ts';
import type { ServiceFacts } from '../facts/service-facts.ts';
import { goHead, writeGo } from './go-image.ts';
import { workdirOf } from './image-names.ts';
import { healthLines, lines, scratch } from './image-text.ts';
import { buildStage, nodeHead, writeNode } from './node-image.ts';
import { pythonHead, writePython } from './python-image.ts';

/** Of pages: pinned to the minor version, and it runs as a user of its own. */
const webServer = 'nginxinc/nginx-unprivileged:1.29-alpine';
const pagesHead = '# Listens on 8080, as a user of its own.';

/** By which a file is known as one of this agent's. */
export const ownHeads: readonly string[] = [
  nodeHead,
  pythonHead,
  goHead,
  pagesHead,
  '# For development and trial: docker compose up',
];

/** Where the image of each service is described, by its name: a folder with two services has a file for each. */
export function imageFiles(services: readonly ServiceFacts[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const service of services) {
    const usual = join(service.folder, 'Dockerfile');
    if (writeDockerfile(service) === undefined) continue;
    found.set(service.name, taken.has(usual) ? join(service.folder, `${service.name}.Dockerfile`) : usual);
    taken.add(usual);
  }
  return found;
}

/** Undefined where it cannot be told how it is started, or of what it is built. */
export function writeDockerfile(service: ServiceFacts): string | undefined {
  const { role, runtime, command, blocked } = service;
  if (blocked !== undefined) return undefined;
  if (role === 'static') return writeStatic(service);
  if (command === undefined) return undefined;
  if (runtime === 'go') return writeGo(service, command);
  return runtime === 'node' ? writeNode(service, command) : writePython(service, command);
}

function writeStatic(service: ServiceFacts): string {
  const folder = `${workdirOf(service)}/${service.output ?? 'dist'}`;
  const isBuilt = service.runtime === 'node';
  return lines(
    pagesHead,
    isBuilt && [...buildStage(service), ''],
    `FROM ${webServer}`,
    isBuilt ? `COPY --from=build ${folder} /usr/share/nginx/html` : 'COPY . /usr/share/nginx/html',
    scratch,
    'EXPOSE 8080',
    healthLines(service),
  );
}

/** What builds make, or another tool; kept in the context where the project has files of it. */
const made = ['dist', 'coverage', 'deploy/kubernetes', 'deploy/terraform', 'deploy/monitoring'];

/** What no image needs, and what none should hold; nothing that an image copies. */
export function writeDockerignore({ folder, isMember }: ServiceFacts, files: ReadonlySet<string>): string {
  const context = isMember ? '.' : folder;
  const isTracked = (name: string) => [...files].some((file) => isBelow(file, join(context, name)));
  return lines(
    [
      '.git',
      '.github',
      '.gitlab-ci.yml',
      '.env',
      '.env.*',
      '!.env.example',
      '**/Dockerfile',
      '**/*.Dockerfile',
    ],
    ['node_modules', '**/node_modules', 'npm-debug.log*'],
    ['.venv', '**/__pycache__', '.pytest_cache', '.mypy_cache', '.ruff_cache'],
    made.filter((name) => name.startsWith('deploy/') || !isTracked(name)),
  );
}
