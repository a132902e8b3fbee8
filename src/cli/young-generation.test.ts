import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const module = path.join(import.meta.dirname, 'young-generation.ts');

/** Megabytes of the young generation of a process that keeps 64 MB of small objects, and of a thread of it. */
function youngGenerations(prepare: string): { readonly main: number; readonly thread: number } {
  const measure = `
    const { Worker } = require('node:worker_threads');
    const v8 = require('node:v8');
    const young = () => v8.getHeapSpaceStatistics().find((each) => each.space_name === 'new_space').space_size / 2 ** 20;
    ${prepare};
    const kept = Array.from({ length: 1_000_000 }, (_, index) => ({ index, twice: [index * 2] }));
    const main = young();
    const own = "const v8 = require('node:v8'); require('node:worker_threads').parentPort.postMessage(v8.getHeapSpaceStatistics().find((each) => each.space_name === 'new_space').space_size / 2 ** 20)";
    new Worker(own, { eval: true, resourceLimits: { maxYoungGenerationSizeMb: 16 } })
      .on('message', (thread) => console.log(JSON.stringify({ main, thread, kept: kept.length })));`;
  return JSON.parse(execFileSync(process.execPath, ['-e', measure], { encoding: 'utf8' }));
}

describe('keepYoungGenerationSmall', () => {
  it('keeps that of this thread from growing, and lets another begin with all that it may have', () => {
    const plain = youngGenerations('');

    const kept = youngGenerations(`require(${JSON.stringify(module)}).keepYoungGenerationSmall()`);

    assert.ok(plain.main >= 16, `without it, it grows: ${plain.main} MB`);
    assert.ok(kept.main <= 4, `it stays small: ${kept.main} MB`);
    assert.ok(plain.thread < kept.thread, `a thread begins larger: ${plain.thread}, ${kept.thread} MB`);
  });
});
