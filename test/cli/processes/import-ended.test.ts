/** `vireo import` where a process ends in the middle of it: the backend by a kill, the command by Ctrl-C. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';
import { cliEntry } from '../../support/run-cli-process.ts';
import { waitFor } from '../../support/wait-for.ts';

const clockify =
  '"Project","Client","Description","Task","User","Group","Email","Tags","Billable","Start Date","Start Time","End Date","End Time","Duration (h)","Duration (decimal)","Billable Rate (EUR)","Billable Amount (EUR)"\n' +
  '"API","Acme","Möbel","Build","Jo","","jo@x.de","","Yes","03/04/2026","9:00","03/04/2026","10:30","1:30","1.50","100.00","150.00"\n';

/** Whether who asked goes away without an answer. */
async function isCut(response: ServerResponse): Promise<boolean> {
  return await waitFor(() => response.destroyed, 'the request to be cut off').then(
    () => true,
    () => false,
  );
}

describe('vireo import, in processes that end', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;
  let folder: string;

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-import-'));
  });

  afterEach(async () => {
    await backend.kill();
    await remove();
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, content: string | Buffer) => writeFileSync(path.join(folder, name), content);
  const countEntries = async () => (await backend.ask('GET', '/time-entries')).body.items.length;

  it('leaves nothing behind when the backend is killed while it writes', async () => {
    const [header = '', row = ''] = clockify.trim().split('\n');
    const rows = Array.from({ length: 30_000 }, (_, at) => row.replace('Möbel', `n${at}`));
    const id = '0197a3c2-0000-7000-8000-00000000dead';
    const body = { id, file: [header, ...rows].join('\n'), dateOrder: 'dmy', map: { people: { '*': 'me' } } };
    const outcome = backend.ask('POST', '/imports', body).then(
      () => 'answered',
      () => 'cut off',
    );
    const isWriting = async () =>
      (await backend.ask('GET', `/imports/${id}/progress`)).body.step === 'writing';

    await waitFor(isWriting, 'the import to be written');
    await backend.kill();
    const told = await outcome;
    backend = await startBackend(directory);
    const left = [await countEntries(), (await backend.ask('GET', '/clients')).body.items.length];
    const again = await backend.ask('POST', '/imports', body);

    assert.deepEqual({ told, left }, { told: 'cut off', left: [0, 0] });
    assert.deepEqual({ status: again.status, added: again.body.added }, { status: 201, added: 30_000 });
  }).timeout(120_000);

  it('takes nothing in when Ctrl-C comes while the file is still on its way, and says so', async () => {
    write('time.csv', clockify);
    let arrived = false;
    const slow = createServer(async (request, response) => {
      const { pathname, search } = new URL(request.url ?? '', backend.url);
      const sent = await text(request);
      if (request.method === 'POST' && pathname.endsWith('/imports')) {
        child.kill('SIGINT');
        if (await isCut(response)) return;
        arrived = true;
      }
      const reply = await backend.ask(
        request.method ?? 'GET',
        `${pathname}${search}`,
        sent ? JSON.parse(sent) : undefined,
      );
      response.writeHead(reply.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(reply.body));
    }).listen(0, '127.0.0.1');
    await once(slow, 'listening');
    const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
    const args = [
      'import',
      'time.csv',
      '--mine',
      '--date-order',
      'dmy',
      '--server',
      url,
      '--token',
      backend.token,
    ];
    const env = { ...process.env, NO_COLOR: '1' };
    const child = spawn(process.execPath, [cliEntry, ...args], { cwd: folder, env });

    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    slow.close();

    assert.match(stderr, /The import was cancelled: nothing of it was kept\./);
    assert.deepEqual([code, arrived, await countEntries()], [2, false, 0]);
  });
});
