/** The image of a service: built in one stage, run in another, by a user that owns nothing else. */
import { join } from '../facts/project-files.ts';
import type { ServiceFacts } from '../facts/service-facts.ts';
import { healthCommand } from './health-command.ts';
import { portOf, userId, workdirOf } from './image-names.ts';

/** What is used where no file names a version: long-term support, as of autumn 2026. */
export const usualVersions = { node: '24', python: '3.13' } as const;
/** Of pages: pinned to the minor version, and it runs as a user of its own. */
const webServer = 'nginxinc/nginx-unprivileged:1.29-alpine';
const uvImage = 'ghcr.io/astral-sh/uv:0.9.5';
const poetryVersion = '2.2.1';

const nodeHead = '# Packages for building stay in this stage.';
const pythonHead = '# Tools for installing stay in this stage.';
/** By which a file is known as one of this agent's. */
export const ownHeads: readonly string[] = [
  nodeHead,
  pythonHead,
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
  return runtime === 'node' ? writeNode(service, command) : writePython(service, command);
}

function lines(...all: readonly (string | readonly string[] | undefined | false)[]): string {
  return `${all.flatMap((each) => (each === undefined || each === false ? [] : each)).join('\n')}\n`;
}

const exec = (command: readonly string[]): string => JSON.stringify(command).replaceAll('","', '", "');

function versionOf({ runtime, version }: ServiceFacts): string {
  return version?.value ?? usualVersions[runtime];
}

interface NodeInstall {
  readonly copied: readonly string[];
  readonly prepare: readonly string[];
  readonly install: string;
  readonly prune: string;
}

const lockFiles = { npm: 'package-lock.json', pnpm: 'pnpm-lock.yaml', yarn: 'yarn.lock' } as const;

function nodeInstall({ manager, hasLock, isMember }: ServiceFacts): NodeInstall {
  const known = manager === 'pnpm' || manager === 'yarn' ? manager : 'npm';
  // The lock file of a workspace is that of all members: their manifests are needed, too.
  const copied = isMember ? ['.'] : ['package.json', ...(hasLock ? [lockFiles[known]] : [])];
  const prepare = known === 'npm' ? [] : ['RUN corepack enable'];
  const locked = hasLock ? ' --frozen-lockfile' : '';
  const lines = {
    npm: {
      install: `--mount=type=cache,target=/root/.npm ${hasLock ? 'npm ci' : 'npm install'}`,
      prune: 'npm prune --omit=dev',
    },
    pnpm: {
      install: `--mount=type=cache,target=/root/.local/share/pnpm/store pnpm install${locked}`,
      prune: 'pnpm prune --prod',
    },
    yarn: {
      install: `--mount=type=cache,target=/usr/local/share/.cache yarn install${locked}`,
      prune: 'yarn install --production --ignore-scripts --prefer-offline',
    },
  };
  return { copied, prepare, ...lines[known] };
}

function buildStage(service: ServiceFacts): readonly string[] {
  const { copied, prepare, install, prune } = nodeInstall(service);
  const { build, isMember, role } = service;
  // What is served or started needs no packages for building; those of a workspace are shared with its other members.
  const last = [
    ...(build === undefined ? [] : [build.value]),
    ...(isMember || role === 'static' ? [] : [prune]),
  ];
  return [
    `FROM node:${versionOf(service)}-slim AS build`,
    'WORKDIR /app',
    ...prepare,
    `COPY ${copied.join(' ')} ./`,
    `RUN ${install}`,
    ...(isMember ? buildLocals(service) : []),
    ...(isMember ? [`WORKDIR ${workdirOf(service)}`] : ['COPY . .']),
    ...(last.length === 0 ? [] : [`RUN ${last.join(' \\\n && ')}`]),
  ];
}

/** Packages of the workspace that it imports as they are built. */
function buildLocals({ built = [], manager }: ServiceFacts): readonly string[] {
  const commands = built.map((name) => {
    if (manager === 'pnpm') return `pnpm --filter ${name} run build`;
    return manager === 'yarn' ? `yarn workspace ${name} run build` : `npm run build --workspace=${name}`;
  });
  return commands.length === 0 ? [] : [`RUN ${commands.join(' \\\n && ')}`];
}

