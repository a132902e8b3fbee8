/** Checks of each push and pull request on GitHub; actions are named by the commit of a release, rights are to read. */
import { Document, type Pair, type Scalar, YAMLMap } from 'yaml';
import type { ServiceFacts } from '../facts/service-facts.ts';
import { usualVersions } from './dockerfile.ts';

/** Commit and release. */
const actions = {
  checkout: ['actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683', 'v4.2.2'],
  node: ['actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020', 'v4.4.0'],
  python: ['actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065', 'v5.6.0'],
  pnpm: ['pnpm/action-setup@a7487c7e89a18df4991f7f222e4898a00d66ddda', 'v4.1.0'],
  uv: ['astral-sh/setup-uv@d4b2f3b6ecc6e67c4457f6d3e41ec42d3d0fcb86', 'v5.4.2'],
} as const;

interface Step {
  readonly uses?: keyof typeof actions;
  readonly with?: Readonly<Record<string, string | boolean>>;
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

function withRunner({ manager }: ServiceFacts, line: string): string {
  if (manager === 'uv') return `uv run ${line}`;
  return manager === 'poetry' ? `poetry run ${line}` : line;
}

function installSteps(service: ServiceFacts): readonly Step[] {
  const { runtime, manager, version, hasLock } = service;
  const wanted = version?.value ?? usualVersions[runtime];
  if (runtime === 'node') {
    const install = {
      npm: hasLock ? 'npm ci' : 'npm install',
      pnpm: 'pnpm install --frozen-lockfile',
      yarn: 'yarn install --immutable',
    };
    return [
      ...(manager === 'pnpm' ? [{ uses: 'pnpm' as const }] : []),
      { uses: 'node', with: { 'node-version': wanted, ...(hasLock && { cache: manager }) } },
      ...(manager === 'yarn' ? [{ run: 'corepack enable' }] : []),
      { run: install[manager === 'pnpm' || manager === 'yarn' ? manager : 'npm'] },
    ];
  }
  return pythonSteps(service, wanted);
}

function pythonSteps({ manager, isPackage }: ServiceFacts, wanted: string): readonly Step[] {
  if (manager === 'uv')
    return [{ uses: 'uv' }, { run: `uv python install ${wanted}` }, { run: 'uv sync --frozen' }];
  return [
    { uses: 'python', with: { 'python-version': wanted } },
    ...(manager === 'poetry'
      ? [{ run: 'pip install poetry==2.2.1' }, { run: 'poetry install --no-interaction' }]
      : [{ run: isPackage ? 'pip install .' : 'pip install -r requirements.txt' }]),
  ];
}

/** A folder once, where there is anything to check. */
export function listChecked(services: readonly ServiceFacts[]): readonly ServiceFacts[] {
  const checked = services.filter(({ test, lint, build }) => test ?? lint ?? build);
  return [...new Map(checked.toReversed().map((each) => [each.folder, each])).values()].toReversed();
}

/** Undefined where there is nothing to check. */
export function writeGithubActions(services: readonly ServiceFacts[]): string | undefined {
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
    on: { push: { branches: ['main'] }, pull_request: null },
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
  if (key.value === 'run') return value?.value === 'npm install' ? unlocked : undefined;
  const known = Object.values(actions).find(([commit]) => commit === value?.value);
  return known && ` ${known[1]}`;
}
