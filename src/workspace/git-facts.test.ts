import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readGitFacts, withoutCredentials } from './git-facts.ts';

describe('readGitFacts', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-git-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function git(...args: string[]): void {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
    execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
  }

  it('tells branch, head and commits, newest first', async () => {
    git('init', '--initial-branch=main');
    for (const subject of ['First', 'Second: with | odd \t signs']) {
      writeFileSync(path.join(folder, 'a.txt'), subject);
      git('add', '.');
      git('commit', '--message', subject, '--date', '2026-11-02T09:00:00+01:00');
    }

    const facts = await readGitFacts(folder);

    assert.equal(facts?.branch, 'main');
    assert.equal(facts.head, facts.commits[0]?.sha);
    assert.deepEqual(
      facts.commits.map(({ subject, author, authoredAt }) => [subject, author, authoredAt]),
      [
        ['Second: with | odd \t signs', 'Ada', '2026-11-02T08:00:00.000Z'],
        ['First', 'Ada', '2026-11-02T08:00:00.000Z'],
      ],
    );
  });

  it('tells what there is before the first commit, and on a detached head', async () => {
    git('init', '--initial-branch=main');
    const empty = await readGitFacts(folder);
    git('commit', '--allow-empty', '--message', 'First');
    git('checkout', '--detach');
    const detached = await readGitFacts(folder);

    assert.deepEqual(
      { ...empty, userEmail: undefined },
      { remote: undefined, branch: 'main', head: undefined, userEmail: undefined, commits: [] },
    );
    assert.equal(detached?.branch, undefined);
    assert.equal(detached?.commits.length, 1);
  });

  it('has no facts for a folder without a repository, one that is not there, and in Restricted Mode', async () => {
    assert.equal(await readGitFacts(folder), undefined);
    assert.equal(await readGitFacts(path.join(folder, 'none')), undefined);
    git('init');
    assert.equal(await readGitFacts(folder, { restricted: true }), undefined);
  });
});

describe('withoutCredentials', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['https://user:secret@example.org/a/b.git', 'https://example.org/a/b.git'],
    ['https://TOKEN@example.org/a/b.git?key=1#x', 'https://example.org/a/b.git'],
    ['https://us er:p@ss@example.org/a', 'https://example.org/a'],
    ['ssh://git@example.org:22/a/b.git', 'ssh://example.org:22/a/b.git'],
    ['git@example.org:a/b.git', 'git@example.org:a/b.git'],
    ['user:secret@example.org:a/b.git', 'example.org:a/b.git'],
    ['/srv/git/b.git', '/srv/git/b.git'],
  ];
  for (const [given, expected] of cases) {
    it(`makes ${expected} of ${given.replace(/secret|TOKEN/g, '…')}`, () => {
      assert.equal(withoutCredentials(given), expected);
    });
  }
});
