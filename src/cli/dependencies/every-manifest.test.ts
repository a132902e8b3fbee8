import assert from 'node:assert/strict';
import path from 'node:path';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

interface ListedFinding {
  readonly path: string;
  readonly ruleId: string;
  readonly message: string;
  readonly fingerprint: string;
  readonly range: { readonly startLine: number };
  readonly paths: readonly (readonly string[])[];
  readonly upgrade?: { readonly changes: readonly { readonly file: string }[] };
}

const flaw = {
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-11-01T00:00:00Z',
  summary: 'Slow on long texts',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'ms' },
      ranges: [
        {
          type: 'SEMVER',
          events: [{ introduced: '2.0.0' }, { fixed: '2.0.1' }, { introduced: '2.1.0' }, { fixed: '2.1.3' }],
        },
      ],
    },
    {
      package: { ecosystem: 'PyPI', name: 'idna' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '3.7' }] }],
    },
  ],
};

const manifestOf = (name: string, dependencies: object): string =>
  `${JSON.stringify({ name, version: '1.0.0', dependencies }, null, 2)}\n`;

/** A workspace: the root and both of its packages bring ms, `web` by way of debug, and `app` asks for `web`. */
const manifests = {
  'package.json': JSON.stringify({ name: 'shop', workspaces: ['packages/*'], dependencies: { ms: '2.1.2' } }),
  'packages/app/package.json': manifestOf('app', { web: '1.0.0', ms: '^2.1.0' }),
  'packages/web/package.json': manifestOf('web', { debug: '4.3.4' }),
};
const lock = JSON.stringify(
  {
    name: 'shop',
    lockfileVersion: 3,
    packages: {
      '': { name: 'shop', workspaces: ['packages/*'], dependencies: { ms: '2.1.2' } },
      'node_modules/app': { resolved: 'packages/app', link: true },
      'node_modules/web': { resolved: 'packages/web', link: true },
      'node_modules/debug': { version: '4.3.4', dependencies: { ms: '2.1.2' } },
      'node_modules/ms': { version: '2.1.2' },
      'packages/app': { name: 'app', version: '1.0.0', dependencies: { web: '1.0.0', ms: '^2.1.0' } },
      'packages/web': { name: 'web', version: '1.0.0', dependencies: { debug: '4.3.4' } },
    },
  },
  null,
  2,
);

