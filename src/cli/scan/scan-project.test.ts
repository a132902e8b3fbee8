import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadProjectIn } from '../../workspace/project.ts';
import { type CliFixture, createCliFixture } from '../testing.test.ts';
import { loadScanProjects } from './scan-project.ts';

describe('loadScanProjects', () => {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
    fixture.write('.vireo.yml', 'jobs: 1\n');
    fixture.write('a.ts', '');
    fixture.write('src/b.ts', '');
    fixture.write('sub/.vireo.yml', 'jobs: 2\n');
    fixture.write('sub/c.ts', '');
  });
  afterEach(() => fixture.remove());

  it('loads a project once, however many of its paths are named', async () => {
    const roots = ['a.ts', 'src/b.ts', 'src', 'sub/c.ts', '.'].map((name) => path.join(fixture.folder, name));
    const options = { format: 'text' as const, cache: false };
    const choice = { names: [], folders: [] };

    const projects = await loadScanProjects(roots, { options, choice, cwd: fixture.folder });

    assert.deepEqual(
      projects.all.map(({ folder }) => path.relative(fixture.folder, folder)),
      ['', 'sub'],
    );
    const [first, second, third, nested, whole] = await Promise.all(roots.map((root) => projects.of(root)));
    assert.equal(first, second);
    assert.equal(first, third);
    assert.equal(first, whole);
    assert.equal(nested?.config.jobs, 2);
  });
});

describe('the settings of this repository', () => {
  it('are right, and leave out only what is there', async () => {
    const root = path.join(import.meta.dirname, '../../..');
    const { config, problems } = await loadProjectIn(root);
    const plain = config.exclude.filter((pattern) => !pattern.includes('*'));

    assert.deepEqual(problems, []);
    assert.ok(plain.length > 3);
    assert.deepEqual(
      plain.filter((pattern) => !existsSync(path.join(root, pattern))),
      [],
    );
  });
});
