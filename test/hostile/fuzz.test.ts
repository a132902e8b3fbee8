import assert from 'node:assert/strict';
import { createWorkspaceScan } from '../../src/workspace/workspace-scan.ts';
import { createTemporaryFolder } from '../lsp/temporary-folder.ts';
import { findSeeds, fuzzScan } from '../support/fuzz-scan.ts';

const count = 1000;

describe('the scan over damaged files', () => {
  it(`comes to an end with each of ${count}, and loses none`, async () => {
    const folder = createTemporaryFolder();
    const scan = createWorkspaceScan({ jobs: 2 });

    const result = await fuzzScan(scan, findSeeds(), { folder: folder.path, count, seed: 7 });
    await scan.dispose();
    folder.remove();

    const lost = result.skipped.files.filter(({ reason }) => /crashed|timed-out|unreadable/.test(reason));
    assert.deepEqual(lost, []);
    const skipped = Object.values(result.skipped.counts).reduce((sum, each) => sum + each, 0);
    assert.ok(result.stats.scanned + skipped >= count, `${result.stats.scanned} and ${skipped}`);
    assert.ok(result.stats.findings > 0);
  });
});
