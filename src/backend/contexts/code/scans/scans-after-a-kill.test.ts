import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type LongScan, prepareLongScan } from '../../../../../test/support/long-scan.ts';
import { waitFor } from '../../../../../test/support/wait-for.ts';

describe('a scan whose process is killed', () => {
  let long: LongScan;

  beforeEach(async () => {
    long = await prepareLongScan();
  });
  afterEach(async () => await long.remove());

  it('is taken up again by the next process, stays the one scan, and keeps its findings once', async () => {
    const body = { projectId: long.projectId, rules: ['sql-injection'] };
    const asked = await long.backend.ask('POST', '/scanner/scan', body);
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    const load = async () => (await long.backend.ask('GET', `/scanner/scans/${asked.body.id}`)).body;
    await waitFor(async () => (await load()).state === 'running', 'the scan to run');

    await long.killAndStartAgain();
    const meanwhile = await long.backend.ask('POST', '/scanner/scan', body);
    await waitFor(async () => (await load()).state === 'done', 'the scan to be done');

    const scan = await load();
    const findings = await long.backend.ask('GET', `/findings?runId=${scan.id}`);
    assert.equal(meanwhile.body.id, scan.id);
    assert.equal(scan.attempts, 2);
    assert.deepEqual(
      findings.body.items.map(({ path: file, ruleId }: { path: string; ruleId: string }) => [file, ruleId]),
      [['zzz.ts', 'sql-injection']],
    );
  });
});
