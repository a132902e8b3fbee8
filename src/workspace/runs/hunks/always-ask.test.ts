import assert from 'node:assert/strict';
import { alwaysAskReason } from './always-ask.ts';
import { change, file } from './testing.test.ts';

describe('alwaysAskReason', () => {
  it('names settings, lock files and continuous integration, and nothing else', () => {
    const asked = [
      '.forgejo/workflows/ci.yml',
      '.cirrus.yml',
      '.appveyor.yml',
      'buildspec.yml',
      '.terraform.lock.hcl',
      'pylock.toml',
      '.mcp.json',
      '.zed/settings.json',
      '.pnpmfile.cjs',
      '.cargo/config.toml',
      'gradlew',
      '.mvn/extensions.xml',
      'GEMINI.md',
      '.gitignore',
      '.gitattributes',
      'a/.gitmodules',
      '.github/workflows/x.yml',
      '.vscode/settings.json',
      'x.code-workspace',
      'package-lock.json',
      'api/poetry.lock',
      'go.sum',
      '.gitlab-ci.yml',
      'Jenkinsfile',
      '.vireo/policy.json',
      '.vireo.yml',
      '.husky/pre-commit',
      '.env',
      '.env.local',
      '.npmrc',
      'AGENTS.md',
      '.ｇithub/x',
      '.circleci/config.yml',
    ];
    const plain = [
      'src/a.ts',
      'README.md',
      'locks.ts',
      'src/git.ts',
      'environment.ts',
      'docs/vscode/x.md',
      'package.json',
    ];
    for (const name of asked) assert.ok(alwaysAskReason(name), name);
    for (const name of plain) assert.equal(alwaysAskReason(name), undefined, name);
    assert.ok(
      change('renamed', 'a.txt', { from: '.gitignore', before: file('a'), after: file('a') }).alwaysAsk,
    );
  });
});
