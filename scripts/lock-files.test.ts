import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths.ts';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

const read = (file: string) => JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8'));

/** Where Node looks for a package, from the one that asks for it. */
function isThere({ packages }: Lock, from: string, name: string): boolean {
  const folders = from.split(/(?<=^|\/)node_modules\//);
  return folders.some((_, depth) => {
    const above = folders
      .slice(0, folders.length - depth)
      .join('node_modules/')
      .replace(/\/$/, '');
    return `${above === '' ? '' : `${above}/`}node_modules/${name}` in packages;
  });
}

describe('the lock files', () => {
  for (const file of ['package-lock.json', '.github/publish/package-lock.json']) {
    it(`hold what every platform needs, or npm ci refuses them: ${file}`, () => {
      const lock: Lock = read(file);

      const missing = Object.entries(lock.packages).flatMap(([from, { optionalDependencies = {} }]) =>
        Object.keys(optionalDependencies)
          .filter((name) => !isThere(lock, from, name))
          .map((name) => `${name} of ${from}`),
      );

      assert.deepEqual(missing, []);
    });
  }

  it('have one version of what packs the extension and what publishes it', () => {
    const versionIn = (file: string) => (read(file) as Lock).packages['node_modules/@vscode/vsce']?.version;

    assert.equal(versionIn('.github/publish/package-lock.json'), versionIn('package-lock.json'));
  });
});
