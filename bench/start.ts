/**
 * `npm start` when everything is built, installed and filled: from the command to a window that can be used, with the
 * timer in its status bar. The browser runs already and has seen the address before, as the user's own would.
 */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/support/vscode/browser.ts';
import { patienceMs, Workbench } from '../test/support/vscode/workbench.ts';
import { type Benchmark, percentile, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { findFreePort } from './support/free-port.ts';
import { npmStart } from './support/npm-start.ts';

const warmStarts = sized(3, 1);
const limitSeconds = 15;

/** Milliseconds from the command until the timer shows what was worked today. */
async function timeStart(page: Page, { directory, port }: { directory: string; port: number }) {
  const from = performance.now();
  const started = await npmStart(directory, port);
  try {
    await page.goto(started.url);
    await new Workbench(page).statusItem('vireo.timer').filter({ hasText: /today/ }).waitFor();
    return performance.now() - from;
  } finally {
    await page.goto('about:blank');
    await started.stop();
  }
}

async function measure(base: string): Promise<number[]> {
  await using browser = await openBrowser(base);
  const { page } = browser;
  page.setDefaultTimeout(patienceMs);
  // One port for all starts: what a browser keeps of a page belongs to its address.
  const place = { directory: path.join(base, 'start'), port: await findFreePort() };
  await timeStart(page, place); // Builds, installs and fills what is missing.
  const times: number[] = [];
  while (times.length < warmStarts) times.push(await timeStart(page, place));
  return times;
}

export const benchmark: Benchmark = {
  name: 'start',
  async run() {
    const base = await realpath(await mkdtemp(path.join(os.tmpdir(), 'vr-')));
    try {
      const times = await measure(base);
      return [
        withinLimit(`npm start, warm, to a usable window, median of ${warmStarts}`, {
          ours: percentile(times, 0.5) / 1000,
          limit: limitSeconds,
          unit: 's',
        }),
      ];
    } finally {
      await rm(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    }
  },
};
