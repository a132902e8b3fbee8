import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { createSilentLogger } from '../../platform/log/logger.ts';
import { openAskedHere } from './asked-here.ts';
import { trustOf } from './open-machine.ts';
import { openPresentTrust } from './present-trust.ts';

const scanOf = (scan: string | undefined): WorkTask => ({
  kind: 'scan',
  scan,
  folder: '/work/shop',
  paths: [],
  rules: [],
  advisories: 'offline',
  now: 0,
});

describe('what the user of this machine said of trust', () => {
  let now = 0;
  const present = openPresentTrust(() => now);

  it('is said of what was asked for elsewhere by who is there now, and is over a minute after they go', () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-asked-'));
    const askedHere = openAskedHere({ directory, log: createSilentLogger() });
    askedHere.note({ id: 'untrusted', projectId: 'shop', trusted: false });
    const machine = { askedHere, present: openPresentTrust(() => now) };
    const trusted = (scan: string) => trustOf(machine, { projectId: 'shop', task: scanOf(scan) });
    assert.equal(trusted('elsewhere'), false);
    machine.present.say(['SHOP']);
    assert.deepEqual([trusted('elsewhere'), trusted('untrusted')], [true, false]);
    now += 61_000;
    assert.equal(trusted('elsewhere'), false);
    rmSync(directory, { recursive: true });
  });

  it('counts for that scan of that project alone, also after the end of the process', () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-asked-'));
    const open = () => openAskedHere({ directory, log: createSilentLogger() });
    open().note({ id: 'a', projectId: 'shop', trusted: true });
    open().note({ id: 'b', projectId: 'shop' });
    const askedHere = open();
    const trusted = (projectId: string, scan: string | undefined) =>
      trustOf({ askedHere, present }, { projectId, task: scanOf(scan) });

    assert.equal(trusted('shop', 'a'), true);
    // The client did not say: as in a practice of one.
    assert.equal(trusted('shop', 'b'), undefined);
    for (const [projectId, scan] of [
      ['secrets', 'a'],
      ['shop', 'c'],
      ['shop', undefined],
    ] as const)
      assert.equal(trusted(projectId, scan), false);
    assert.equal(
      trustOf({ askedHere, present }, { projectId: 'shop', task: { kind: 'stack', folder: '' } }),
      false,
    );
    assert.equal(statSync(path.join(directory, 'asked.json')).mode & 0o777, 0o600);
    rmSync(directory, { recursive: true });
  });

  it('is kept of the last 500', () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-asked-'));
    const askedHere = openAskedHere({ directory, log: createSilentLogger() });
    for (let at = 0; at <= 500; at++) askedHere.note({ id: `s${at}`, projectId: 'shop', trusted: true });

    assert.deepEqual(
      ['s0', 's1'].map((scan) => trustOf({ askedHere, present }, { projectId: 'shop', task: scanOf(scan) })),
      [false, true],
    );
    rmSync(directory, { recursive: true });
  });
});
