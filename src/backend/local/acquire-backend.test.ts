import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDatabaseError } from '../platform/db/database-error.ts';
import { acquireBackend } from './acquire-backend.ts';
import { takeDemoTurn } from './demo-turn.ts';
import { type BackendLock, tryBackendLock } from './lock.ts';

const longMs = 60_000;
const isLocked = (error: unknown) => isDatabaseError(error, 'locked');

describe('acquireBackend', () => {
  let base: string;
  let directory: string;
  let holder: BackendLock | undefined;

  beforeEach(() => {
    base = mkdtempSync(path.join(os.tmpdir(), 'vireo-acquire-'));
    directory = path.join(base, 'practice');
    holder = tryBackendLock(directory);
    assert.ok(holder);
  });
  afterEach(() => {
    holder?.release();
    rmSync(base, { recursive: true, force: true });
  });

  it('gives up on a holder that does not answer', async () => {
    await assert.rejects(acquireBackend(directory, { holderMs: 0, demoMs: longMs }), isLocked);
  });

  it('waits longer while the demo is being made, and has its turn after it', async () => {
    const turn = await takeDemoTurn(directory);
    const waiting = acquireBackend(directory, { holderMs: 0, demoMs: longMs });
    holder?.release();
    holder = undefined;
    const acquired = await waiting;
    turn.release();

    assert.ok('release' in acquired);
    acquired.release();
  });

  it('gives up on a demo whose making does not end', async () => {
    const turn = await takeDemoTurn(directory);

    await assert.rejects(acquireBackend(directory, { holderMs: 0, demoMs: 0 }), isLocked);
    turn.release();
  });

  it('gives up where the making of the demo ended and another process holds the data', async () => {
    (await takeDemoTurn(directory)).release();

    await assert.rejects(acquireBackend(directory, { holderMs: 0, demoMs: longMs }), isLocked);
  });
});
