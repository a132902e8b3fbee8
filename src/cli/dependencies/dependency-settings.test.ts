import assert from 'node:assert/strict';
import { setUpDependencies } from './testing.test.ts';

describe('vireo dependencies by the settings of the project', () => {
  const stage = setUpDependencies();
  const { importFlaw, findingsOf, vireo } = stage;

  it('obeys the settings of the project: rules off, ignored with a reason, another severity', async () => {
    await importFlaw();

    stage.fixture.write('.vireo.yml', 'rules: { dependency-vulnerable: low }\n');
    assert.deepEqual(
      [...new Set((await findingsOf()).map(({ severity }: { severity: string }) => severity))],
      ['low'],
    );
    stage.fixture.write('.vireo.yml', 'ignore: [{ rule: "dependency-*", reason: not reachable here }]\n');
    assert.deepEqual(await findingsOf(), []);
    stage.fixture.write('.vireo.yml', 'dependencies: { licenses: { allow: MIT } }\n');
    assert.match((await vireo('dependencies')).err, /\.vireo\.yml:1: dependencies\.licenses\.allow/);
  });

  it('leaves out what .vireo.yml excludes, a folder or a file, and shows but what is severe enough', async () => {
    await importFlaw();
    stage.fixture.write('samples/requirements.txt', 'requests\n');
    stage.fixture.write('old/requirements.txt', 'requests\n');
    const files = async () =>
      JSON.parse((await vireo('dependencies', '--json')).out).graphs.map(
        ({ file }: { file: string }) => file,
      );
    const before = await files();
    stage.fixture.write('.vireo.yml', 'exclude: [samples/, old/requirements.txt]\nseverity: high\n');

    assert.deepEqual(before, ['package-lock.json', 'old/requirements.txt', 'samples/requirements.txt']);
    assert.deepEqual(await files(), ['package-lock.json']);
    assert.deepEqual(
      [...new Set((await findingsOf()).map(({ severity }: { severity: string }) => severity))],
      ['high'],
    );
  });

  it('holds licences of what ships to the policy of the project', async () => {
    stage.fixture.write('.vireo.yml', 'dependencies: { licenses: { allow: [Apache-2.0] } }\n');
    const all = await findingsOf();

    stage.fixture.write('.vireo.yml', 'dependencies: { licenses: { allow: [MIT], deny: ["GPL-*"] } }\n');

    assert.equal(all.filter(({ ruleId }: { ruleId: string }) => ruleId === 'dependency-license').length, 14);
    assert.deepEqual(await findingsOf(), []);
  });

  it('fails from the level that .vireo.yml names, whose rules may be named as a group', async () => {
    await importFlaw();

    stage.fixture.write('.vireo.yml', 'fail-on: critical\n');
    assert.equal((await vireo('dependencies')).code, 0);
    stage.fixture.write('.vireo.yml', 'rules: { dependencies: critical }\nfail-on: critical\n');
    assert.equal((await vireo('dependencies')).code, 1);
    stage.fixture.write('.vireo.yml', 'rules: { dependencies: off }\n');
    assert.deepEqual(await findingsOf(), []);
  });

  it('keeps the licences that a project asks for in the profile security, which has quality off', async () => {
    stage.fixture.write(
      '.vireo.yml',
      'profile: security\ndependencies: { licenses: { allow: [Apache-2.0] } }\n',
    );
    stage.fixture.write('requirements.txt', 'requests\n');

    const rules = new Set((await findingsOf()).map(({ ruleId }: { ruleId: string }) => ruleId));

    assert.deepEqual([...rules], ['dependency-license']);
  });
});
