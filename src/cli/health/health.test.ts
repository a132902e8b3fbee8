import assert from 'node:assert/strict';
import { makeHistory } from '../../../test/support/git-history.ts';
import { healthReportSchema } from '../../contract/health-report.ts';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
const injection = [
  "import { exec } from 'node:child_process';",
  "import express from 'express';",
  'const app = express();',
  "app.get('/', (request, response) => {",
  '  exec(`ls ${request.query.folder}`, (_error, out) => response.json(out));',
  '});',
  '',
].join('\n');

describe('vireo health', () => {
  let fixture: CliFixture;
  beforeEach(() => {
    fixture = createCliFixture();
  });
  afterEach(() => fixture.remove());

  const vireo = (...args: string[]) => fixture.vireo('health', '--data', '../data', ...args);
  const report = async (...args: string[]) =>
    healthReportSchema.parse(JSON.parse((await vireo('--json', ...args)).out));
  const partOf = async (id: string, ...args: string[]) => {
    const part = (await report(...args)).parts.find((each) => each.id === id);
    assert.ok(part);
    return part;
  };

  function writeShop(): void {
    fixture.write('src/shop.ts', injection);
    fixture.write('package.json', '{ "name": "shop", "scripts": { "test": "mocha" } }');
    fixture.write('README.md', `# Shop\n\n${words(30)}\n`);
  }

  it('shows the whole, a bar a part, reasons with their places, and what raises it most', async () => {
    writeShop();
    const { out, code } = await vireo();

    assert.match(out, /^Health {2}0\.\d\d {2}[█░]{40}$/m);
    assert.match(out, /^Security {7}[█░]{20} {2}0\.\d\d {2}\d+ % of the whole\n {15}.*src\/shop\.ts:5/m);
    assert.match(out, /^Dependencies {3}not assessed\n {15}There is/m);
    assert.match(out, /^Maintenance {4}not assessed\n {15}The folder is in no git repository\.$/m);
    assert.match(
      out,
      /What raises it most \(largest gain first; gains add up\)\n 1\. {3}\+0\.\d\d {2}.*\((?:\w+), (?:minutes|hours|days) of work\)/,
    );
    assert.equal(code, 0);
  });

  it('says in JSON what the API says, and rises by what it promised when that is mended', async () => {
    writeShop();
    const before = await report();
    const gain = before.gains.find(({ part }) => part === 'security');
    assert.ok(gain);
    fixture.write('src/shop.ts', injection.replace('exec(`ls ${request.query.folder}`', "exec('ls'"));
    const after = await report();

    assert.ok(Math.abs((after.score ?? 0) - (before.score ?? 0) - gain.gain) < 0.0011, String(after.score));
    assert.deepEqual(gain.places, [{ file: 'src/shop.ts', line: 5 }]);
  });

  it('writes Markdown in which names of the project are words', async () => {
    writeShop();
    fixture.write('src/[x](http:__evil)<b>.ts', injection);
    const { out } = await vireo('--format', 'markdown');

    assert.match(out, /^## Health of project: 0\.\d\d$/m);
    assert.match(out, /^\| Security \| `[█░]{10}` \| 0\.\d\d \| \d+ % \|$/m);
    assert.match(out, /^### What raises it most$/m);
    assert.match(out, /`src\/\[x\]\(http:__evil\)<b>\.ts:5`/);
  });

  it('fails below --fail-under, and not at it', async () => {
    writeShop();
    const shown = ((await report()).score ?? 0).toFixed(2);

    assert.equal((await vireo('--fail-under', shown)).code, 0);
    assert.equal((await vireo('--fail-under', String(Number(shown) + 0.01))).code, 1);
    assert.equal((await vireo('--fail-under', '1.5')).code, 2);
  });

  it('obeys weights and thresholds of .vireo.yml, and names what is wrong in them', async () => {
    writeShop();
    const before = await report();
    fixture.write('.vireo.yml', 'health: { weights: { security: 0 }, thresholds: { quality-half: 500 } }\n');
    const after = await report();
    fixture.write('.vireo.yml', 'health:\n  weights: { security: -1 }\n');
    const wrong = await vireo();

    assert.equal(after.parts[0]?.weight, 0);
    assert.equal(after.parts[0]?.score, before.parts[0]?.score);
    assert.ok((after.score ?? 0) > (before.score ?? 0));
    assert.match(wrong.err, /\.vireo\.yml:2: health\.weights\.security: /);
    assert.equal(wrong.code, 2);
  });

  it('refuses weights that leave nothing to weigh, and does not go on by others', async () => {
    writeShop();
    const parts = ['security', 'quality', 'tests', 'documentation', 'dependencies', 'maintenance'];
    const weigh = (some: readonly string[]) =>
      `health:\n  weights: { ${some.map((part) => `${part}: 0`).join(', ')} }\n`;
    fixture.write('.vireo.yml', weigh(parts));
    const none = await vireo();
    fixture.write('.vireo.yml', weigh(parts.slice(1)));
    const one = await report();

    assert.equal(none.code, 2);
    assert.match(none.err, /\.vireo\.yml:2: health\.weights: all are 0/);
    assert.equal(one.parts[0]?.weight, 1);
    assert.equal(one.score, one.parts[0]?.score);
  });

  it('counts tests, their runner, the pipeline and a coverage report', async () => {
    writeShop();
    const reasons = async () => (await partOf('tests')).reasons.map(({ id }) => id);
    assert.deepEqual(await reasons(), ['few-tests', 'no-tests-in-pipeline']);

    fixture.write('src/shop.test.ts', injection);
    fixture.write('.github/workflows/ci.yml', 'jobs: { test: { steps: [{ run: npm test }] } }\n');
    assert.deepEqual(await reasons(), []);

    fixture.write('package.json', '{ "name": "shop" }');
    assert.deepEqual(await reasons(), ['no-test-runner']);
    fixture.write('package.json', '{ "name": "shop", "devDependencies": { "vitest": "4.0.0" } }');
    assert.deepEqual(await reasons(), []);

    fixture.write('coverage/lcov.info', 'SF:src/shop.ts\nDA:1,1\nDA:2,0\nend_of_record\n');
    assert.deepEqual(await reasons(), ['low-coverage']);
  });

  it('takes a runner that the pipeline installs and runs for one, and none that it merely installs', async () => {
    const reasons = async () => (await partOf('tests')).reasons.map(({ id }) => id);
    const workflow = (run: string) =>
      fixture.write(
        '.github/workflows/test.yml',
        `jobs:\n  api:\n    steps:\n      - run: pip install pytest httpx\n      - run: ${run}\n`,
      );
    fixture.write('api/app.py', 'def total(a, b):\n    return a + b\n');
    fixture.write('api/tests/test_app.py', 'def test_total():\n    assert total(1, 2) == 3\n');

    workflow('cd api && pytest');
    assert.deepEqual(await reasons(), []);
    workflow('make test');
    assert.deepEqual(await reasons(), ['no-test-runner']);
  });

  const sources = {
    'api/app.py': 'def total(a):\n    return a\n',
    'api/test_app.py': 'assert total(1) == 1\n',
  };
  const workflow = (run: string) =>
    `jobs:\n  api:\n    steps:\n      - name: Run pytest\n        run: ${run}\n`;
  const runsThem: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'a script of its own': { '.ci/run': '#!/bin/sh\nset -eu\npip install pytest\nexec pytest </dev/null\n' },
    'a script that a target calls': {
      'ci.sh': 'make all\n',
      Makefile: 'all: lint unit\n\tlint\nunit:\n\t@pytest -q\n',
    },
    'a target of make': {
      '.github/workflows/a.yml': workflow('make -j2 verify'),
      Makefile: 'verify: unit\n\nunit:\n\tpytest\n',
    },
    'a target of just': { '.forgejo/workflows/a.yml': workflow('just ci'), justfile: 'ci:\n  pytest\n' },
    'an entry of scripts': {
      '.buildkite/pipeline.yml': 'steps:\n  - command: "npm run verify"\n',
      'package.json': '{ "scripts": { "verify": "lint && vitest run" } }',
    },
    'one line that installs and runs': {
      '.drone.yml': 'steps:\n- commands: [ "pip install pytest && pytest" ]\n',
    },
    'a script that it names': {
      '.cirrus.yml': 'task:\n  test_script: ./tools/check.sh\n',
      'tools/check.sh': 'python -m pytest\n',
    },
    'the default of its language': { '.travis.yml': 'language: go\n' },
  };
  for (const [how, files] of Object.entries(runsThem)) {
    it(`takes for a pipeline that runs tests ${how}`, async () => {
      for (const [file, text] of Object.entries({ ...sources, ...files })) fixture.write(file, text);

      const ids = (await partOf('tests')).reasons.map(({ id }) => id);

      assert.equal(ids.includes('no-tests-in-pipeline'), false);
    });
  }

  const runsNone: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'one that only installs a runner': { '.github/workflows/a.yml': workflow('pip install -q pytest httpx') },
    'an installation in several lines': { '.ci/run': 'pip install \\\n  httpx \\\n  pytest\nruff check\n' },
    'one that keeps the cache of a runner': {
      '.gitlab-ci.yml':
        'lint:\n  cache:\n    paths: [.pytest_cache]\n  script:\n    - ruff check # pytest comes later\n',
    },
    'a script that nothing calls': { 'tools/check.sh': 'pytest\n' },
    'a target that nothing calls': {
      '.ci/run': 'make lint\n',
      Makefile: 'lint:\n\truff check\nunit:\n\tpytest\n',
    },
    'one with a script of its own that runs none': {
      '.travis.yml': 'language: python\nscript: ruff check\n',
    },
    'targets that call one another': { '.ci/run': 'make a\n', Makefile: 'a: b\nb: a\n' },
  };
  for (const [how, files] of Object.entries(runsNone)) {
    it(`takes for no pipeline that runs tests ${how}`, async () => {
      for (const [file, text] of Object.entries({ ...sources, ...files })) fixture.write(file, text);

      const ids = (await partOf('tests')).reasons.map(({ id }) => id);

      assert.ok(ids.includes('no-tests-in-pipeline'), ids.join());
    });
  }

  it('takes a target of a justfile for a runner', async () => {
    const files = { ...sources, justfile: '# All of it.\ntest *args: build\n  ./run-them {{args}}\n' };
    for (const [file, text] of Object.entries(files)) fixture.write(file, text);

    const ids = (await partOf('tests')).reasons.map(({ id }) => id);

    assert.equal(ids.includes('no-test-runner'), false);
  });

  it('looks at what ships: findings of tests and samples do not count', async () => {
    fixture.write('src/shop.ts', 'export const open = 9;\n');
    fixture.write('src/shop.test.ts', injection);
    fixture.write('examples/shop.ts', injection);

    assert.deepEqual((await partOf('security')).reasons, []);
  });

  it('looks at documents: README, licence, changelog, doc comments', async () => {
    writeShop();
    fixture.write('LICENSE', 'MIT');
    fixture.write('CHANGELOG.md', '# Changes\n');
    fixture.write('docs/how.md', words(600));
    fixture.write('src/open.ts', 'export const open = 9;\n');
    const { reasons } = await partOf('documentation');

    assert.deepEqual(
      reasons.map(({ id, places }) => [id, places]),
      [
        ['short-readme', [{ file: 'README.md', line: 1 }]],
        ['undocumented-exports', [{ file: 'src/open.ts', line: 1 }]],
      ],
    );
  });

  for (const [file, text] of [
    ['package.json', '{ "name": "shop", "license": "MIT" }'],
    ['pyproject.toml', 'project = { name = "shop", license = { text = "MIT" } }\n'],
    ['Cargo.toml', 'package = { name = "shop", license = "MIT" }\n'],
  ] as const) {
    it(`takes the licence that ${file} names on one line, and none for a value of another field`, async () => {
      writeShop();
      fixture.write(file, text);
      const named = (await partOf('documentation')).reasons.map(({ id }) => id);
      fixture.write(file, text.replace('license', 'license-is-none-of'));
      const unnamed = (await partOf('documentation')).reasons.map(({ id }) => id);

      assert.ok(!named.includes('no-licence'), named.join());
      assert.ok(unnamed.includes('no-licence'), unnamed.join());
    });
  }

  it('assesses dependencies once advisories are there, and names the upgrade', async () => {
    writeShop();
    const packages = {
      '': { name: 'shop', dependencies: { ms: '2.1.2' } },
      'node_modules/ms': { version: '2.1.2', resolved: 'https://registry.npmjs.org/ms/-/ms-2.1.2.tgz' },
    };
    fixture.write('package.json', '{ "name": "shop", "dependencies": { "ms": "2.1.2" } }');
    fixture.write('package-lock.json', JSON.stringify({ name: 'shop', lockfileVersion: 3, packages }));
    assert.match(String((await partOf('dependencies')).why), /vireo advisories update/);

    const flaw = {
      id: 'GHSA-aaaa-bbbb-cccc',
      modified: '2026-11-01T00:00:00Z',
      summary: 'Slow on long texts',
      severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
      affected: [
        {
          package: { ecosystem: 'npm', name: 'ms' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '2.0.0' }, { fixed: '2.1.3' }] }],
        },
      ],
    };
    fixture.write('../flaw.json', JSON.stringify(flaw));
    await fixture.vireo('advisories', 'import', '../flaw.json', '--data', '../data');
    const { parts, gains } = await report();
    const part = parts.find(({ id }) => id === 'dependencies');

    assert.deepEqual(
      part?.reasons.map(({ id, text }) => [id, text]),
      [
        [
          'dependency-vulnerable:ms 2.1.2',
          'A package with a known vulnerability: ms 2.1.2, 1 high (dependency-vulnerable).',
        ],
      ],
    );
    assert.match(gains.find((each) => each.part === 'dependencies')?.text ?? '', /^Upgrade ms to 2\.1\.3/);
  });

  it('reads the history where there is one, and not with --no-git', async () => {
    writeShop();
    const texts = Array.from({ length: 20 }, (_, index) => `export const open = ${index};\n`);
    const date = new Date().toISOString();
    fixture.write('src/open.ts', texts.at(-1) ?? '');
    makeHistory(
      fixture.folder,
      texts.map((text) => ({ files: { 'src/open.ts': text }, date })),
    );
    const { score, reasons } = await partOf('maintenance');

    assert.equal(score, 0.88);
    assert.deepEqual(
      reasons.map(({ text }) => text),
      ['One person made 100 % of the last 20 commits: without them, nobody knows the code.'],
    );
    assert.match(String((await partOf('maintenance', '--no-git')).why), /git may not be run/);
  });

  it('says what it could not do: an empty folder, a file, a folder that is not there', async () => {
    const empty = await vireo('--fail-under', '0.1');
    fixture.write('a.ts', '');
    const file = await vireo('a.ts');
    const nowhere = await vireo('nowhere');

    assert.match(empty.out, /^Tests {10}not assessed/m);
    assert.equal(empty.code, 1);
    assert.match(file.err, /is a file: health is that of a folder/);
    assert.match(nowhere.err, /nowhere cannot be read/);
    assert.deepEqual({ file: file.code, nowhere: nowhere.code }, { file: 2, nowhere: 2 });
  });
});
