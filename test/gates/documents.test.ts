import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';

const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');

/** Packages that the sources of a layer import; examples in texts of its own do not start a line. */
function packagesOf(layer: string): ReadonlySet<string> {
  const files = readdirSync(path.join(projectRoot, layer), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((name) => /(?<!\.test|\.generated)\.ts$/.test(name));
  const imports = sources.flatMap((name) => [
    ...read(path.join(layer, name)).matchAll(/^(?:import .*|export .*|\}) from '([^.'][^']*)';$/gm),
  ]);
  return new Set(imports.map(([, name = '']) => name));
}

describe('what newcomers read', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md']) {
    it(`leads to files that are there: ${file}`, () => {
      const targets = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);

      assert.ok(targets.length > 0);
      assert.deepEqual(
        targets.filter((target) => !existsSync(path.join(projectRoot, target))),
        [],
      );
    });
  }

  it('names every package that the scanner stands on', () => {
    const row = read('CONTRIBUTING.md').match(/^\| `src\/scanner` \|.*$/m)?.[0] ?? '';

    const packages = packagesOf('src/scanner');

    assert.ok(packages.has('web-tree-sitter'));
    assert.deepEqual(
      [...packages].filter((name) => !row.includes(name)),
      [],
    );
  });

  it('points to how the scanner is used, and to what it covers', () => {
    for (const document of ['docs/scan.md', 'docs/coverage.md', 'action.yml', '.pre-commit-hooks.yaml'])
      assert.ok(read('README.md').includes(`](${document})`), document);
  });
});
