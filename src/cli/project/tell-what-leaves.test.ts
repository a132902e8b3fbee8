import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CliIo } from '../io.ts';
import { tellWhatLeaves, whatLeaves } from './tell-what-leaves.ts';

describe('what of a folder leaves this machine', () => {
  const own = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-own-'));
  const account = path.join(own, 'accounts', 'vireo.example-nordwind');

  before(() => {
    fs.mkdirSync(account, { recursive: true });
    fs.writeFileSync(path.join(account, 'account.json'), '{}');
  });
  after(() => fs.rmSync(own, { recursive: true }));

  function told(folder: string | null | undefined, options: Parameters<typeof tellWhatLeaves>[1]): string {
    let text = '';
    const io = { cwd: own, env: {}, err: (more: string) => (text += more) } as unknown as CliIo;
    tellWhatLeaves(folder, options, io);
    return text;
  }

  it('is printed where a folder is linked on an account', () => {
    assert.equal(told('/builds/api', { data: account }), whatLeaves);
  });

  it('is not printed where none is linked, of records on this machine, or of a server that keeps no folder', () => {
    assert.equal(told(undefined, { data: account }), '');
    assert.equal(told(null, { data: account }), '');
    assert.equal(told('/builds/api', { data: own }), '');
    assert.equal(told('/builds/api', { data: account, server: 'https://vireo.example' }), '');
  });
});
