/** Checks of each push and pull request on GitHub; actions are named by the commit of a release, rights are to read. */
import { Document, type Pair, type Scalar, YAMLMap } from 'yaml';
import type { ServiceFacts } from '../facts/service-facts.ts';
import { versionOf } from './image-text.ts';
import { localBuilds } from './node-image.ts';
import { poetryVersion } from './python-image.ts';

/** Commit and release. */
const actions = {
  checkout: ['actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683', 'v4.2.2'],
  node: ['actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020', 'v4.4.0'],
  python: ['actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065', 'v5.6.0'],
  pnpm: ['pnpm/action-setup@a7487c7e89a18df4991f7f222e4898a00d66ddda', 'v4.1.0'],
  go: ['actions/setup-go@d35c59abb061a4a6fb18e82ac0862c26744d6ab5', 'v5.5.0'],
  uv: ['astral-sh/setup-uv@d4b2f3b6ecc6e67c4457f6d3e41ec42d3d0fcb86', 'v5.4.2'],
} as const;

interface Step {
  readonly uses?: keyof typeof actions;
  readonly with?: Readonly<Record<string, string | boolean | undefined>>;
  readonly run?: string;
}

export function stepsOf(service: ServiceFacts): readonly Step[] {
  const { build, test, lint } = service;
  const wanted = [lint, build, test].flatMap((each) => (each === undefined ? [] : [each.value]));
  return [
    { uses: 'checkout', with: { 'persist-credentials': false } },
    ...installSteps(service),
    ...wanted.map((line) => ({ run: withRunner(service, line) })),
  ];
}

/** A line of a pipeline has its runner already. */
function withRunner({ manager }: ServiceFacts, line: string): string {
  if ((manager !== 'uv' && manager !== 'poetry') || /^(?:uv|poetry|make|just|tox|nox)\b/.test(line))
    return line;
  return `${manager} run ${line}`;
}

function installSteps(service: ServiceFacts): readonly Step[] {
  if (service.runtime === 'node') return nodeSteps(service);
  if (service.runtime === 'go') return goSteps(service);
  return pythonSteps(service, versionOf(service));
}

/** From the root of the project, where a lock file lies elsewhere. */
function cacheOf({ lock }: ServiceFacts): Readonly<Record<string, string>> {
  return lock?.includes('/') === true ? { 'cache-dependency-path': lock } : {};
}

function nodeSteps(service: ServiceFacts): readonly Step[] {
  const { manager, hasLock, isBerry, folder, isMember } = service;
  const install = {
    npm: hasLock ? 'npm ci' : 'npm install',
    pnpm: 'pnpm install --frozen-lockfile',
    yarn: `yarn install ${isBerry === true ? '--immutable' : '--frozen-lockfile'}`,
  };
  const up =
    folder === '.'
      ? ''
      : folder
          .split('/')
          .map(() => '..')
          .join('/');
  const builds = localBuilds(service).map((line) => ({
    run: isMember && up !== '' ? `(cd ${up} && ${line})` : line,
  }));
  return [
    ...(manager === 'pnpm' ? [pnpmStep(service)] : []),
    ...(manager === 'yarn' && isBerry === true ? [{ run: 'corepack enable' }] : []),
    {
      uses: 'node',
      with: { 'node-version': versionOf(service), ...(hasLock && { cache: manager, ...cacheOf(service) }) },
    },
    { run: install[manager === 'pnpm' || manager === 'yarn' ? manager : 'npm'] },
    ...builds,
  ];
}

/** Its action asks for a version, or for a package.json that has one. */
function pnpmStep({ managerVersion, folder, isMember }: ServiceFacts): Step {
  if (managerVersion === undefined) return { uses: 'pnpm', with: { version: '10' } };
  if (folder === '.' || isMember) return { uses: 'pnpm' };
  return { uses: 'pnpm', with: { package_json_file: `${folder}/package.json` } };
}

function goSteps({ folder, hasLock, ...service }: ServiceFacts): readonly Step[] {
  const cache = hasLock && folder !== '.' ? { 'cache-dependency-path': `${folder}/go.sum` } : {};
  return [
    {
      uses: 'go',
      with: {
        'go-version': versionOf({ ...service, folder, hasLock }),
        ...(hasLock ? cache : { cache: false }),
      },
    },
    { run: 'go build ./...' },
  ];
}

