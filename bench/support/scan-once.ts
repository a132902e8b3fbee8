/** A process of its own that scans a file, changes it, and tells how long the scan after that took: its worker is warm. */
import { appendFileSync } from 'node:fs';
import { createWorkspaceScan } from '../../src/workspace/workspace-scan.ts';

const [file = ''] = process.argv.slice(2);
const scan = createWorkspaceScan({ jobs: 2 });
await scan.scan([file]);
appendFileSync(file, '\n');
const startedAt = performance.now();
await scan.scan([file]);
const ms = performance.now() - startedAt;
await scan.dispose();
console.log(JSON.stringify({ ms }));
