/** Flaws of packages that a project lives with for now. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const flawOf = (id: string, summary: string, fixed: string) => ({
  id,
  modified: '2026-11-01T00:00:00Z',
  summary,
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'debug' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '4.0.0' }, { fixed }] }],
    },
  ],
});
const slow = flawOf('GHSA-aaaa-bbbb-cccc', 'Slow on long texts', '4.3.5');
const leaky = flawOf('GHSA-dddd-eeee-ffff', 'Tells too much', '4.4.0');

const manifestOf = (name: string, version: string): string =>
  `{\n  "name": "${name}",\n  "dependencies": {\n    "debug": "${version}"\n  }\n}\n`;
const lockOf = (name: string, version: string): string =>
  JSON.stringify({
    name,
    lockfileVersion: 3,
    packages: { '': { name, dependencies: { debug: version } }, 'node_modules/debug': { version } },
  });

describe('a baseline of packages', () => {
  let fixture: CliFixture;
  beforeEach(async () => {
    fixture = createCliFixture();
    project('.', 'shop', '4.3.3');
    fixture.write('src/a.ts', 'export function run(name: string) {\n  return eval(name);\n}\n');
    await importFlaws(slow);
  });
  afterEach(() => fixture.remove());

  const vireo = (...args: string[]) =>
    fixture.vireo(...args, '--data', path.join(fixture.folder, '..', 'data'));
  function project(folder: string, name: string, version: string): void {
    fixture.write(path.join(folder, 'package.json'), manifestOf(name, version));
    fixture.write(path.join(folder, 'package-lock.json'), lockOf(name, version));
  }
  async function importFlaws(...flaws: readonly object[]): Promise<void> {
    for (const [index, flaw] of flaws.entries()) {
      fixture.write(`../flaw-${index}.json`, JSON.stringify(flaw));
      await vireo('advisories', 'import', `../flaw-${index}.json`);
    }
  }
  const shown = async (...args: string[]): Promise<readonly string[]> =>
    JSON.parse((await vireo('dependencies', '--json', ...args)).out).findings.map(
      ({ path: file, message }: { path: string; message: string }) => `${file}: ${message.split('(')[0]}`,
    );
  const entries = (): readonly { rule: string; path: string }[] =>
    JSON.parse(readFileSync(path.join(fixture.folder, '.vireo/baseline.json'), 'utf8')).findings;
  const rules = () =>
    entries()
      .map(({ rule }) => rule)
      .sort();

  it('takes in what is known, beside what a scan finds, and says of each how much that is', async () => {
    const { out } = await vireo('baseline', 'create');
    const after = await vireo('dependencies');

    assert.match(
      out,
      /^2 findings written to \.vireo\/baseline\.json: 1 that "vireo scan" shows, and 1 that "vireo dependencies" shows$/m,
    );
    assert.match(after.out, /0 findings, 1 known \(baseline\)\./);
    assert.doesNotMatch(after.out, /Nothing found/);
    assert.equal(after.code, 0);
    assert.deepEqual((await vireo('baseline', 'show', '--json')).code, 2, 'show takes no --data');
    assert.match(
      (await fixture.vireo('baseline', 'show')).out,
      /1 {2}dependency-vulnerable\n +package\.json/,
    );
  });

  it('is told apart from what scans find: neither says of the other that it is mended', async () => {
    await vireo('baseline', 'create');

    assert.doesNotMatch((await fixture.vireo('scan')).out, /mended/);
    assert.doesNotMatch((await vireo('dependencies')).out, /mended/);
    assert.deepEqual(await shown('--no-baseline'), ['package.json: debug 4.3.3: Slow on long texts ']);
  });

  it('holds while lines move and versions change that mend nothing, and says when it is mended', async () => {
    await vireo('baseline', 'create');
    project('.', 'shop', '4.3.4');
    fixture.write(
      'package.json',
      `\n\n${manifestOf('shop', '4.3.4').replace('"name"', '"private": true,\n"name"')}`,
    );
    const moved = await shown();
    project('.', 'shop', '4.3.5');
    const mended = await vireo('dependencies');

    assert.deepEqual(moved, []);
    assert.match(mended.out, /1 of the baseline fixed/);
  });

  it('does not know another flaw of the same entry, nor the same flaw in another project', async () => {
    await vireo('baseline', 'create');
    await importFlaws(slow, leaky);
    project('tools', 'tools', '4.3.3');

    const { out } = await vireo('dependencies');
    assert.match(out, /Slow on long texts .*; fixed in 4\.3\.5, all that is known of it in 4\.4\.0\./);
    assert.match(out, /Tells too much .*; fixed in 4\.4\.0\./);
    assert.deepEqual(await shown(), [
      'package.json: debug 4.3.3: Tells too much ',
      'tools/package.json: debug 4.3.3: Tells too much ',
      'tools/package.json: debug 4.3.3: Slow on long texts ',
    ]);
  });

  it('knows a project again that has another folder, and one that has another name', async () => {
    project('tools', 'tools', '4.3.3');
    await vireo('baseline', 'create');
    mkdirSync(path.join(fixture.folder, 'apps'));
    renameSync(path.join(fixture.folder, 'tools'), path.join(fixture.folder, 'apps/tools'));
    project('.', 'store', '4.3.3');

    assert.deepEqual(await shown(), []);
  });

  it('keeps what could not be looked for, and takes out what is mended, when it is updated', async () => {
    await vireo('baseline', 'create');
    rmSync(path.join(fixture.folder, '../data'), { recursive: true });
    const blind = await vireo('baseline', 'update');
    const kept = rules();
    await importFlaws(slow);
    project('.', 'shop', '4.3.5');
    await vireo('baseline', 'update');

    assert.match(blind.out, /2 kept, 0 removed/);
    assert.match(blind.err, /note: Vulnerabilities were not looked for/);
    assert.deepEqual(kept, ['code-injection', 'dependency-vulnerable']);
    assert.deepEqual(rules(), ['code-injection']);
  });

  for (const [what, breakLock] of [
    ['is gone', (file: string) => rmSync(file)],
    ['cannot be read', (file: string) => writeFileSync(file, '{ "lock')],
  ] as const) {
    it(`keeps what a lock file told that ${what}`, async () => {
      fixture.write('package.json', manifestOf('shop', '1.0.0').replace('debug', 'a'));
      fixture.write(
        'package-lock.json',
        JSON.stringify({
          name: 'shop',
          lockfileVersion: 3,
          packages: {
            '': { name: 'shop', dependencies: { a: '1.0.0' } },
            'node_modules/a': { version: '1.0.0', dependencies: { debug: '^4.0.0' } },
            'node_modules/debug': { version: '4.3.3', deprecated: 'Given up', hasInstallScript: true },
          },
        }),
      );
      await vireo('baseline', 'create');
      const before = rules();
      breakLock(path.join(fixture.folder, 'package-lock.json'));
      const { out } = await vireo('baseline', 'update');

      assert.match(out, /4 kept, 0 removed/);
      assert.deepEqual(before, [
        'code-injection',
        'dependency-deprecated',
        'dependency-install-script',
        'dependency-vulnerable',
      ]);
      for (const rule of before) assert.ok(rules().includes(rule), rule);
    });
  }

  it('is not left out and named at once', async () => {
    for (const both of [
      ['--no-baseline', '--baseline', 'git:HEAD'],
      ['--baseline', 'git:HEAD', '--no-baseline'],
    ]) {
      for (const { code, out, err } of [
        await vireo('dependencies', ...both),
        await fixture.vireo('scan', ...both),
      ]) {
        assert.deepEqual({ code, out }, { code: 2, out: '' });
        assert.match(err, /--baseline and --no-baseline contradict each other/);
      }
    }
  });

  it('may be another file, or what a commit had', async () => {
    const git = (...args: string[]): void =>
      void execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
        cwd: fixture.folder,
        stdio: 'ignore',
      });
    git('init', '--initial-branch=main');
    git('add', '.');
    git('commit', '--message', 'one');
    project('api', 'api', '4.3.4');
    project('.', 'shop', '4.3.4');

    const added = await vireo('dependencies', '--baseline', 'git:main');
    const below = await vireo('dependencies', 'api', '--baseline', 'git:main', '--json');

    assert.match(added.out, /^api\/package\.json:4:5 {2}high {2}debug 4\.3\.4/m);
    assert.match(added.out, /1 finding \(1 high\), 1 known \(baseline\)\./);
    assert.equal(added.code, 1);
    assert.equal(JSON.parse(below.out).findings.length, 1);
    const unknown = await vireo('dependencies', '--baseline', 'git:nowhere');
    assert.deepEqual({ code: unknown.code, out: unknown.out }, { code: 2, out: '' });
    assert.match(unknown.err, /git knows no "nowhere" here/);
    assert.match((await vireo('dependencies', '--baseline', 'none.json')).err, /none\.json does not exist/);
  });
});
