/**
 * The pages of a browser. One that a test has left serves the next one, which loads its view anew there: nothing
 * of the last test is in the new document, its storage is cleared, and what the old one still sends is dropped.
 */

import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { startSharedBrowser } from './shared-browser.ts';

/** What is shown in a page until the test is over. */
export interface Shown {
  /** Another for each load that is not a reload. */
  readonly id: string;
  readonly failures: string[];
  readonly dialogs: string[];
  readonly receive: (message: unknown) => Promise<void>;
  readonly end: () => void;
}

/** Met only by what hangs. */
export const patienceMs = 60_000;

/** Whom the view is shown to, and in how much room: pixels. */
export interface Look {
  readonly locale: string;
  readonly withMotion: boolean;
  readonly width: number;
  readonly height: number;
}

let started: PagePool | undefined;

export async function findPool(): Promise<PagePool> {
  const browser = await startSharedBrowser();
  // The pages of a browser that crashed went with it.
  if (started?.browser !== browser) started = await PagePool.start(browser);
  return started;
}

/** At the end of a test. */
export async function releasePages(): Promise<void> {
  await started?.release();
}

/** After a test that failed, which may have left a key pressed, or still run: none of its pages is kept. */
export async function spoilPages(): Promise<void> {
  await started?.spoil();
}

class PagePool {
  readonly browser: Browser;
  readonly #context: BrowserContext;
  readonly #sessions = new WeakMap<Page, CDPSession>();
  readonly #shown = new Map<Page, Shown>();
  #idle: Page | undefined;
  #isSpoiled = false;

  private constructor(browser: Browser, context: BrowserContext) {
    this.browser = browser;
    this.#context = context;
  }

  static async start(browser: Browser): Promise<PagePool> {
    const context = await browser.newContext({ timezoneId: 'Europe/Berlin' });
    context.setDefaultTimeout(patienceMs);
    const pool = new PagePool(browser, context);
    await context.exposeBinding('reportToTest', ({ page }, id: string, failure: string) => {
      pool.#find(page, id)?.failures.push(failure);
    });
    await context.exposeBinding('sendToTest', async ({ page }, id: string, text: string) => {
      await pool.#find(page, id)?.receive(JSON.parse(text));
    });
    await context.addInitScript(standInForTheEditor);
    return pool;
  }

  async take({ locale, withMotion, width, height }: Look): Promise<Page> {
    const page = this.#idle ?? (await this.#newPage());
    this.#idle = undefined;
    const now = page.viewportSize();
    if (now?.width !== width || now.height !== height) await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: withMotion ? 'no-preference' : 'reduce' });
    await this.#setLocale(page, locale);
    return page;
  }

  /** Playwright has it by context alone, whose first page takes as long as four of one that is there. */
  async #setLocale(page: Page, locale: string): Promise<void> {
    const session = this.#sessions.get(page) ?? (await this.#context.newCDPSession(page));
    this.#sessions.set(page, session);
    await session.send('Emulation.setLocaleOverride', { locale });
    await session.send('Emulation.setUserAgentOverride', { userAgent: '', acceptLanguage: locale });
  }

  show(page: Page, shown: Shown): void {
    this.#shown.set(page, shown);
  }

  /** Keeps one page for the next test. */
  async release(): Promise<void> {
    const pages = [...this.#shown.keys()].filter((page) => !page.isClosed());
    for (const shown of this.#shown.values()) shown.end();
    this.#shown.clear();
    if (!this.#isSpoiled) this.#idle ??= pages.shift();
    this.#isSpoiled = false;
    await Promise.all(pages.map((page) => page.close()));
    // Or the next view would begin with what lies under it as hovered.
    await this.#idle?.mouse.move(-1, -1);
  }

  async spoil(): Promise<void> {
    this.#isSpoiled = this.#shown.size > 0;
    const idle = this.#idle;
    this.#idle = undefined;
    await idle?.close();
  }

  #find(page: Page, id: string): Shown | undefined {
    const shown = this.#shown.get(page);
    return shown?.id === id ? shown : undefined;
  }

  async #newPage(): Promise<Page> {
    const page = await this.#context.newPage();
    page.on('pageerror', (error) => this.#shown.get(page)?.failures.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1')
        this.#shown.get(page)?.failures.push(`request to ${request.url()}`);
    });
    page.on('dialog', async (dialog) => {
      this.#shown.get(page)?.dialogs.push(dialog.message());
      await dialog.dismiss();
    });
    return page;
  }
}

/**
 * Runs in the page before its own script, and learns from the address which load it is and in which theme. The editor keeps
 * the state of a view through a reload: so does this.
 */
function standInForTheEditor(): void {
  if (location.protocol !== 'http:') return;
  const address = new URLSearchParams(location.search);
  const id = address.get('id') ?? '';
  if (sessionStorage.getItem('id') !== id) sessionStorage.clear();
  sessionStorage.setItem('id', id);
  const reach = globalThis as unknown as Record<string, (id: string, text: string) => void>;
  document.addEventListener('securitypolicyviolation', (event) =>
    reach['reportToTest']?.(
      id,
      `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
    ),
  );
  document.addEventListener('DOMContentLoaded', () => {
    document.body.className = address.get('theme') ?? '';
  });
  const api = {
    postMessage: (message: unknown) => reach['sendToTest']?.(id, JSON.stringify(message)),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
  };
  Object.assign(globalThis, { acquireVsCodeApi: () => api });
}
