import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const debugFlaw = {
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-11-01T00:00:00Z',
  aliases: ['CVE-2026-0001'],
  summary: 'Slow on long texts',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
  database_specific: { cwe_ids: ['CWE-1333'] },
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
      package: { ecosystem: 'npm', name: 'debug' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '4.0.0' }, { fixed: '4.3.5' }] }],
    },
  ],
};

function copyProject(name: string, { folder }: CliFixture): void {
  const from = fileURLToPath(new URL(`../../../test/fixtures/dependencies/${name}`, import.meta.url));
  cpSync(from, folder, { recursive: true });
}

describe('vireo dependencies', () => {
  let fixture: CliFixture;
  beforeEach(() => {
    fixture = createCliFixture();
    copyProject('npm3', fixture);
  });
  afterEach(() => fixture.remove());

  const vireo = (...args: string[]) =>
    fixture.vireo(...args, '--data', path.join(fixture.folder, '..', 'data'));
  const importFlaw = async (flaw: object = debugFlaw) => {
    fixture.write('../flaw.json', JSON.stringify(flaw));
    return await vireo('advisories', 'import', '../flaw.json');
  };
  const findingsOf = async (...args: string[]) =>
    JSON.parse((await vireo('dependencies', '--json', ...args)).out).findings;

  describe('without advisories', () => {
    it('says that vulnerabilities were not looked for, and how to get advisories', async () => {
      fixture.write('requirements.txt', 'idna==3.6\n');

      const { out, code } = await vireo('dependencies');

      assert.match(
        out,
        /^package-lock\.json {2}npm {2}16 packages \(13 prod, 1 optional, 2 dev\), 8 direct$/m,
      );
      assert.match(
        out,
        /^Vulnerabilities were not looked for: there are no advisories of npm, PyPI on this machine/m,
      );
      assert.match(out, /^ {2}vireo advisories update --ecosystem npm PyPI {2}/m);
      assert.doesNotMatch(out, /Nothing found/);
      assert.equal(code, 0);
    });

    it('claims nothing of what no file tells', async () => {
      rmSync(path.join(fixture.folder, 'package-lock.json'));
      fixture.write('package.json', '{ "name": "shop", "dependencies": { "left-pad": "1.3.0" } }');

      const { out } = await vireo('dependencies');

      assert.match(out, /^Nothing unbound\.$/m);
      assert.match(
        out,
        /^Not looked for, .*\(deprecation, install scripts, licences\): package\.json, packages\/cart\/package\.json$/m,
      );
      assert.doesNotMatch(out, /[Nn]othing deprecated|no install script|no licence/);
    });

    it('says so in Markdown, and beside what is written to a file', async () => {
      const markdown = await vireo('dependencies', '--format', 'markdown');
      const file = await vireo('dependencies', '--format', 'sarif', '--output', 'found.sarif');

      assert.match(markdown.out, /^## Vireo: vulnerabilities not looked for, nothing else found$/m);
      assert.match(file.err, /^\d+ findings? written to found\.sarif$/m);
      assert.match(file.err, /^Vulnerabilities were not looked for: there are no advisories/m);
    });

    it('says of which ecosystem there are none', async () => {
      await importFlaw();
      fixture.write('requirements.txt', 'idna==3.6\n');

      const { out } = await vireo('dependencies');

      assert.match(
        out,
        /Packages of PyPI were compared with none: "vireo advisories update --ecosystem PyPI"/,
      );
    });
  });

  for (const [file, text, why] of [
    ['go.mod', 'module a.b/shop\n\ngo 1.22\n\nrequire c.d/e v1.0.0\n', 'there are no advisories of Go'],
    [
      'pyproject.toml',
      '[project]\nname = "shop"\nversion = "1.0.0"\ndependencies = ["idna>=3"]\n',
      'no lock file says what its packages bring',
    ],
    ['package-lock.json', '{ "lock', 'could not be read in full'],
  ] as const) {
    it(`does not say "nothing found" of what was not compared: ${file}`, async () => {
      await importFlaw();
      rmSync(fixture.folder, { recursive: true });
      fixture.write(file, text);

      const { out } = await vireo('dependencies');
      const markdown = await vireo('dependencies', '--format', 'markdown');
      const health = await fixture.vireo('health', '--data', path.join(fixture.folder, '..', 'data'));

      assert.ok(out.includes(`Not compared with advisories: ${file} (`) && out.includes(why), out);
      assert.doesNotMatch(out, /Nothing found/);
      assert.doesNotMatch(markdown.out, /^## Vireo: nothing found/m);
      assert.ok(markdown.out.includes('### Not compared with advisories'), markdown.out);
      assert.ok(markdown.out.includes(why), markdown.out);
      assert.match(health.out, /^Dependencies {3}not assessed\n.*No package could be compared/m);
      assert.ok(health.out.includes(why), health.out);
    });
  }

  it('names in the health what was not compared beside what was, and does not rise when a lock file goes', async () => {
    await importFlaw();
    fixture.write('api/go.mod', 'module a.b/shop\n\ngo 1.22\n\nrequire c.d/e v1.0.0\n');
    const health = () => fixture.vireo('health', '--data', path.join(fixture.folder, '..', 'data'));
    const locked = await health();
    const debug = readFileSync(path.join(fixture.folder, 'package.json'), 'utf8');
    fixture.write('package.json', debug.replace('4.3.4', '^4.0.0'));
    rmSync(path.join(fixture.folder, 'package-lock.json'));
    const unlocked = await health();

    assert.match(locked.out, /^Dependencies .*of the whole$/m);
    assert.match(
      locked.out,
      /Not all packages were compared .*api\/go\.mod \(there are no advisories of Go\)/,
    );
    assert.match(
      locked.out,
      /Packages of Go were compared with none: "vireo advisories update --ecosystem Go"/,
    );
    assert.match(unlocked.out, /^Dependencies {3}not assessed$/m);
  });

  it('finds what an advisory speaks of at the entry that brings it, with the way and the least upgrade', async () => {
    await importFlaw();

    const { out, code } = await vireo('dependencies');

    assert.match(
      out,
      /^package\.json:11:5 {2}high {2}debug 4\.3\.4: Slow on long texts \(GHSA-aaaa-bbbb-cccc, CVE-2026-0001, CVSS 7\.5\); fixed in 4\.3\.5\. {2}dependency-vulnerable$/m,
    );
    assert.match(out, /^package\.json:11:5 {2}high {2}ms 2\.1\.2: .*fixed in 2\.1\.3/m);
    assert.match(
      out,
      /1\. shop asks for debug 4\.3\.4 \(package\.json:11\)\n {2}2\. debug 4\.3\.4 needs ms 2\.1\.2 \(package-lock\.json:95\)/,
    );
    assert.match(out, /Upgrades:\n {2}Upgrade debug to 4\.3\.5 \(package\.json\)/);
    assert.match(out, /Advisories: 1 of npm, the newest of 2026-11-01 \(\d+ days? old\), imported \d{4}-/);
    assert.equal(code, 1);
  });

  it('gives the upgrade as an edit that changes the requirement alone', async () => {
    await importFlaw();
    const before = readFileSync(path.join(fixture.folder, 'package.json'), 'utf8');

    const found = (await findingsOf()).find(
      (each: { package: string }) => each.package === 'node_modules/debug',
    );
    const [{ file, edits }] = found.upgrade.changes;
    const [edit] = edits;

    assert.equal(file, 'package.json');
    assert.equal(
      before.slice(0, edit.startOffset) + edit.newText + before.slice(edit.endOffset),
      before.replace('"debug": "4.3.4"', '"debug": "4.3.5"'),
    );
  });

  it('fails from the level of --fail-on, leaves out development with --production', async () => {
    await importFlaw({
      ...debugFlaw,
      affected: [{ package: { ecosystem: 'npm', name: 'minimist' }, versions: ['1.2.8'] }],
    });

    assert.equal((await vireo('dependencies')).code, 1);
    assert.equal((await vireo('dependencies', '--fail-on', 'critical')).code, 0);
    assert.equal((await vireo('dependencies', '--fail-on', 'never')).code, 0);
    assert.equal((await vireo('dependencies', '--production')).code, 0);
  });

  it('obeys the settings of the project: rules off, ignored with a reason, another severity', async () => {
    await importFlaw();

    fixture.write('.vireo.yml', 'rules: { dependency-vulnerable: low }\n');
    assert.deepEqual(
      [...new Set((await findingsOf()).map(({ severity }: { severity: string }) => severity))],
      ['low'],
    );
    fixture.write('.vireo.yml', 'ignore: [{ rule: "dependency-*", reason: not reachable here }]\n');
    assert.deepEqual(await findingsOf(), []);
    fixture.write('.vireo.yml', 'dependencies: { licenses: { allow: MIT } }\n');
    assert.match((await vireo('dependencies')).err, /\.vireo\.yml:1: dependencies\.licenses\.allow/);
  });

  it('leaves out what .vireo.yml excludes, a folder or a file, and shows but what is severe enough', async () => {
    await importFlaw();
    fixture.write('samples/requirements.txt', 'requests\n');
    fixture.write('old/requirements.txt', 'requests\n');
    const files = async () =>
      JSON.parse((await vireo('dependencies', '--json')).out).graphs.map(
        ({ file }: { file: string }) => file,
      );
    const before = await files();
    fixture.write('.vireo.yml', 'exclude: [samples/, old/requirements.txt]\nseverity: high\n');

    assert.deepEqual(before, ['package-lock.json', 'old/requirements.txt', 'samples/requirements.txt']);
    assert.deepEqual(await files(), ['package-lock.json']);
    assert.deepEqual(
      [...new Set((await findingsOf()).map(({ severity }: { severity: string }) => severity))],
      ['high'],
    );
  });

  it('counts a package that several manifests ask for once, and none of the project itself', async () => {
    const packages = {
      '': { name: 'shop', dependencies: { ms: '2.1.3', web: '1.0.0' } },
      'node_modules/ms': { version: '2.1.3' },
      'node_modules/web': { resolved: 'web', link: true },
      web: { name: 'web', version: '1.0.0', dependencies: { ms: '2.1.3' } },
    };
    rmSync(path.join(fixture.folder, 'packages'), { recursive: true });
    fixture.write('package.json', '{ "name": "shop", "dependencies": { "ms": "2.1.3", "web": "1.0.0" } }');
    fixture.write('web/package.json', '{ "name": "web", "dependencies": { "ms": "2.1.3" } }');
    fixture.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }));

    assert.match(
      (await vireo('dependencies')).out,
      /^package-lock\.json {2}npm {2}1 package \(1 prod\), 1 direct$/m,
    );
  });

  it('holds licences of what ships to the policy of the project', async () => {
    fixture.write('.vireo.yml', 'dependencies: { licenses: { allow: [Apache-2.0] } }\n');
    const all = await findingsOf();

    fixture.write('.vireo.yml', 'dependencies: { licenses: { allow: [MIT], deny: ["GPL-*"] } }\n');

    assert.equal(all.filter(({ ruleId }: { ruleId: string }) => ruleId === 'dependency-license').length, 14);
    assert.deepEqual(await findingsOf(), []);
  });

  it('fails over no finding when it writes a bill of materials, unless it is asked to', async () => {
    await importFlaw();
    const write = ['dependencies', '--format', 'cyclonedx', '--output', 'bom.json'];

    const plain = await vireo(...write);
    const asked = await vireo(...write, '--fail-on', 'high');

    assert.equal(plain.code, 0);
    assert.match(plain.err, /^16 packages written to bom\.json$/m);
    assert.equal(asked.code, 1);
    assert.equal((await vireo('dependencies')).code, 1);
  });

  it('fails from the level that .vireo.yml names, whose rules may be named as a group', async () => {
    await importFlaw();

    fixture.write('.vireo.yml', 'fail-on: critical\n');
    assert.equal((await vireo('dependencies')).code, 0);
    fixture.write('.vireo.yml', 'rules: { dependencies: critical }\nfail-on: critical\n');
    assert.equal((await vireo('dependencies')).code, 1);
    fixture.write('.vireo.yml', 'rules: { dependencies: off }\n');
    assert.deepEqual(await findingsOf(), []);
  });

  it('keeps the licences that a project asks for in the profile security, which has quality off', async () => {
    fixture.write('.vireo.yml', 'profile: security\ndependencies: { licenses: { allow: [Apache-2.0] } }\n');
    fixture.write('requirements.txt', 'requests\n');

    const rules = new Set((await findingsOf()).map(({ ruleId }: { ruleId: string }) => ruleId));

    assert.deepEqual([...rules], ['dependency-license']);
  });

  it('writes a bill of materials that the official schema of CycloneDX 1.6 takes', async () => {
    await importFlaw();
    const { out } = await vireo('dependencies', '--format', 'cyclonedx');
    const bom = JSON.parse(out);

    assert.equal(await new JsonStrictValidator(Version.v1dot6).validate(out), null);
    assert.equal(bom.specVersion, '1.6');
    const debug = bom.components.find((each: { purl?: string }) => each.purl === 'pkg:npm/debug@4.3.4');
    assert.deepEqual(
      { scope: debug.scope, licenses: debug.licenses },
      { scope: 'required', licenses: [{ expression: 'MIT' }] },
    );
    const edge = bom.dependencies.find((each: { ref: string }) => each.ref === debug['bom-ref']);
    assert.deepEqual(edge.dependsOn, ['package-lock.json#pkg:npm/ms@2.1.2']);
    assert.deepEqual(
      bom.vulnerabilities.map(({ id }: { id: string }) => id),
      ['GHSA-aaaa-bbbb-cccc'],
    );
  });

  const subjectOf = async (files: Readonly<Record<string, string>>) => {
    const other = createCliFixture();
    for (const [name, text] of Object.entries(files)) other.write(name, text);
    const { out } = await other.vireo('dependencies', '--format', 'cyclonedx', '--data', '../data');
    const folder = path.basename(other.folder);
    other.remove();
    assert.equal(await new JsonStrictValidator(Version.v1dot6).validate(out), null);
    const { metadata, components = [], dependencies } = JSON.parse(out);
    const { group, name, version, purl } = metadata.component;
    const needs = dependencies.find(({ ref }: { ref: string }) => ref === metadata.component['bom-ref']);
    return {
      subject: [group, name === folder ? 'its folder' : name, version, purl],
      components: components.map((each: { name: string }) => each.name),
      needs: needs.dependsOn,
    };
  };
  const shop = JSON.stringify({ name: '@acme/shop', version: '1.0.0', dependencies: { ms: '2.1.3' } });

  it('writes a bill of materials of the one project that there is, by its name, version and address', async () => {
    assert.deepEqual(await subjectOf({ 'package.json': shop }), {
      subject: ['@acme', 'shop', '1.0.0', 'pkg:npm/%40acme/shop@1.0.0'],
      components: ['ms'],
      needs: ['package.json#pkg:npm/ms@2.1.3'],
    });
  });

  it('writes a bill of materials of the folder where its project has no name, or it has several', async () => {
    const named = await subjectOf({ 'requirements.txt': 'idna==3.6\n' });
    const several = await subjectOf({ 'a/package.json': shop, 'b/package.json': '{"name":"b"}' });

    assert.deepEqual(
      { subject: named.subject, components: named.components },
      { subject: [undefined, 'its folder', undefined, undefined], components: ['idna'] },
    );
    assert.deepEqual(several.subject, [undefined, 'its folder', undefined, undefined]);
    assert.deepEqual(several.components.toSorted(), ['b', 'ms', 'shop']);
  });

  for (const format of ['pnpm9', 'yarn4', 'uv', 'pipenv', 'requirements', 'cargo', 'go', 'maven'] as const) {
    it(`writes a valid bill of materials of ${format}, too, the same each time`, async () => {
      const other = createCliFixture();
      copyProject(format, other);
      const first = (await other.vireo('dependencies', '--format', 'cyclonedx', '--data', '../data')).out;
      const second = (await other.vireo('dependencies', '--format', 'cyclonedx', '--data', '../data')).out;
      other.remove();

      const withoutTime = (text: string): string => text.replace(/"timestamp": "[^"]*"/, '');
      assert.equal(await new JsonStrictValidator(Version.v1dot6).validate(first), null);
      assert.equal(withoutTime(first), withoutTime(second));
    });
  }

  it('writes SARIF with the place, the way and the fix', async () => {
    await importFlaw();
    const [run] = JSON.parse((await vireo('dependencies', '--format', 'sarif')).out).runs;
    const debug = run.results.find((each: { fixes?: unknown }) => each.fixes !== undefined);

    assert.equal(debug.ruleId, 'dependency-vulnerable');
    assert.equal(debug.locations[0].physicalLocation.artifactLocation.uri, 'package.json');
    assert.equal(debug.fixes[0].artifactChanges[0].replacements[0].insertedContent.text, '4.3.5');
    assert.ok(run.results.some((each: { codeFlows?: unknown }) => each.codeFlows !== undefined));
    assert.equal(run.properties.advisories.newestAt, '2026-11-01T00:00:00Z');
  });

  it('names file, line and field of what it cannot read, reads the rest, and exits with 2', async () => {
    fixture.write('web/package-lock.json', '{\n  "lockfileVersion": 3,\n<<<<<<< ours\n');
    fixture.write(
      'api/poetry.lock',
      '[[package]]\nname = 3\nversion = "1"\n\n[[package]]\nname = "idna"\nversion = "3.6"\n\n[metadata]\nlock-version = "2.0"\n',
    );

    const { out, err, code } = await vireo('dependencies');

    assert.match(err, /^vireo: web\/package-lock\.json:3: holds the marks of a merge conflict/m);
    assert.match(err, /^vireo: api\/poetry\.lock: package\[0\]\.name: must be text, and is a number$/m);
    assert.match(out, /^package-lock\.json {2}npm {2}16 packages/m);
    assert.match(out, /^api\/poetry\.lock {2}PyPI {2}1 package/m);
    assert.equal(code, 2);
  });

  it('tells a lock file that was made for another manifest, and goes by the lock file', async () => {
    fixture.write('package.json', '{ "dependencies": { "debug": "4.3.5" } }');

    const { out, err, code } = await vireo('dependencies');

    assert.match(
      err,
      /package-lock\.json: debug: the lock file was made for 4\.3\.4, and package\.json asks for 4\.3\.5/,
    );
    assert.match(out, /16 packages/);
    assert.equal(code, 0);
  });

  it('follows no link out of the folder, and no path of a manifest', async () => {
    const outside = createCliFixture();
    outside.write('secret/requirements.txt', 'secret==1.0\n');
    symlinkSync(path.join(outside.folder, 'secret'), path.join(fixture.folder, 'linked'));
    fixture.write('requirements.txt', `-r linked/requirements.txt\n-r ../../../etc/passwd\nidna==3.6\n`);

    const { out, err } = await vireo('dependencies', '--json', 'requirements.txt');
    outside.remove();

    assert.doesNotMatch(out, /secret==|"secret"/);
    assert.match(err, /linked\/requirements\.txt, which cannot be read/);
    assert.match(err, /etc\/passwd, which cannot be read/);
  });

  it('asks the service that it is told to with --online, and says so', async () => {
    const asked: string[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      asked.push(`${request.url} ${body}`);
      const queries: { package: { name: string } }[] = JSON.parse(body).queries;
      const answer =
        queries === undefined
          ? { vulns: [debugFlaw] }
          : {
              results: queries.map((each) => (each.package.name === 'debug' ? { vulns: [{ id: 'x' }] } : {})),
            };
      response.end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    const { out, code } = await vireo('dependencies', '--online', '--osv-url', url);
    await new Promise((resolve) => server.close(resolve));

    assert.match(out, /debug 4\.3\.4: Slow on long texts/);
    assert.match(out, new RegExp(`Advisories: asked of ${url} at \\d{4}-`));
    assert.equal(code, 1);
    assert.equal(asked.length, 2);
    assert.doesNotMatch(asked.join(), /cart|shop/);
  });

  for (const args of [
    ['--format', 'xml'],
    ['no-such-folder'],
    ['--fail-on', 'huge'],
    ['--online', '--osv-url', 'http://example.org'],
  ]) {
    it(`exits with 2 and a sentence for ${args.join(' ')}`, async () => {
      const { code, err, out } = await vireo('dependencies', ...args);

      assert.equal(code, 2);
      assert.match(err, /\S/);
      assert.doesNotMatch(err, /\n {4}at /);
      assert.equal(out, '');
    });
  }

  it('says so where nothing is to be read', async () => {
    mkdirSync(path.join(fixture.folder, 'empty'));
    const { err, code } = await vireo('dependencies', 'empty');

    assert.match(err, /no lock file or manifest that is known/);
    assert.equal(code, 2);
  });
});

