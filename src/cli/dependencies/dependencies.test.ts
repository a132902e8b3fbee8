import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createCliFixture } from '../testing.test.ts';
import { debugFlaw, setUpDependencies } from './testing.test.ts';

describe('vireo dependencies', () => {
  const stage = setUpDependencies();
  const { vireo, importFlaw, findingsOf } = stage;

  describe('without advisories', () => {
    it('says that vulnerabilities were not looked for, and how to get advisories', async () => {
      stage.fixture.write('requirements.txt', 'idna==3.6\n');

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
      rmSync(path.join(stage.fixture.folder, 'package-lock.json'));
      stage.fixture.write('package.json', '{ "name": "shop", "dependencies": { "left-pad": "1.3.0" } }');

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
      stage.fixture.write('requirements.txt', 'idna==3.6\n');

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
      rmSync(stage.fixture.folder, { recursive: true });
      stage.fixture.write(file, text);

      const { out } = await vireo('dependencies');
      const markdown = await vireo('dependencies', '--format', 'markdown');
      const health = await stage.fixture.vireo(
        'health',
        '--data',
        path.join(stage.fixture.folder, '..', 'data'),
      );

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
    stage.fixture.write('api/go.mod', 'module a.b/shop\n\ngo 1.22\n\nrequire c.d/e v1.0.0\n');
    const health = () =>
      stage.fixture.vireo('health', '--data', path.join(stage.fixture.folder, '..', 'data'));
    const locked = await health();
    const debug = readFileSync(path.join(stage.fixture.folder, 'package.json'), 'utf8');
    stage.fixture.write('package.json', debug.replace('4.3.4', '^4.0.0'));
    rmSync(path.join(stage.fixture.folder, 'package-lock.json'));
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
    const before = readFileSync(path.join(stage.fixture.folder, 'package.json'), 'utf8');

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

  it('counts a package that several manifests ask for once, and none of the project itself', async () => {
    const packages = {
      '': { name: 'shop', dependencies: { ms: '2.1.3', web: '1.0.0' } },
      'node_modules/ms': { version: '2.1.3' },
      'node_modules/web': { resolved: 'web', link: true },
      web: { name: 'web', version: '1.0.0', dependencies: { ms: '2.1.3' } },
    };
    rmSync(path.join(stage.fixture.folder, 'packages'), { recursive: true });
    stage.fixture.write(
      'package.json',
      '{ "name": "shop", "dependencies": { "ms": "2.1.3", "web": "1.0.0" } }',
    );
    stage.fixture.write('web/package.json', '{ "name": "web", "dependencies": { "ms": "2.1.3" } }');
    stage.fixture.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }));

    assert.match(
      (await vireo('dependencies')).out,
      /^package-lock\.json {2}npm {2}1 package \(1 prod\), 1 direct$/m,
    );
  });

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
    stage.fixture.write('web/package-lock.json', '{\n  "lockfileVersion": 3,\n<<<<<<< ours\n');
    stage.fixture.write(
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
    stage.fixture.write('package.json', '{ "dependencies": { "debug": "4.3.5" } }');

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
    symlinkSync(path.join(outside.folder, 'secret'), path.join(stage.fixture.folder, 'linked'));
    stage.fixture.write(
      'requirements.txt',
      `-r linked/requirements.txt\n-r ../../../etc/passwd\nidna==3.6\n`,
    );

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
    mkdirSync(path.join(stage.fixture.folder, 'empty'));
    const { err, code } = await vireo('dependencies', 'empty');

    assert.match(err, /no lock file or manifest that is known/);
    assert.equal(code, 2);
  });
});
