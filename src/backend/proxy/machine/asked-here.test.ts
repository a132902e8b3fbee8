import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { hashJson } from '../../platform/hash-json.ts';
import { createSilentLogger } from '../../platform/log/logger.ts';
import { openAskedHere } from './asked-here.ts';
import { askedOf } from './open-machine.ts';
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

const folder = '/work/shop';

describe('what the user of this machine said of trust', () => {
  let now = 0;
  const present = openPresentTrust(() => now);

  it('is said of what was asked for elsewhere by who is there now, and is over a minute after they go', () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-asked-'));
    const askedHere = openAskedHere({ directory, log: createSilentLogger() });
    askedHere.note({ id: 'untrusted', projectId: 'shop', folder, trusted: false });
    const machine = { askedHere, present: openPresentTrust(() => now) };
    const trusted = (scan: string) =>
      askedOf(machine, { projectId: 'shop', folder, task: scanOf(scan) }).trusted;
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
    open().note({ id: 'a', projectId: 'shop', folder, trusted: true });
    open().note({ id: 'b', projectId: 'shop', folder });
    const askedHere = open();
    const trusted = (projectId: string, scan: string | undefined) =>
      askedOf({ askedHere, present }, { projectId, folder, task: scanOf(scan) }).trusted;

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
      askedOf({ askedHere, present }, { projectId: 'shop', folder, task: { kind: 'stack', folder: '' } })
        .trusted,
      false,
    );
    assert.equal(statSync(path.join(directory, 'asked.json')).mode & 0o777, 0o600);
    rmSync(directory, { recursive: true });
  });

  it('is kept of the last 500', () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-asked-'));
    const askedHere = openAskedHere({ directory, log: createSilentLogger() });
    for (let at = 0; at <= 500; at++)
      askedHere.note({ id: `s${at}`, projectId: 'shop', folder, trusted: true });

    assert.deepEqual(
      ['s0', 's1'].map(
        (scan) => askedOf({ askedHere, present }, { projectId: 'shop', folder, task: scanOf(scan) }).trusted,
      ),
      [false, true],
    );
    rmSync(directory, { recursive: true });
  });

  it('is of that agent with that input in that folder, and of a group as many runs as were asked', () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-asked-'));
    const askedHere = openAskedHere({ directory, log: createSilentLogger() });
    const agents = [{ agent: 'devops', input: hashJson({ targets: ['docker'] }) }];
    askedHere.note({ id: 'run', projectId: 'shop', folder, trusted: true, agents });
    askedHere.note({ id: 'group', projectId: 'shop', folder, trusted: true, agents });
    askedHere.note({ id: 'scan', projectId: 'shop', folder, trusted: true });
    const trusted = (
      run: string,
      more: { group?: string; agent?: string; input?: object; at?: string } = {},
    ) => {
      const { group, agent = 'devops', input = { targets: ['docker'] }, at = folder } = more;
      const task = { kind: 'agent', run, group, agent, input, now: 0 } as const;
      return askedHere.findOf({ projectId: 'shop', folder: at, task })?.trusted;
    };

    assert.deepEqual(
      [
        trusted('run'),
        trusted('run', { agent: 'development' }),
        trusted('run', { input: { targets: [] } }),
        trusted('run', { at: '/work/other' }),
        trusted('scan'),
        trusted('first', { group: 'group' }),
        trusted('second', { group: 'group' }),
        trusted('first', { group: 'group' }),
      ],
      [true, undefined, undefined, undefined, undefined, true, undefined, true],
    );
    askedHere.forget('run');
    assert.equal(trusted('run'), undefined);
    rmSync(directory, { recursive: true });
  });
});
