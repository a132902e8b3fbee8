import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeDefaultAccount } from '../../connection/index.ts';
import type { CliIo } from '../io.ts';
import { pickDirectory } from './pick-directory.ts';

describe('the folder of a command', () => {
  const own = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-own-'));
  const account = path.join(own, 'accounts', 'vireo.example-nordwind');
  const io = { cwd: path.dirname(own), env: {} } as unknown as CliIo;
  const data = path.basename(own);

  before(() => {
    fs.mkdirSync(account, { recursive: true });
    const kept = {
      server: 'https://vireo.example',
      organizationId: 'o',
      organizationName: 'Nordwind',
      email: '',
    };
    fs.writeFileSync(path.join(account, 'account.json'), JSON.stringify({ ...kept, refreshToken: null }));
    writeDefaultAccount(own, 'vireo.example-nordwind');
  });
  after(() => fs.rmSync(own, { recursive: true }));

  it('is the one that is named, whatever account is used by default', () => {
    assert.equal(pickDirectory({ data }, io), own);
    assert.equal(pickDirectory({ data, as: 'local' }, io), own);
  });

  it('is that of an account which lies below the one that is named', () => {
    assert.equal(pickDirectory({ data, as: 'vireo.example' }, io), account);
    assert.throws(
      () => pickDirectory({ data, as: 'other' }, io),
      /There is no account "other"\. .*vireo\.example-nordwind/,
    );
  });
});