describe('a flaw of a package that several manifests bring', () => {
  let fixture: CliFixture;
  beforeEach(async () => {
    fixture = createCliFixture();
    fixture.write('../flaw.json', JSON.stringify(flaw));
    await vireo('advisories', 'import', '../flaw.json');
  });
  afterEach(() => fixture.remove());

  const vireo = (...args: string[]) =>
    fixture.vireo(...args, '--data', path.join(fixture.folder, '..', 'data'));
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) fixture.write(name, text);
  };
  const findings = async (...args: string[]): Promise<readonly ListedFinding[]> =>
    JSON.parse((await vireo('dependencies', '--json', ...args)).out).findings;
  const vulnerable = async (): Promise<readonly ListedFinding[]> =>
    (await findings()).filter(({ ruleId }) => ruleId === 'dependency-vulnerable');

  it('stands at each of them, with the way from there, and not at one that only asks for another project', async () => {
    write({ ...manifests, 'package-lock.json': lock });

    const found = await vulnerable();

    assert.deepEqual(
      found.map((each) => [each.path, each.paths]),
      [
        ['package.json', [['.', 'node_modules/ms']]],
        ['packages/app/package.json', [['packages/app', 'node_modules/ms']]],
        ['packages/web/package.json', [['packages/web', 'node_modules/debug', 'node_modules/ms']]],
      ],
    );
    assert.equal(new Set(found.map(({ fingerprint }) => fingerprint)).size, 3);
    assert.deepEqual(
      found.map(({ upgrade }) => upgrade?.changes.map(({ file }) => file)),
      found.map(() => ['package.json', 'packages/app/package.json']),
    );
  });

  it('is one flaw in the words that count, and one of the health of the project', async () => {
    write({ ...manifests, 'package-lock.json': lock });

    const { out } = await vireo('dependencies');
    const health = JSON.parse((await vireo('health', '--json')).out);
    const part = health.parts.find(({ id }: { id: string }) => id === 'dependencies');

    assert.match(
      out,
      /3 findings \(3 high\)\.\n1 flaw at 3 places: each is listed at every manifest that brings it\./,
    );
    assert.equal(out.match(/Upgrade ms to 2\.1\.3/g)?.length, 1);
    assert.deepEqual(
      part.reasons.map(({ id, count }: { id: string; count: number }) => [id, count]),
      [['dependency-vulnerable:ms 2.1.2', 1]],
    );
  });

  it('stands once at a manifest that two lock files cover, and in a file that two others include', async () => {
    write({
      ...manifests,
      'package-lock.json': lock,
      'yarn.lock': '# yarn lockfile v1\n\n\nms@2.1.2:\n  version "2.1.2"\n',
      'requirements/base.txt': 'idna==3.6\n',
      'requirements/dev.txt': '-r base.txt\n',
      'requirements/prod.txt': '-r base.txt\nidna==3.6\n',
    });

    assert.deepEqual(
      (await vulnerable()).map(({ path: file, range }) => `${file}:${range.startLine + 1}`),
      [
        'package.json:1',
        'packages/app/package.json:6',
        'packages/web/package.json:5',
        'requirements/base.txt:1',
        'requirements/prod.txt:2',
      ],
    );
  });

  it('is told of each version that a manifest brings, which differ by name', async () => {
    const entries = JSON.parse(lock).packages;
    write({
      ...manifests,
      'package-lock.json': JSON.stringify({
        lockfileVersion: 3,
        packages: {
          ...entries,
          'node_modules/debug': { version: '4.3.4', dependencies: { ms: '2.1.2', old: '1' } },
          'node_modules/old': { version: '1.0.0', dependencies: { ms: '2.0.0' } },
          'node_modules/old/node_modules/ms': { version: '2.0.0' },
        },
      }),
    });

    const inWeb = (await vulnerable()).filter(({ path: file }) => file === 'packages/web/package.json');

    assert.deepEqual(inWeb.map(({ message }) => message.split(':')[0]).sort(), ['ms 2.0.0', 'ms 2.1.2']);
    assert.equal(new Set(inWeb.map(({ fingerprint }) => fingerprint)).size, 2);
  });

  it('is found by way of every folder that one version lies in', async () => {
    const packages = {
      '': { name: 'shop', dependencies: { a: '1' } },
      'node_modules/a': { version: '1.0.0', dependencies: { ms: '2.1.2' } },
      'node_modules/a/node_modules/ms': { version: '2.1.2' },
      'node_modules/web': { resolved: 'packages/web', link: true },
      'packages/web': { name: 'web', version: '1.0.0', dependencies: { ms: '2.1.2' } },
      'packages/web/node_modules/ms': { version: '2.1.2' },
    };
    write({
      'package.json': JSON.stringify({ name: 'shop', workspaces: ['packages/*'], dependencies: { a: '1' } }),
      'packages/web/package.json': manifestOf('web', { ms: '2.1.2' }),
      'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }),
    });

    assert.deepEqual(
      (await vulnerable()).map(({ path: file }) => file),
      ['package.json', 'packages/web/package.json'],
    );
  });

  it('has the same name wherever in the project the command is run', async () => {
    write({ ...manifests, '.vireo.yml': 'version: 1\n', 'web/requirements.txt': 'idna==3.6\n' });
    const python = (found: readonly ListedFinding[]) =>
      found.filter(({ message }) => message.startsWith('idna')).map(({ fingerprint }) => fingerprint);

    assert.deepEqual(python(await findings('web')), python(await findings()));
    assert.equal(python(await findings()).length, 1);
  });
});
