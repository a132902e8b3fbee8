import assert from 'node:assert/strict';
import { hasPipelineFile, mayHaveLock, mayNameTerms, mayNameVersion, mayRunTests } from './could-say.ts';

const plain = ['package.json', 'src/index.ts', 'README.md', '.gitignore'];
const cases: readonly (readonly [string, (files: readonly string[]) => boolean, readonly string[]])[] = [
  [
    'a pipeline',
    hasPipelineFile,
    [
      '.github/workflows/ci.yml',
      '.gitlab-ci.yml',
      '.buildkite/pipeline.yml',
      'ci/Jenkinsfile',
      '.drone.yml',
      'netlify.toml',
    ],
  ],
  [
    'what runs tests',
    mayRunTests,
    [
      'Makefile',
      'justfile',
      'Taskfile.yml',
      'tox.ini',
      'vitest.config.ts',
      'scripts/check.sh',
      'src/a.test.ts',
      'tests/a.py',
      '.circleci/config.yml',
    ],
  ],
  [
    'a version',
    mayNameVersion,
    [
      '.tool-versions',
      'mise.toml',
      'Dockerfile.dev',
      '.devcontainer/devcontainer.json',
      '.github/workflows/ci.yml',
    ],
  ],
  [
    'terms',
    mayNameTerms,
    ['LICENSE', 'licence.md', 'UNLICENSE', 'LICENSES/MIT.txt', 'docs/COPYING', 'NOTICE'],
  ],
  [
    'a lock file',
    (files) => mayHaveLock(files, 'apps/api'),
    ['bun.lockb', 'apps/yarn.lock', 'apps/api/deno.lock', 'apps/api/requirements.lock', 'pdm.lock'],
  ],
];

describe('what a project could say without being read', () => {
  for (const [title, may, files] of cases)
    it(`is ${title}: nothing is said to be missing then`, () => {
      assert.equal(may(plain), false);
      for (const file of files) assert.equal(may([...plain, file]), true, file);
    });

  it('is no lock file of a folder beside it', () => {
    assert.equal(mayHaveLock(['apps/web/package-lock.json', 'other/yarn.lock'], 'apps/api'), false);
  });
});
