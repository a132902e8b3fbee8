/** A terminal, or systemd, signals the whole process group: the backend and its work process at once. */
import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, describe, it } from 'mocha';
import { type BackendProcess, exitOf } from '../../../../../test/support/backend-process.ts';
import { type LongScan, prepareLongScan } from '../../../../../test/support/long-scan.ts';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { canReadProcesses, findWorkProcess, isAlive } from '../../../../../test/support/work-process.ts';

/** A request whose body never ends, so that the backend drains for as long as it may. */
function openEndlessRequest({ url, token }: BackendProcess): net.Socket {
  const { port, hostname } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const head = [
    'POST /api/v1/clients HTTP/1.1',
    `host: ${hostname}`,
    `authorization: Bearer ${token}`,
    'content-type: application/json',
    'content-length: 500',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n{`);
  return socket;
}

describe('a scan while its process group is signalled', () => {
  let long: LongScan;

  before(async function () {
    if (!canReadProcesses) this.skip();
    long = await prepareLongScan(300);
  });
  after(async () => await long?.remove());

  it('is given back at once, and the next backend runs it as the same attempt', async () => {
    const asked = { projectId: long.projectId, rules: ['sql-injection'] };
    const ask = async (): Promise<string> => (await long.backend.ask('POST', '/scanner/scan', asked)).body.id;
    let id = await ask();
    const load = async () => (await long.backend.ask('GET', `/scanner/scans/${id}`)).body;
    let pid: number | undefined;
    await waitFor(async () => {
      const { state, progress } = await load();
      pid = findWorkProcess(long.backend.pid);
      // Over before it was looked at: another one, which reads all of it again.
      if (state === 'done') {
        await long.forgetScans();
        id = await ask();
        return false;
      }
      return progress?.step.startsWith('Scanning') && pid !== undefined;
    }, 'the scan to run');
    assert.ok(pid);
    const work = pid;
    const request = openEndlessRequest(long.backend);
    await long.backend.ask('GET', '/clients');

    process.kill(work, 'SIGINT');
    long.backend.child.kill('SIGINT');
    await waitFor(() => !isAlive(work), 'the work process to end');
    const isDraining = isAlive(long.backend.pid);
    const successor = findWorkProcess(long.backend.pid);
    const code = await exitOf(long.backend.child);
    request.destroy();
    await long.killAndStartAgain();
    await waitFor(async () => (await load()).state === 'done', 'the scan to be done');

    assert.deepEqual({ isDraining, successor, code }, { isDraining: true, successor: undefined, code: 0 });
    assert.equal((await load()).attempts, 1);
  });
});
