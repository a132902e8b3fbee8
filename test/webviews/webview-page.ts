/**
 * A view in a real browser, as the editor would show it: the shipped bundle in the shipped shell under its policy,
 * the theme's variables, and a stand-in for the editor's three functions. Nothing else is faked. One browser a file.
 */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../../scripts/paths.ts';
import { ensureChromium } from '../../scripts/test/chromium.ts';
import { createNonce, renderPage } from '../../src/contract/webview/page.ts';
import type { PageView } from '../../src/contract/webview/page-views.ts';
import { pageWords } from '../../src/contract/webview/words/page-words.ts';
import { pickTranslations } from '../../src/contract/webview/words/word-table.ts';
import { describeViolations } from '../support/axe-violations.ts';

/** The classes that the editor puts on the body. */
export const themes = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'high contrast': 'vscode-high-contrast',
  'light high contrast': 'vscode-high-contrast vscode-high-contrast-light',
} as const;
export type Theme = keyof typeof themes;

export type View = PageView;

export interface OpenOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  readonly reducedMotion?: boolean;
  /** As the page is before its script has come. */
  readonly withoutScripts?: boolean;
  /** The editor's display language. */
  readonly language?: string;
  /** Called with what the view sends; what it returns is sent back, in order. */
  readonly host: (message: unknown) => readonly unknown[];
}

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
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** What the editor translates by. */
const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: JSON.parse(readFileSync(path.join(projectRoot, 'l10n/bundle.l10n.de.json'), 'utf8')),
};

/** Met only by what hangs. */
const patienceMs = 60_000;

/** Browser and server for the pages of one view. */
export class WebviewBench {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #origin: string;
  /** By what their pages are told of the reader. */
  readonly #contexts = new Map<string, BrowserContext>();
  readonly #pages: Page[] = [];

  private constructor(browser: Browser, server: Server, origin: string) {
    this.#browser = browser;
    this.#server = server;
    this.#origin = origin;
  }

