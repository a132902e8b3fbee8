/** Images of programs for Node.js, and the stage that builds pages. */
import type { ServiceFacts } from '../facts/service-facts.ts';
import { buildVariables } from '../facts/variables.ts';
import { portOf, workdirOf } from './image-names.ts';
import {
  exec,
  healthLines,
  lines,
  ownUser,
  portLines,
  scratch,
  systemLines,
  versionOf,
} from './image-text.ts';

export const nodeHead = '# Packages for building stay in this stage.';

const lockFiles = { npm: 'package-lock.json', pnpm: 'pnpm-lock.yaml', yarn: 'yarn.lock' } as const;
type NodeManager = keyof typeof lockFiles;

const managerOf = ({ manager }: ServiceFacts): NodeManager =>
  manager === 'pnpm' || manager === 'yarn' ? manager : 'npm';

/** The name of the lock file that is installed from. */
export function lockFileOf(service: ServiceFacts): string {
  return service.lock?.split('/').at(-1) ?? lockFiles[managerOf(service)];
}

interface NodeInstall {
  readonly prepare: readonly string[];
  readonly install: string;
  /** Absent where packages for development cannot be taken out again. */
  readonly prune: string | undefined;
}

function nodeInstall(service: ServiceFacts): NodeInstall {
  const { hasLock, isBerry } = service;
  const manager = managerOf(service);
  if (manager === 'npm')
    return {
      prepare: [],
      install: `--mount=type=cache,target=/root/.npm ${hasLock ? 'npm ci' : 'npm install'}`,
      prune: 'npm prune --omit=dev',
    };
  const prepare = corepackOf(service);
  const locked = hasLock ? ' --frozen-lockfile' : '';
  if (manager === 'pnpm')
    return {
      prepare,
      install: `--mount=type=cache,target=/root/.local/share/pnpm/store pnpm install${locked}`,
      prune: 'CI=true pnpm prune --prod',
    };
  if (isBerry === true)
    return {
      // Node.js by itself finds packages in their folder alone.
      prepare: [...prepare, 'ENV YARN_NODE_LINKER=node-modules'],
      install: `--mount=type=cache,target=/root/.yarn/berry/cache yarn install${hasLock ? ' --immutable' : ''}`,
      prune: undefined,
    };
  return {
    prepare,
    install: `--mount=type=cache,target=/usr/local/share/.cache yarn install${locked}`,
    prune: 'yarn install --production --ignore-scripts --prefer-offline',
  };
}

/** Images from 25 on have no Corepack of their own. */
function corepackOf(service: ServiceFacts): readonly string[] {
  const isLate = Number(versionOf(service).split('.')[0]) >= 25;
  return [`RUN ${isLate ? 'npm install --global corepack && ' : ''}corepack enable`];
}

function copiesOf(service: ServiceFacts): readonly string[] {
  const { isMember, hasLock, copied = [], installsWithAll } = service;
  // The lock file of a workspace is that of all members: their manifests are needed, too.
  if (isMember || installsWithAll === true) return ['COPY . ./'];
  return [`COPY ${['package.json', ...(hasLock ? [lockFileOf(service)] : []), ...copied].join(' ')} ./`];
}

export function buildStage(service: ServiceFacts): readonly string[] {
  const { isMember, installsWithAll } = service;
  const { prepare, install } = nodeInstall(service);
  const first = [install, ...(isMember ? localBuilds(service) : [])];
  const last = lastCommands(service);
  // Written into pages when they are built.
  const given = buildVariables(service).map((name) => `ARG ${name}`);
  const isOneStep = installsWithAll === true && !isMember && given.length === 0;
  return [
    `FROM node:${versionOf(service)}-slim AS build`,
    ...systemLines(service.systemBuild),
    'WORKDIR /app',
    ...prepare,
    ...copiesOf(service),
    ...(isOneStep
      ? stepOf([...first, ...last])
      : [...stepOf(first), ...codeLines(service), ...given, ...stepOf(last)]),
  ];
}

/** What is served or started needs no packages for building; those of a workspace are shared with its other members. */
function lastCommands(service: ServiceFacts): readonly string[] {
  const { build, isMember, role, needsDevelopment } = service;
  const { prune } = nodeInstall(service);
  const keeps = isMember || role === 'static' || needsDevelopment === true || prune === undefined;
  return [...(build === undefined ? [] : [build.value]), ...(keeps ? [] : [prune])];
}

/** After what it is installed from, so that a change of code installs nothing. */
function codeLines(service: ServiceFacts): readonly string[] {
  if (service.isMember) return [`WORKDIR ${workdirOf(service)}`];
  return service.installsWithAll === true ? [] : ['COPY . .'];
}

function stepOf(commands: readonly string[]): readonly string[] {
  return commands.length === 0 ? [] : [`RUN ${commands.join(' \\\n && ')}`];
}

/** In the root of its workspace. */
export function localBuilds({ built = [], manager }: ServiceFacts): readonly string[] {
  return built.map((name) => {
    if (manager === 'pnpm') return `pnpm --filter ${name} run build`;
    return manager === 'yarn' ? `yarn workspace ${name} run build` : `npm run build --workspace=${name}`;
  });
}

export function writeNode(service: ServiceFacts, command: readonly string[]): string {
  return lines(
    nodeHead,
    buildStage(service),
    '',
    `FROM node:${versionOf(service)}-slim`,
    systemLines(service.systemRun),
    `ENV NODE_ENV=production PATH=${binsOf(service)}:$PATH`,
    command[0] === 'npm' && 'ENV NPM_CONFIG_CACHE=/tmp/.npm NPM_CONFIG_UPDATE_NOTIFIER=false',
    `WORKDIR ${workdirOf(service)}`,
    ownUser,
    'COPY --from=build --chown=app:app /app /app',
    'USER app',
    scratch,
    portLines(service, portOf(service)),
    healthLines(service),
    `CMD ${exec(command)}`,
  );
}

/** Programs of packages are started by their names. */
function binsOf(service: ServiceFacts): string {
  const folders = [...new Set([workdirOf(service), '/app'])];
  return folders.map((folder) => `${folder}/node_modules/.bin`).join(':');
}
