import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPlacedStage } from '../testing/work/placed-stage.ts';
import { describeWork } from '../testing/work/work-contract.ts';

describe('work of a server', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-placed-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  describeWork('on the machine of who asked', async (far) => await openPlacedStage(far, directory));
});