describe('vireo why', () => {
  let fixture: CliFixture;
  beforeEach(() => {
    fixture = createCliFixture();
    copyProject('npm3', fixture);
  });
  afterEach(() => fixture.remove());

  it('shows every entry that leads to a package, and its version', async () => {
    const { out, code } = await fixture.vireo('why', 'color-name');

    assert.equal(
      out,
      'color-name 1.1.4  prod  package-lock.json\n  shop (package.json:10 asks for ^4.1.0) → chalk 4.1.2 → ansi-styles 4.3.0 → color-convert 2.0.1 → color-name 1.1.4\n',
    );
    assert.equal(code, 0);
  });

  it('names a file of requirements once, with what it asks for', async () => {
    fixture.write('api/requirements.txt', 'flask==0.12\nrequests\n');

    assert.match(
      (await fixture.vireo('why', 'flask')).out,
      /^ {2}api\/requirements\.txt:1 asks for ==0\.12 → flask 0\.12$/m,
    );
    assert.match((await fixture.vireo('why', 'requests')).out, /^ {2}api\/requirements\.txt:2 → requests$/m);
  });

  it('answers for one version, and with 1 for what is not here', async () => {
    const found = JSON.parse((await fixture.vireo('why', 'ms@2.0.0', '--json')).out);
    assert.deepEqual(
      found.map((each: { paths: { project: string }[] }) => each.paths.map(({ project }) => project)),
      [['cart']],
    );

    const { out, code } = await fixture.vireo('why', 'nobody');
    assert.deepEqual({ out, code }, { out: 'nobody is not here.\n', code: 1 });
  });
});