function writeNode(service: ServiceFacts, command: readonly string[]): string {
  const port = portOf(service);
  return lines(
    nodeHead,
    buildStage(service),
    '',
    `FROM node:${versionOf(service)}-slim`,
    `ENV NODE_ENV=production PATH=${binsOf(service)}:$PATH`,
    command[0] === 'npm' && 'ENV NPM_CONFIG_CACHE=/tmp/.npm NPM_CONFIG_UPDATE_NOTIFIER=false',
    `WORKDIR ${workdirOf(service)}`,
    ownUser,
    'COPY --from=build --chown=app:app /app /app',
    'USER app',
    scratch,
    port !== undefined && `EXPOSE ${port}`,
    healthLines(service),
    `CMD ${exec(command)}`,
  );
}

/** Programs of packages are started by their names. */
function binsOf(service: ServiceFacts): string {
  const folders = [...new Set([workdirOf(service), '/app'])];
  return folders.map((folder) => `${folder}/node_modules/.bin`).join(':');
}

/** It listens on no port: whether it works cannot be asked from outside. */
const unasked = [
  '# vireo: ignore[healthcheck-missing] it listens on no port: that it runs is all that can be told',
  'HEALTHCHECK NONE',
];

function healthLines(service: ServiceFacts): readonly string[] {
  const asked = healthCommand(service);
  if (asked === undefined) return unasked;
  const { command, isShell, intervalSeconds, timeoutSeconds, startSeconds } = asked;
  return [
    `HEALTHCHECK --interval=${intervalSeconds}s --timeout=${timeoutSeconds}s --start-period=${startSeconds}s \\`,
    `  CMD ${isShell ? command.join(' ') : exec(command)}`,
  ];
}

/** A user of its own, which no other image and no person has. */
const ownUser = [
  `RUN groupadd --gid ${userId} app \\`,
  ` && useradd --uid ${userId} --gid app --no-create-home --shell /usr/sbin/nologin app`,
];

/** Where the rest of an image is read-only: on Fargate a volume gets its rights from here. */
const scratch = 'VOLUME ["/tmp"]';

function writePython(service: ServiceFacts, command: readonly string[]): string {
  const { manager } = service;
  const port = portOf(service);
  const version = versionOf(service);
  const install: Readonly<Record<string, readonly string[]>> = {
    uv: [
      `COPY --from=${uvImage} /uv /usr/local/bin/uv`,
      'COPY pyproject.toml uv.lock ./',
      'RUN uv sync --frozen --no-dev --no-install-project',
    ],
    poetry: [
      `RUN pip install --no-cache-dir poetry==${poetryVersion}`,
      'COPY pyproject.toml poetry.lock ./',
      'RUN POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install --only main --no-root --no-interaction',
    ],
    pip: service.isPackage
      ? ['RUN python -m venv .venv', 'COPY . .', 'RUN .venv/bin/pip install --no-cache-dir .']
      : [
          'RUN python -m venv .venv',
          'COPY requirements.txt ./',
          'RUN .venv/bin/pip install --no-cache-dir -r requirements.txt',
        ],
  };
  return lines(
    pythonHead,
    `FROM python:${version}-slim AS build`,
    'WORKDIR /app',
    install[manager] ?? [],
    '',
    `FROM python:${version}-slim`,
    'ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1',
    'WORKDIR /app',
    ownUser,
    'COPY --from=build /app/.venv ./.venv',
    'COPY . .',
    'USER app',
    scratch,
    port !== undefined && `EXPOSE ${port}`,
    healthLines(service),
    `CMD ${exec(command)}`,
  );
}

function writeStatic(service: ServiceFacts): string {
  const folder = `${workdirOf(service)}/${service.output ?? 'dist'}`;
  return lines(
    buildStage(service),
    '',
    '# Listens on 8080, as a user of its own.',
    `FROM ${webServer}`,
    `COPY --from=build ${folder} /usr/share/nginx/html`,
    scratch,
    'EXPOSE 8080',
    healthLines(service),
  );
}

/** What no image needs, and what none should hold. */
export function writeDockerignore({ runtime }: ServiceFacts): string {
  return lines(
    [
      '.git',
      '.github',
      '.gitlab-ci.yml',
      '.env',
      '.env.*',
      '!.env.example',
      'Dockerfile',
      '**/Dockerfile',
      '**/*.md',
    ],
    runtime === 'node'
      ? ['node_modules', '**/node_modules', 'npm-debug.log*']
      : ['.venv', '**/__pycache__', '.pytest_cache', '.mypy_cache', '.ruff_cache'],
    ['dist', 'coverage', 'deploy'],
  );
}
