import assert from 'node:assert/strict';
import { readGraph } from '../testing.test.ts';
import { findFlaws } from './flaws.ts';

const manifest = (sections: object): string => JSON.stringify({ name: 'shop', ...sections });
const lockOf = (packages: object): string => JSON.stringify({ lockfileVersion: 3, packages });

async function messages(files: Readonly<Record<string, string>>, file: string): Promise<readonly string[]> {
  const found = findFlaws(await readGraph(files, file), undefined);
  return found.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

describe('flaws of packages', () => {
  it('are what an author has given up, and what runs code when it is installed', async () => {
    const packages = {
      '': { name: 'shop', dependencies: { old: '^1.0.0', native: '1.0.0' } },
      'node_modules/old': { version: '1.0.1', deprecated: 'use new' },
      'node_modules/native': { version: '1.0.0', hasInstallScript: true },
    };

    assert.deepEqual(await messages({ 'package-lock.json': lockOf(packages) }, 'package-lock.json'), [
      'dependency-deprecated: old 1.0.1 is deprecated: use new',
      'dependency-install-script: native 1.0.0 runs code when it is installed',
    ]);
  });

  it('are requirements without a bound, where no lock file binds them', async () => {
    const text = manifest({
      dependencies: { any: '*', newest: 'latest', range: '^1.0.0', exact: '1.0.0' },
      devDependencies: {
        branch: 'github:a/b#main',
        commit: `github:a/b#${'a'.repeat(40)}`,
        local: 'file:../x',
      },
    });
    const packages = {
      '': { name: 'shop', dependencies: { any: '*' } },
      'node_modules/any': { version: '3.0.0' },
    };

    assert.deepEqual(await messages({ 'package.json': text }, 'package.json'), [
      'dependency-unpinned: branch comes from a repository, and no commit is named',
      'dependency-unpinned: any may be any version: the next install takes whatever was published last',
      'dependency-unpinned: newest may be any version: the next install takes whatever was published last',
    ]);
    assert.deepEqual(await messages({ 'package-lock.json': lockOf(packages) }, 'package-lock.json'), []);
  });

  it('are requirements of Python that no version is named for', async () => {
    const text = 'a\nb>=1.0\nc==1.0\nd\n-c constraints.txt\n';

    assert.deepEqual(
      await messages({ 'requirements.txt': text, 'constraints.txt': 'd==2.0\n' }, 'requirements.txt'),
      [
        'dependency-unpinned: a may be any version: the next install takes whatever was published last',
        'dependency-unpinned: b >=1.0 is not pinned: the next install may differ',
      ],
    );
  });

  it('are none where a version is managed by another pom.xml', async () => {
    const pom = `<project><groupId>a</groupId><artifactId>b</artifactId><dependencies><dependency>
      <groupId>c</groupId><artifactId>d</artifactId></dependency></dependencies></project>`;

    assert.deepEqual(await messages({ 'pom.xml': pom }, 'pom.xml'), []);
  });
});
