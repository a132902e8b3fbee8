import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeDefaultAccount } from '../../connection/index.ts';
import { findRecordsDirectory } from './records-directory.ts';

describe('findRecordsDirectory', () => {
  let own: string;
  beforeEach(() => {
    own = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-own-'));
  });
  afterEach(() => fs.rmSync(own, { recursive: true }));

  function keep(name: string, folder: string, refreshToken: string | null = 'x'): void {
    const directory = path.join(own, 'accounts', name);
    fs.mkdirSync(directory, { recursive: true });
    const account = { server: 'https://time.example', organizationName: name, refreshToken };
    fs.writeFileSync(path.join(directory, 'account.json'), JSON.stringify(account));
    fs.writeFileSync(
      path.join(directory, 'project-folders.json'),
      JSON.stringify({ folders: { p: folder } }),
    );
  }
  const find = (open: string, env: NodeJS.ProcessEnv = {}): string =>
    path.relative(own, findRecordsDirectory([open], { VIREO_DATA: own, ...env }));

  it('is that of the account that has a project in what is open, or round it', () => {
    keep('a', '/work/api');
    keep('b', '/work/web');

    assert.deepEqual(
      ['/work/web', '/work/web/src', '/work/other', '/work/webs'].map((open) => find(open)),
      [path.join('accounts', 'b'), path.join('accounts', 'b'), '', ''],
    );
  });

  it('is that of the account that the command line uses where several have it, or none', () => {
    keep('a', '/work/api', null);
    keep('b', '/work/api');
    keep('c', '/work/api');
    const undecided = find('/work/api');
    writeDefaultAccount(own, 'c');

    assert.deepEqual(
      [undecided, find('/work/api'), find('/work/other')],
      ['b', 'c', 'c'].map((name) => path.join('accounts', name)),
    );
  });

  it('is the one that was named, whichever account has the folder', () => {
    keep('a', '/work/api');

    assert.equal(find('/work/api', { VIREO_RECORDS: path.join(own, 'named') }), 'named');
  });
});
