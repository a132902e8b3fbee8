import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { findMissingProgram, missingByOutcome } from './missing-programs.ts';

describe('programs that a check needs', () => {
  let root = '';
  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'vireo-missing-'));
    const scripts = { test: 'vitest run', lint: 'eslint .', own: './run.sh' };
    writeFileSync(path.join(root, 'package.json'), JSON.stringify({ scripts }));
    mkdirSync(path.join(root, 'node_modules/.bin'), { recursive: true });
    writeFileSync(path.join(root, 'node_modules/.bin/vitest'), '');
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const find = async (line: string) =>
    await findMissingProgram(line, {
      tree: { root, folder: root },
      workshop: { hasProgram: async (name) => ['npm', 'node', 'make'].includes(name) },
    });

  const cases: readonly (readonly [line: string, missing: string | undefined])[] = [
    ['npm test', undefined],
    ['CI=1 npm test', undefined],
    ['npm run lint', 'eslint'],
    ['npm run own', './run.sh'],
    ['npm run e2e', 'script "e2e" of package.json'],
    ['pytest -q', 'pytest'],
    ['node check.js && pytest', 'pytest'],
    ['cd . && make test', undefined],
    ['make && ./built-by-make', undefined],
    ['./nowhere.sh', './nowhere.sh'],
    ['$RUNNER', undefined],
  ];
  for (const [line, missing] of cases)
    it(`${missing ?? 'nothing'} is missing for: ${line}`, async () =>
      assert.equal(await find(line), missing));

  it('are known by how a check ended', () => {
    assert.equal(missingByOutcome('pytest', 127, 'sh: 1: pytest: not found'), 'pytest');
    assert.equal(missingByOutcome('python3 -m pytest', 1, 'python3: No module named pytest'), 'pytest');
    assert.equal(
      missingByOutcome('python3 -m pytest', 1, "ModuleNotFoundError: No module named 'shop'"),
      undefined,
    );
    assert.equal(missingByOutcome('pytest', 1, '1 failed'), undefined);
  });
});
