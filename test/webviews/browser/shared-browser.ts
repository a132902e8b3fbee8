/** One Chromium for all files of a mocha: to start one takes longer than most tests. */

import { type Browser, chromium } from 'playwright-core';
import { ensureChromium } from '../../../scripts/test/chromium.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // The pages of a context share one: to start it, and to compile the view in it, takes longer than most tests.
  '--renderer-process-limit=1',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

let started: Promise<Browser> | undefined;

/** Starts it when it is first asked for, and again should it have crashed. */
export async function startSharedBrowser(): Promise<Browser> {
  const running = await started;
  if (running?.isConnected()) return running;
  started = launch();
  return await started;
}

async function launch(): Promise<Browser> {
  return await chromium.launch({ executablePath: await ensureChromium(), args: flags });
}

export async function stopSharedBrowser(): Promise<void> {
  const running = await started;
  started = undefined;
  await running?.close();
}
