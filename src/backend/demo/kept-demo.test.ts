import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isKept, keepDemo } from './kept-demo.ts';

describe('the answer to keep an old demo', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-kept-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('is not there before it was given', async () => {
    assert.equal(await isKept(directory, '2026-12-06'), false);
  });

  it('holds for seven days', async () => {
    await keepDemo(directory, '2026-12-06');

    const held = await Promise.all(
      ['2026-12-06', '2026-12-13', '2026-12-14'].map((today) => isKept(directory, today)),
    );

    assert.deepEqual(held, [true, true, false]);
  });

  it('does not hold for years where the clock was ahead when it was given', async () => {
    await keepDemo(directory, '2036-12-06');

    assert.equal(await isKept(directory, '2026-12-06'), false);
  });

  it('counts as not given where its file was cut off', async () => {
    writeFileSync(path.join(directory, 'demo-kept.json'), '{"keptOn":"2026-1');

    assert.equal(await isKept(directory, '2026-12-06'), false);
  });
});
