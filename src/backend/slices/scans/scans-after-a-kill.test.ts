import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  type BackendProcess,
  makeDataDirectory,
  startBackend,
} from '../../../../test/support/backend-process.ts';
import { waitFor } from '../../../../test/support/wait-for.ts';

const filesToScan = 300;
const filler = Array.from(
  { length: 200 },
  (_, line) => `export function f${line}(a: number) { return a * ${line}; }`,
).join('\n');
const vulnerable = `import { Pool } from 'pg';
import express from 'express';
const pool = new Pool();
express().get('/', async (req, res) => {
  res.json(await pool.query('select * from t where a = ' + req.query.a));
});
`;

describe('a scan whose process is killed', () => {
  let folder: string;
  let data: Awaited<ReturnType<typeof makeDataDirectory>>;
  let backend: BackendProcess;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-killed-scan-'));
    for (let file = 0; file < filesToScan; file += 1) {
      await writeFile(path.join(folder, `f${file}.ts`), `${filler}\n// ${file}\n`);
    }
    await writeFile(path.join(folder, 'zzz.ts'), vulnerable);
    data = await makeDataDirectory();
    backend = await startBackend(data.directory);
  });

  afterEach(async () => {
    await backend.kill();
    await data.remove();
    await rm(folder, { recursive: true });
  });

  it('is taken up again by the next process, stays the one scan, and keeps its findings once', async () => {
    const client = await backend.ask('POST', '/clients', { name: 'Nordwind', currency: 'EUR' });
    const project = await backend.ask('POST', '/projects', {
      name: 'API',
      clientId: client.body.id,
      hourlyRate: { minor: 100, currency: 'EUR' },
      folder,
    });
    const body = { projectId: project.body.id, rules: ['sql-injection'] };
    const asked = await backend.ask('POST', '/scanner/scan', body);
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    const load = async () => (await backend.ask('GET', `/scanner/scans/${asked.body.id}`)).body;
    await waitFor(async () => (await load()).state === 'running', 'the scan to run');
    await backend.kill();

    backend = await startBackend(data.directory);
    const meanwhile = await backend.ask('POST', '/scanner/scan', body);
    await waitFor(async () => (await load()).state === 'done', 'the scan to be done');

    const scan = await load();
    const findings = await backend.ask('GET', `/findings?runId=${scan.id}`);
    assert.equal(meanwhile.body.id, scan.id);
    assert.equal(scan.attempts, 2);
    assert.deepEqual(
      findings.body.items.map(({ path: file, ruleId }: { path: string; ruleId: string }) => [file, ruleId]),
      [['zzz.ts', 'sql-injection']],
    );
  });
});
