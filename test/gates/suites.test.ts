import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { filesOf, suites } from '../../scripts/test/suites.ts';

describe('suites', () => {
  it('take every test file exactly once', () => {
    const all = globSync('{src,webviews,scripts,demo,bench,test}/**/*.test.ts', { cwd: projectRoot })
      .map((file) => file.replaceAll(path.sep, '/'))
      .filter((file) => !/^test\/(fixtures|vscode\/suite)\//.test(file));

    const taken = suites.flatMap((suite) => filesOf(suite, projectRoot));

    assert.deepEqual([...taken].sort(), all.sort());
  });

  it('have names of their own', () => {
    assert.equal(new Set(suites.map(({ name }) => name)).size, suites.length);
  });
});
