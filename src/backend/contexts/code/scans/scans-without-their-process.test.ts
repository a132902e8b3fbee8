/** The work process as it is, started by a backend as users have it: what it is given, how it ends, and what is left then. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { type LongScan, prepareLongScan } from '../../../../../test/support/long-scan.ts';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import {
  argumentsOf,
  canReadProcesses,
  environmentOf,
  findWorkProcess,
  isAlive,
} from '../../../../../test/support/work-process.ts';

describe('a scan whose work process ends', () => {
  let long: LongScan;

  before(async function () {
    if (!canReadProcesses) this.skip();
    long = await prepareLongScan(160);
  });
  beforeEach(async () => await long.forgetScans());
  after(async () => await long?.remove());

  async function ask(rule: string): Promise<string> {
    const body = { projectId: long.projectId, rules: [rule] };
    const { status, body: scan } = await long.backend.ask('POST', '/scanner/scan', body);
    assert.equal(status, 202, JSON.stringify(scan));
    return scan.id;
  }

  const load = async (id: string) => (await long.backend.ask('GET', `/scanner/scans/${id}`)).body;
  const findings = async () =>
    (await long.backend.ask('GET', `/findings?projectId=${long.projectId}`)).body.items.map(
      ({ path, ruleId, state }: { path: string; ruleId: string; state: string }) => [path, ruleId, state],
    );

  type HasCome = (step: string) => boolean;

  /** Its id, once the scan is in this attempt and has come so far; undefined where it was over before it was seen there. */
  async function findProcessAt(id: string, attempt: number, hasCome: HasCome): Promise<number | undefined> {
    let pid: number | undefined;
    await waitFor(async () => {
      const scan = await load(id);
      pid = findWorkProcess(long.backend.pid);
      if (scan.state === 'done') {
        pid = undefined;
        return true;
      }
      return pid !== undefined && scan.attempts === attempt && hasCome(scan.progress?.step ?? '');
    }, `attempt ${attempt}`);
    return pid;
  }

  async function processAt(id: string, attempt: number, hasCome: HasCome): Promise<number> {
    const pid = await findProcessAt(id, attempt, hasCome);
    assert.ok(pid, 'The scan was faster than the test.');
    return pid;
  }

  /** On a busy machine a scan may be over between two looks at it: then another one is killed. */
  async function askAndKillTwice(rule: string): Promise<string> {
    for (;;) {
      await long.forgetScans();
      const id = await ask(rule);
      const first = await findProcessAt(id, 1, hasBegun);
      if (first !== undefined) process.kill(first, 'SIGKILL');
      const second = first && (await findProcessAt(id, 2, isScanning));
      if (second !== undefined) {
        process.kill(second, 'SIGKILL');
        return id;
      }
      await waitFor(async () => (await load(id)).state === 'done', 'the scan to be done');
    }
  }

  const hasBegun = (): boolean => true;
  const isScanning = (step: string): boolean => step.startsWith('Scanning');

  it('is taken up again at once, wherever that was, and brings what a scan without a cache does', async () => {
    const id = await askAndKillTwice('sql-injection');
    await waitFor(async () => (await load(id)).state === 'done', 'the scan to be done');

    const killed = await load(id);
    assert.equal(killed.attempts, 3);
    assert.deepEqual(await findings(), [['zzz.ts', 'sql-injection', 'open']]);

    await long.forgetScans();
    const again = await ask('sql-injection');
    await waitFor(async () => (await load(again)).state === 'done', 'the next scan');
    const { added, again: known, resolved } = (await load(again)).result;
    assert.deepEqual({ added, known, resolved }, { added: 0, known: 1, resolved: 0 });
  });

  it('fails when its process has ended at each attempt, says so, and changes no finding', async () => {
    const before = await findings();
    const id = await ask('weak-hash');
    for (const attempt of [1, 2, 3]) process.kill(await processAt(id, attempt, hasBegun), 'SIGKILL');
    await waitFor(async () => (await load(id)).state === 'failed', 'the scan to fail');

    const { error } = await load(id);
    assert.match(error.message, /The work process ended before it was done \(SIGKILL\)\./);
    assert.deepEqual(await findings(), before);
  });

  it('gives that process no token, no key and no address of a database, and ends it with the backend', async () => {
    const id = await ask('sql-injection');
    const pid = await processAt(id, 1, hasBegun);
    const environment = environmentOf(pid);
    const told = JSON.stringify([environment, argumentsOf(pid)]);

    await long.backend.kill();
    await waitFor(() => !isAlive(pid), 'the work process to end with its starter');

    assert.deepEqual(
      Object.keys(environment).filter((name) => /VIREO|TOKEN|KEY|DATABASE|PASSW|NODE_OPTIONS/.test(name)),
      [],
    );
    assert.equal(told.includes(long.backend.token), false);
    assert.equal(told.includes('.db'), false);
  });

  it('is given back when the backend is told to end, and done by the next one', async () => {
    await long.killAndStartAgain();
    const id = await ask('!sql-injection');
    const pid = await processAt(id, 1, hasBegun);

    const code = await long.backend.stop();
    await waitFor(() => !isAlive(pid), 'the work process to end');
    await long.killAndStartAgain();
    await waitFor(async () => (await load(id)).state === 'done', 'the scan to be done');

    assert.equal(code, 0);
    assert.equal((await load(id)).attempts, 1);
  });
});
