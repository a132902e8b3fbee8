import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  findAccount,
  listAccounts,
  listProjectFolders,
  readDefaultAccount,
  writeDefaultAccount,
} from './account-folders.ts';

describe('accounts of a machine', () => {
  let own: string;
  beforeEach(() => {
    own = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-own-'));
  });
  afterEach(() => fs.rmSync(own, { recursive: true }));

  function keep(name: string, content: unknown): void {
    const directory = path.join(own, 'accounts', name);
    fs.mkdirSync(directory, { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    fs.writeFileSync(path.join(directory, 'account.json'), text);
  }
  const account = (server: string, organizationName: string, refreshToken: string | null = 'x') => ({
    server,
    organizationId: 'o',
    organizationName,
    email: 'mara@nordwind.example',
    refreshToken,
  });

  it('are folders with what can be read, and say nothing of what opens their session', () => {
    keep('b', account('https://vireo.example:8443', 'Nordwind'));
    keep('a', account('https://time.example', 'Acme', null));
    for (const [name, content] of Object.entries({ broken: '{', list: [], other: { server: 7 }, none: '' }))
      keep(name, content);

    const found = listAccounts(own);
    assert.deepEqual(
      found.map(({ name, host, isSignedIn }) => [name, host, isSignedIn]),
      [
        ['a', 'time.example', false],
        ['b', 'vireo.example:8443', true],
      ],
    );
    assert.ok(!JSON.stringify(found).includes('refreshToken'));
    assert.deepEqual(listAccounts(path.join(own, 'nowhere')), []);
  });

  it('are found by name, or by what only one of them has', () => {
    keep('a', account('https://time.example', 'Nordwind'));
    keep('b', account('https://time.example', 'Acme'));
    const find = (said: string) => findAccount(listAccounts(own), said)?.name;

    assert.deepEqual(['b', 'ACME', 'nordwind', 'time.example', 'x'].map(find), [
      'b',
      'b',
      'a',
      undefined,
      undefined,
    ]);
  });

  it('have folders of projects, where that can be read', () => {
    const write = (text: string) => {
      fs.writeFileSync(path.join(own, 'project-folders.json'), text);
      return listProjectFolders({ directory: own });
    };

    assert.deepEqual(listProjectFolders({ directory: own }), []);
    for (const broken of ['{', '[]', '{"folders":null}', '{"folders":{"p":7}}'])
      assert.deepEqual(write(broken), []);
    assert.deepEqual(write('{"folders":{"p":"/work/api","q":"/work/web"}}'), ['/work/api', '/work/web']);
  });

  it('have one that the command line uses, or none', () => {
    keep('a', account('https://time.example', 'Nordwind'));
    assert.equal(readDefaultAccount(own), undefined);
    writeDefaultAccount(own, 'a');
    assert.equal(readDefaultAccount(own), 'a');
    writeDefaultAccount(own, undefined);
    writeDefaultAccount(own, undefined);
    assert.equal(readDefaultAccount(own), undefined);
  });
});
