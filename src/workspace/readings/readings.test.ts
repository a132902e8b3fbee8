import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { ScanScopeError } from '../scan-scope-error.ts';
import { createReadings } from './readings.ts';

describe('readings', () => {
  it('refuse a log that takes more memory than it may have, and say what to do (#41)', async () => {
    const readings = createReadings({ logMegabytes: 32 });
    const results = Array.from({ length: 400_000 }, (_, at) => ({ ruleId: `c/${at}` }));
    const body = { log: { version: '2.1.0', runs: [{ results }] } };
    try {
      await assert.rejects(readings.openLog(Buffer.from(JSON.stringify(body))), ({ code, message }) => {
        assert.equal(code, 'too-large');
        assert.match(message, /takes more memory than an import may have\. Let the tool report less/);
        return true;
      });
    } finally {
      readings.dispose();
    }
  });

  it('name the folder where its reading takes more memory than it may have, and no log (#41)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vireo-readings-'));
    const packages = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, at) => [
        `node_modules/p${at}`,
        { version: '1.0.0', resolved: `r${at}` },
      ]),
    );
    await writeFile(join(folder, 'package.json'), '{ "name": "large", "version": "1.0.0" }');
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
    const readings = createReadings({ folderMegabytes: 16 });
    try {
      await assert.rejects(readings.inventory(folder), (error) => {
        assert.ok(ScanScopeError.is(error));
        assert.equal(error.code, 'too_large');
        assert.match(error.message, /^Reading the folder takes more memory than .* Exclude /);
        return true;
      });
    } finally {
      readings.dispose();
      await rm(folder, { recursive: true });
    }
  });
});
