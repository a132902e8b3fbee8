import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { type ScanBrought, scanBroughtSchema } from '../../contract/work/work-tasks.ts';
import type { Work } from '../platform/work/work.ts';
import { createInProcessWork } from '../testing/in-process-work.ts';

describe('a scan of a folder', () => {
  let folder: string;
  let work: Work;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vireo-trusted-'));
    writeFileSync(path.join(folder, '.vireo.yml'), 'exclude:\n  - "*.py"\n');
    writeFileSync(path.join(folder, 'run.py'), "import os\n\nos.system('ls ' + input())\n");
    work = createInProcessWork();
  });
  after(() => {
    work.close();
    rmSync(folder, { recursive: true });
  });

  async function scan(trusted: boolean): Promise<ScanBrought> {
    const asked = { folder, paths: [], rules: [], advisories: 'offline', now: Date.now() } as const;
    const task = { kind: 'scan' as const, ...asked, paths: [], rules: [], trusted };
    return await work.run(task, { result: scanBroughtSchema, answers: { dismissals: async () => [] } });
  }

  it('is governed by what lies in the folder where its user trusts it, and by nothing in it where not', async () => {
    const filesOf = ({ findings }: ScanBrought) => [...new Set(findings.map((finding) => finding.path))];

    const trusted = await scan(true);
    const untrusted = await scan(false);

    assert.deepEqual(filesOf(trusted), []);
    assert.deepEqual(filesOf(untrusted), ['run.py']);
  });

  it('asks git for the history of the folder where its user trusts it alone', async () => {
    const maintenanceOf = ({ health }: ScanBrought) =>
      health?.parts.find(({ id }) => id === 'maintenance')?.why;

    assert.match(maintenanceOf(await scan(false)) ?? '', /Restricted Mode|trust/i);
    assert.doesNotMatch(maintenanceOf(await scan(true)) ?? '', /Restricted Mode|trust/i);
  });
});