function pythonSteps(service: ServiceFacts, wanted: string): readonly Step[] {
  const { manager, isPackage, managerVersion, installs, test, lint } = service;
  if (manager === 'uv')
    return [
      { uses: 'uv' },
      { run: `uv python install ${wanted}` },
      { run: service.hasLock ? 'uv sync --frozen' : 'uv sync' },
    ];
  const setUp: Step = { uses: 'python', with: { 'python-version': wanted } };
  if (manager === 'poetry')
    return [
      setUp,
      { run: `pip install poetry==${managerVersion ?? poetryVersion}` },
      { run: 'poetry install --no-interaction' },
    ];
  // As the project's own pipeline does: with what its tests need.
  if (installs !== undefined) return [setUp, ...installs.map(({ value }) => ({ run: value }))];
  const tools = [test, lint].flatMap(
    (each) => /^(?:python -m )?(pytest|ruff|flake8|mypy|black)\b/.exec(each?.value ?? '')?.[1] ?? [],
  );
  return [
    setUp,
    { run: isPackage === true ? 'pip install .' : 'pip install -r requirements.txt' },
    ...(tools.length > 0 ? [{ run: `pip install ${[...new Set(tools)].join(' ')}` }] : []),
  ];
}

/** A folder once, where there is anything to check. */
export function listChecked(services: readonly ServiceFacts[]): readonly ServiceFacts[] {
  const checked = services.filter(
    ({ test, lint, build, blocked }) => blocked === undefined && (test ?? lint ?? build),
  );
  return [...new Map(checked.toReversed().map((each) => [each.folder, each])).values()].toReversed();
}

/** Undefined where there is nothing to check. */
export function writeGithubActions(services: readonly ServiceFacts[], branch = 'main'): string | undefined {
  const checked = listChecked(services);
  if (checked.length === 0) return undefined;
  const jobs = checked.map((service) => [
    service.name,
    {
      'runs-on': 'ubuntu-latest',
      'timeout-minutes': 15,
      ...(service.folder !== '.' && { defaults: { run: { 'working-directory': service.folder } } }),
      steps: stepsOf(service).map(({ uses, with: given, run }) => ({
        ...(uses !== undefined && { uses: actions[uses][0] }),
        ...(given !== undefined && { with: given }),
        ...(run !== undefined && { run }),
      })),
    },
  ]);
  const document = new Document({
    name: 'CI',
    on: { push: { branches: [branch] }, pull_request: null },
    permissions: { contents: 'read' },
    concurrency: { group: `ci-\${{ github.ref }}`, 'cancel-in-progress': true },
    jobs: Object.fromEntries(jobs),
  });
  nameReleases(document.contents);
  return document.toString({ lineWidth: 0, nullStr: '' });
}

const unlocked = ' vireo: ignore[workflow-package-without-checks] no lock file was found';

/** Beside each commit the release that it is, and beside an installation without a lock file why it is one. */
function nameReleases(node: unknown): void {
  if (node instanceof YAMLMap) {
    for (const pair of node.items as Pair<Scalar, Scalar>[]) {
      const comment = commentOf(pair);
      if (comment !== undefined && pair.value !== null) pair.value.comment = comment;
      nameReleases(pair.value);
    }
    return;
  }
  const items: unknown = Object(node)['items'];
  if (Array.isArray(items)) for (const item of items) nameReleases(item);
}

function commentOf({ key, value }: Pair<Scalar, Scalar>): string | undefined {
  if (key.value === 'run') return commentOfLine(String(value?.value));
  const known = Object.values(actions).find(([commit]) => commit === value?.value);
  return known && ` ${known[1]}`;
}

const asTheirs = " vireo: ignore[workflow-unpinned-tool] as the project's own pipeline or manifest has it";

/** What installs tools beside the project's own lists. */
function commentOfLine(line: string): string | undefined {
  if (line === 'npm install') return unlocked;
  const isPinned = /^pip install (?:\.|poetry==[\d.]+|(?:-r \S+ ?)+)$/.test(line);
  return /^pip install\b/.test(line) && !isPinned ? asTheirs : undefined;
}
