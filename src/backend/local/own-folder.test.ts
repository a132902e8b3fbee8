import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type FolderFacts, requireOwnFolder } from './own-folder.ts';

describe('a data folder that others may write to', () => {
  const own: FolderFacts = { uid: 1000, gid: 1000, mode: 0o40700 };
  const groups = 'root:x:0:\nmara:x:1000:\nteam:x:2000:mara,ben\nshared:x:1001:ben\n';
  const users = 'root:x:0:0::/root:/bin/sh\nmara:x:1000:1000::/home/mara:/bin/sh\nben:x:1001:1001::/:\n';
  const user = { uid: 1000, name: 'mara' };
  const judge =
    (facts: Partial<FolderFacts>, files: { readonly groups?: string; readonly users?: string } = {}) =>
    () =>
      requireOwnFolder('/data', {
        user,
        groups: () => files.groups ?? groups,
        users: () => files.users ?? users,
        facts: () => ({ ...own, ...facts }),
      });

  it('is none that is one’s own, or root’s, and readable by others', () => {
    judge({})();
    judge({ mode: 0o40755 })();
    judge({ uid: 0, gid: 0, mode: 0o40755 })();
  });

  it('is refused with what to do', () => {
    for (const mode of [0o40777, 0o40702, 0o41777]) {
      assert.throws(judge({ mode }), {
        code: 'not-own',
        message: new RegExp(`mode ${(mode & 0o7777).toString(8).padStart(4, '0')}\\).*chmod go-w '/data'`),
      });
    }
  });

  it('may be written by the group that is the user’s own, and by no other', () => {
    const mode = 0o40770;

    judge({ mode })();
    assert.throws(judge({ mode, gid: 2000 }), /chmod/);
    assert.throws(judge({ mode, uid: 0, gid: 0 }), /chmod/);
    assert.throws(judge({ mode }, { groups: groups.replace('1000:', '1000:mara,ben') }), /chmod/);
  });

  it('is written by a group that is not shown to be the user’s own', () => {
    const mode = 0o40770;

    assert.throws(judge({ mode }, { groups: groups.replace('mara:x:1000:\n', '') }), /chmod/);
    assert.throws(judge({ mode }, { groups: `${groups}again:x:1000:ben\n` }), /chmod/);
    assert.throws(judge({ mode }, { users: users.replace('1001:1001', '1001:1000') }), /chmod/);
    assert.throws(judge({ mode }, { users: '' }), /chmod/);
  });

  it('is one of another user, even for root', () => {
    assert.throws(judge({ uid: 1001 }), { code: 'not-own', message: /\/data belongs to another user/ });
    assert.throws(
      () =>
        requireOwnFolder('/data', {
          user: { uid: 0, name: 'root' },
          groups: () => groups,
          users: () => users,
          facts: () => own,
        }),
      /belongs to another user/,
    );
  });

  it('is told of the folder itself', function () {
    if (process.platform === 'win32') this.skip();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-own-'));
    try {
      requireOwnFolder(folder);
      fs.chmodSync(folder, 0o707);
      assert.throws(() => requireOwnFolder(folder), /mode 0707/);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  it('is no question on Windows, whose modes say nothing of access lists', () => {
    requireOwnFolder('/data', {
      user: undefined,
      groups: () => '',
      users: () => '',
      facts: () => ({ ...own, mode: 0o40777 }),
    });
  });
});
