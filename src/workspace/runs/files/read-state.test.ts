import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { makeFolders, write } from '../testing.test.ts';
import { readState } from './read-state.ts';
import { isGitFolderName } from './safe-path.ts';

const isRefused = (code: string) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === code;

describe('readState', () => {
  it('reads files and links as they are, and nothing behind a link or of another kind', async () => {
    const { base, folder, remove } = makeFolders();
    try {
      write(base, { 'outside/a.txt': 'a', 'project/sub/b.txt': 'b' });
      mkdirSync(path.join(folder, 'empty'));
      symlinkSync('../outside', path.join(folder, 'out'));
      symlinkSync('sub', path.join(folder, 'within'));
      execFileSync('mkfifo', [path.join(folder, 'pipe')]);

      assert.deepEqual(await readState(folder, 'out'), { kind: 'link', target: '../outside' });
      assert.equal((await readState(folder, 'sub/b.txt'))?.kind, 'file');
      assert.equal(await readState(folder, 'sub/none/c.txt'), undefined);
      await assert.rejects(readState(folder, 'out/a.txt'), isRefused('link-in-path'));
      await assert.rejects(readState(folder, 'within/b.txt'), isRefused('link-in-path'));
      await assert.rejects(readState(folder, 'sub/b.txt/c'), isRefused('link-in-path'));
      await assert.rejects(readState(folder, 'empty'), isRefused('not-a-file'));
      await assert.rejects(readState(folder, 'pipe'), isRefused('not-a-file'));
    } finally {
      remove();
    }
  });
});

describe('isGitFolderName', () => {
  it('knows every spelling that a file system may take for .git', () => {
    for (const name of [
      '.git',
      '.GIT',
      '.git ',
      '.git...',
      'git~1',
      'GIT~2',
      '.g\u200cit',
      '\uff0egit',
      '.git:x',
      '.git::$DATA',
    ])
      assert.ok(isGitFolderName(name), JSON.stringify(name));
    for (const name of ['.gitignore', 'git', '.github', 'a.git', '.gita', 'git~', '..git'])
      assert.ok(!isGitFolderName(name), name);
  });
});
