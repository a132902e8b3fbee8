/** `vireo health` beside a backend that knows what people have decided. */
import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';
import { waitFor } from '../support/wait-for.ts';

describe('vireo health, beside the records', () => {
  let backend: BackendProcess;
  let data: Awaited<ReturnType<typeof makeDataDirectory>>;
  let folder: string;

  before(async () => {
    data = await makeDataDirectory();
    backend = await startBackend(data.directory);
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-health-records-')));
    writeFileSync(path.join(folder, 'load.py'), 'import yaml\n\nprint(yaml.load(input()))\n');
  });
  after(async () => {
    await backend.kill();
    await data.remove();
    rmSync(folder, { recursive: true });
  });

  async function securityOf(): Promise<number> {
    const args = ['health', '--json', '--no-git', '--data', data.directory];
    const { code, stdout, stderr } = await runCli(args, { cwd: folder });
    assert.equal(code, 0, stderr);
    const { parts } = JSON.parse(stdout) as { parts: { id: string; score: number }[] };
    return parts.find(({ id }) => id === 'security')?.score ?? Number.NaN;
  }

  it('counts a finding until somebody has dismissed it', async () => {
    const client = await backend.ask('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const project = await backend.ask('POST', '/projects', {
      name: 'Loader',
      clientId: client.body.id,
      hourlyRate: { minor: 11_000, currency: 'EUR' },
      folder,
    });
    const { body: scan } = await backend.ask('POST', '/scanner/scan', { projectId: project.body.id });
    await waitFor(
      async () => (await backend.ask('GET', `/scanner/scans/${scan.id}`)).body.state === 'done',
      'the scan',
    );
    const before = await securityOf();
    const query = `projectId=${project.body.id}&ruleId=unsafe-yaml-load`;
    const { body: found } = await backend.ask('GET', `/findings?${query}`);
    await backend.ask('POST', `/findings/${found.items[0].id}/dismiss`, { reason: 'our own files' });
    const dismissed = await securityOf();

    assert.ok(before < 1, String(before));
    assert.equal(dismissed, 1);
  });
});
