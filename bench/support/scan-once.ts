/** A process of its own that scans a folder and tells how long that took and how much memory the process had at most. */
import { createWorkspaceScan } from '../../src/workspace/workspace-scan.ts';

const [folder = '', cacheDirectory, jobs = '2', touched] = process.argv.slice(2);
const scan = createWorkspaceScan({ jobs: Number(jobs), cacheDirectory: cacheDirectory || undefined });
if (touched !== undefined) await scan.scan([touched]);
const startedAt = performance.now();
const { stats } = await scan.scan([touched ?? folder]);
const ms = performance.now() - startedAt;
await scan.dispose();
console.log(
  JSON.stringify({
    ms,
    maxMegabytes: process.resourceUsage().maxRSS / 1024,
    scanned: stats.scanned,
    cached: stats.cached,
  }),
);
