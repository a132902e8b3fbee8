import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type LongScan, prepareLongScan } from '../../../../../test/support/long-scan.ts';
import { waitFor } from '../../../../../test/support/wait-for.ts';

describe('a request whose process is killed', () => {
  let long: LongScan;

  beforeEach(async () => {
    long = await prepareLongScan();
  });
  afterEach(async () => await long.remove());

  it('is taken up again by the next process, and ends with its findings kept once', async () => {
    const body = { agent: 'security', input: {} };
    const asked = await long.backend.ask('POST', `/projects/${long.projectId}/requests`, body);
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    const load = async () => (await long.backend.ask('GET', `/requests/${asked.body.id}`)).body;
    await waitFor(async () => (await load()).state === 'running', 'the request to run');

    await long.killAndStartAgain();
    await waitFor(async () => (await load()).state === 'done', 'the request to be done');

    const request = await load();
    const findings = await long.backend.ask('GET', `/findings?runId=${request.id}`);
    assert.equal(request.attempts, 2);
    assert.match(request.result, /# Security report: API/);
    assert.deepEqual(
      findings.body.items.map(({ path: file }: { path: string }) => file),
      ['zzz.ts'],
    );
  });
});