describe('vireo advisories', () => {
  let fixture: CliFixture;
  beforeEach(() => {
    fixture = createCliFixture();
  });
  afterEach(() => fixture.remove());

  it('shows how old the database is, and 1 where there is none', async () => {
    assert.equal((await fixture.vireo('advisories', 'show', '--data', 'data')).code, 1);
    fixture.write('a.json', JSON.stringify(debugFlaw));

    const { out } = await fixture.vireo('advisories', 'update', 'a.json', '--data', 'data');
    const shown = JSON.parse((await fixture.vireo('advisories', 'show', '--json', '--data', 'data')).out);

    assert.match(out, /^1 advisory taken in, 0 known already, 0 of other ecosystems, 0 refused\.$/m);
    assert.deepEqual(
      { newestAt: shown.newestAt, advisories: shown.advisories, ecosystems: shown.ecosystems },
      { newestAt: '2026-11-01T00:00:00Z', advisories: 1, ecosystems: ['npm'] },
    );
  });

  it('needs to be told what to download at first, and refuses what is no ecosystem', async () => {
    assert.match(
      (await fixture.vireo('advisories', 'update', '--data', 'data')).err,
      /name what you need by --ecosystem/,
    );
    assert.match(
      (await fixture.vireo('advisories', 'update', '--ecosystem', 'Debian', '--data', 'data')).err,
      /no such ecosystem: Debian/,
    );
  });

  it('tells file and field of what it refuses, with exit code 1', async () => {
    fixture.write('a/good.json', JSON.stringify(debugFlaw));
    fixture.write('a/bad.json', '{"id": 3}');

    const { err, code } = await fixture.vireo('advisories', 'import', 'a', '--data', 'data');

    assert.match(err, /bad\.json: id: /);
    assert.equal(code, 1);
  });
});
