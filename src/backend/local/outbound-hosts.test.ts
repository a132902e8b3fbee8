import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { outboundFileName, readOutboundHosts } from './outbound-hosts.ts';

describe("the user's file of hosts", () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-outbound-'));
    file = path.join(folder, outboundFileName);
  });
  afterEach(async () => await rm(folder, { recursive: true }));

  it('names none where it is not there, and else what it says', async () => {
    const before = await readOutboundHosts(file);
    await writeFile(file, '{"hosts": ["ci.example.internal", "127.0.0.1:8080"]}');

    assert.deepEqual(
      [before, await readOutboundHosts(file)],
      [[], ['ci.example.internal', '127.0.0.1:8080']],
    );
  });

  for (const text of ['', '[]', '{"hosts": "127.0.0.1"}', '{"hosts": [1]}'])
    it(`lets nothing out by guessing: ${text || 'empty'}`, async () => {
      await writeFile(file, text);

      await assert.rejects(readOutboundHosts(file), /outbound\.json in the data folder is not understood/);
    });
});
