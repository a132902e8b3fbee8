/** A process of its own that scans a file, changes it, and tells how long the scan after that took: its worker is warm. */
import { appendFileSync } from 'node:fs';
import { createWorkspaceScan } from '../../src/workspace/workspace-scan.ts';

const [file = ''] = process.argv.slice(2);
const scan = createWorkspaceScan({ jobs: 2 });
await scan.scan([file]);
appendFileSync(file, '\n');
const startedAt = performance.now();
const { stats } = await scan.scan([file]);
const ms = performance.now() - startedAt;
await scan.dispose();
if (stats.scanned !== 1) throw new Error(`Of ${file}, ${stats.scanned} files were scanned after the change.`);
console.log(JSON.stringify({ ms }));
