/** The Chromium that shows the workbench: a fresh profile, and no way out to the network. */
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { ensureChromium } from '../../../scripts/test/chromium.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export interface Browser extends AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
}

export async function openBrowser(base: string): Promise<Browser> {
  const context = await chromium.launchPersistentContext(path.join(base, 'chromium'), {
    executablePath: await ensureChromium(),
    viewport: { width: 1440, height: 900 },
    // Nobody watches: each frame of an animation is drawn by the processor.
    reducedMotion: 'reduce',
    // Nothing is far away here: code-server would pack twenty megabytes for each window.
    extraHTTPHeaders: { 'accept-encoding': 'identity' },
    args: flags,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page, [Symbol.asyncDispose]: () => context.close() };
}