  static async start(view: View): Promise<WebviewBench> {
    const files = await collectFiles(view);
    const server = createServer((request, response) => {
      const address = new URL(request.url ?? '/', 'http://127.0.0.1');
      const file =
        address.pathname === '/'
          ? renderView(view, {
              origin: `http://${request.headers.host}`,
              styles: new TextDecoder().decode(files.get(`/${view.name}.css`)),
              language: address.searchParams.get('language') ?? 'en',
            })
          : files.get(address.pathname);
      response.writeHead(file === undefined ? 404 : 200, { 'content-type': typeOf(address.pathname) });
      // An empty 404 is a failure to a Chromium with a window.
      response.end(file ?? 'not found');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const browser = await chromium.launch({ executablePath: await ensureChromium(), args: flags });
    return new WebviewBench(browser, server, `http://127.0.0.1:${port}`);
  }

  async open(options: OpenOptions): Promise<OpenView> {
    const context = await this.#contextFor(options);
    const page = await context.newPage();
    this.#pages.push(page);
    await page.setViewportSize({ width: options.width ?? 1200, height: options.height ?? 800 });
    if (options.withoutScripts === true) await page.route('**/*.js', (route) => route.abort());
    const view = new OpenView(page, options.host);
    await view.prepare(themes[options.theme ?? 'dark']);
    await page.goto(
      options.language === undefined ? this.#origin : `${this.#origin}/?language=${options.language}`,
    );
    return view;
  }

  async closePages(): Promise<void> {
    await Promise.all(this.#pages.splice(0).map((page) => page.close()));
  }

  async #contextFor({ locale = 'en-GB', reducedMotion = false }: OpenOptions): Promise<BrowserContext> {
    const reader = `${locale} ${reducedMotion}`;
    const known = this.#contexts.get(reader);
    if (known) return known;
    const context = await this.#browser.newContext({
      locale,
      timezoneId: 'Europe/Berlin',
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    });
    context.setDefaultTimeout(patienceMs);
    // Stays open, and the process of the pages with it.
    await (await context.newPage()).goto(`${this.#origin}/blank`);
    this.#contexts.set(reader, context);
    return context;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** One page with its stand-in host. */
export class OpenView {
  readonly page: Page;
  readonly sent: unknown[] = [];
  readonly failures: string[] = [];
  readonly #host: OpenOptions['host'];
  #theme: string = themes.dark;

  constructor(page: Page, host: OpenOptions['host']) {
    this.page = page;
    this.#host = host;
  }

  async prepare(bodyClass: string): Promise<void> {
    this.#theme = bodyClass;
    this.page.on('pageerror', (error) => this.failures.push(error.message));
    this.page.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1') this.failures.push(`request to ${request.url()}`);
    });
    await this.page.exposeFunction('reportToTest', (failure: string) => this.failures.push(failure));
    await this.page.exposeFunction('sendToTest', (text: string) => this.#receive(JSON.parse(text)));
    await this.page.addInitScript(standInForTheEditor, bodyClass);
  }

  /** Host → view, as the editor delivers it: a message event with plain JSON. Until the view has heard all of them. */
  async send(...messages: readonly unknown[]): Promise<void> {
    if (messages.length === 0) return;
    await this.page.evaluate(
      async (texts) => {
        const heard = Promise.withResolvers<void>();
        let left = texts.length;
        const count = (): void => {
          left -= 1;
          if (left === 0) heard.resolve();
        };
        addEventListener('message', count);
        for (const text of texts) window.postMessage(JSON.parse(text), '*');
        await heard.promise;
        removeEventListener('message', count);
      },
      messages.map((message) => JSON.stringify(message)),
    );
  }

  /** Until its content has taken the place of the skeleton. */
  async filled(): Promise<void> {
    await this.page.locator('.skeleton').waitFor({ state: 'detached' });
  }

  messages(type: string): readonly Readonly<Record<string, unknown>>[] {
    return this.sent.filter(isRecord).filter((message) => message['type'] === type);
  }

  /** Rules of WCAG A and AA and best practices that the page breaks; beyond the dark theme those that a theme can break. */
  async findAxeViolations(): Promise<readonly string[]> {
    // A page without frames: "legacy" is axe in the page itself, in place of a second page for each look.
    const axe = new AxeBuilder({ page: this.page }).setLegacyMode(true);
    const { violations } = await (this.#theme === themes.dark
      ? axe
      : axe.withRules(['color-contrast', 'link-in-text-block'])
    ).analyze();
    return describeViolations(violations);
  }

  /** Name, label or text of what has the focus, through shadow trees. */
  async readFocus(): Promise<string> {
    const name = await this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const labels = element instanceof HTMLInputElement ? Array.from(element.labels ?? []) : [];
      const names = [element?.getAttribute('aria-label'), ...labels.map((label) => label.textContent)];
      return [...names, element?.textContent].find((text) => text?.trim()) ?? '';
    });
    return name.replace(/\p{Co}/gu, '').trim(); // icons lie in the private use area
  }

  /** Presses Tab until the focus is on what is called so: round and round while the page is still drawn. */
  async tabTo(name: RegExp): Promise<void> {
    const deadline = Date.now() + patienceMs;
    do {
      await this.page.keyboard.press('Tab');
      if (name.test(await this.readFocus())) return;
    } while (Date.now() < deadline);
    throw new Error(`Tab never reached ${name}`);
  }

  /** Waits until `condition` holds in here, without knowing when. */
  async until(condition: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (!condition()) {
      if (Date.now() > deadline)
        throw new Error(`Not within ${patienceMs} ms: ${what}. Sent: ${JSON.stringify(this.sent)}`);
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }

  async #receive(message: unknown): Promise<void> {
    this.sent.push(message);
    await this.send(...this.#host(message));
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Runs in the page before its own script. The editor keeps the state of a view through a reload: so does this. */
function standInForTheEditor(bodyClass: string): void {
  const reach = globalThis as unknown as Record<string, (text: string) => void>;
  document.addEventListener('securitypolicyviolation', (event) =>
    reach['reportToTest']?.(
      `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
    ),
  );
  document.addEventListener('DOMContentLoaded', () => {
    document.body.className = bodyClass;
  });
  const api = {
    postMessage: (message: unknown) => reach['sendToTest']?.(JSON.stringify(message)),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
  };
  Object.assign(globalThis, { acquireVsCodeApi: () => api });
}

interface Place {
  readonly origin: string;
  readonly styles: string;
  readonly language: string;
}

function renderView(view: View, { origin, styles, language }: Place): string {
  const { name, rootElement } = view;
  return renderPage({
    title: name,
    hasImages: 'hasImages' in view,
    rootElement,
    cspSource: origin,
    nonce: createNonce(randomBytes(16)),
    scriptUri: `${origin}/${name}.js`,
    skeleton: { name, title: name, loading: `Loading ${name}` },
    styles,
    styleUris: [`${origin}/theme.css`],
    codiconUri: `${origin}/codicon.ttf`,
    language,
    words: pickTranslations(pageWords[name], catalogues[language]),
  });
}

/** As they were built for the suite. */
async function collectFiles({ name }: View): Promise<ReadonlyMap<string, Uint8Array>> {
  const read = async (file: string) => await readFile(path.join(projectRoot, file));
  const folder = 'dist/webviews';
  const built = (await readdir(path.join(projectRoot, folder))).filter(
    (file) => path.parse(file).name === name || file.startsWith('shared-'),
  );
  return new Map([
    ...(await Promise.all(built.map(async (file) => [`/${file}`, await read(`${folder}/${file}`)] as const))),
    ['/blank', new TextEncoder().encode('<!doctype html>')],
    ['/theme.css', await read('test/fixtures/themes/theme.css')],
    ['/codicon.ttf', await read('node_modules/@vscode/codicons/dist/codicon.ttf')],
  ]);
}

function typeOf(pathname: string): string {
  const types: Readonly<Record<string, string>> = {
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.ttf': 'font/ttf',
  };
  return types[path.extname(pathname)] ?? 'text/html; charset=utf-8';
}
