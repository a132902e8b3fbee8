/** A process of its own that scans a file twice and tells how long the second time took, when its worker was warm. */
import { createWorkspaceScan } from '../../src/workspace/workspace-scan.ts';

const [file = ''] = process.argv.slice(2);
const scan = createWorkspaceScan({ jobs: 2 });
await scan.scan([file]);
const startedAt = performance.now();
await scan.scan([file]);
const ms = performance.now() - startedAt;
await scan.dispose();
console.log(JSON.stringify({ ms }));
