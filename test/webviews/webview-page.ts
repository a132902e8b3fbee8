/**
 * A view in a real browser, as the editor would show it: the shipped bundle in the shipped shell under its policy,
 * the theme's variables, and a stand-in for the editor's three functions. Nothing else is faked.
 */

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Page as PageView } from '../../src/contract/webview/define-page.ts';
import { describeViolations } from '../support/axe-violations.ts';
import { waitFor } from '../support/wait-for.ts';
import { findPool, patienceMs, releasePages, type Shown, spoilPages } from './browser/page-pool.ts';
import { stopSharedBrowser } from './browser/shared-browser.ts';
import { startWebviewServer, stopWebviewServer } from './browser/webview-server.ts';

/** The classes that the editor puts on the body. */
export const themes = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'high contrast': 'vscode-high-contrast',
  'light high contrast': 'vscode-high-contrast vscode-high-contrast-light',
} as const;
export type Theme = keyof typeof themes;
export const themeNames = [
  'dark',
  'light',
  'high contrast',
  'light high contrast',
] as const satisfies readonly Theme[];

export type View = PageView;

export interface OpenOptions {
  /** Without it the one that the bench was started for. */
  readonly view?: View;
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  /** The reader does not mind what moves. Others of the suite do, since each frame that moves is drawn by the processor. */
  readonly withMotion?: boolean;
  /** As the page is before its script has come. */
  readonly withoutScripts?: boolean;
  /** The editor's display language. */
  readonly language?: string;
  /** Called with what the view sends; what it returns is sent back, in order. */
  readonly host: (message: unknown) => readonly unknown[];
}

async function stopShared(): Promise<void> {
  await Promise.all([stopSharedBrowser(), stopWebviewServer()]);
}

/** Its files share browser, server and pages. A bench of the editor has no mocha, and ends them with its view. */
const isMocha = typeof afterEach === 'function';
if (isMocha) {
  afterEach(async function () {
    if (this.currentTest?.state !== 'passed') await spoilPages();
  });
  after(stopShared);
}

/** Opens pages of a view, one after the other in the same page of the browser. */
export class WebviewBench {
  static #opened = 0;
  readonly #view: View;
  readonly #origin: string;

  private constructor(view: View, origin: string) {
    this.#view = view;
    this.#origin = origin;
  }

  static async start(view: View): Promise<WebviewBench> {
    return new WebviewBench(view, await startWebviewServer());
  }

  /** Takes the page of the view that was open before, which is over then. */
  async open(options: OpenOptions): Promise<OpenView> {
    await this.closePages();
    const { locale = 'en-GB', withMotion = false, width = 1200, height = 800 } = options;
    const pool = await findPool();
    const page = await pool.take({ locale, withMotion, width, height });
    WebviewBench.#opened += 1;
    const view = new OpenView(page, { id: `${WebviewBench.#opened}`, ...options });
    pool.show(page, view);
    await page.goto(this.#addressOf(options, view.id));
    return view;
  }

  /** At the end of a test: its views hear and send nothing from here on. */
  async closePages(): Promise<void> {
    await releasePages();
  }

  async stop(): Promise<void> {
    await this.closePages();
    if (!isMocha) await stopShared();
  }

  #addressOf({ view = this.#view, ...options }: OpenOptions, id: string): string {
    const said = new URLSearchParams({ id, theme: themes.dark, language: options.language ?? 'en' });
    if (options.withoutScripts === true) said.set('scripts', 'none');
    return `${this.#origin}/${view.name}?${said}`;
  }
}

/** One page with its stand-in host. */
export class OpenView implements Shown {
  readonly page: Page;
  readonly id: string;
  readonly sent: unknown[] = [];
  readonly failures: string[] = [];
  /** What the page has said in dialogs of the browser, which none may. */
  readonly dialogs: string[] = [];
  readonly #host: OpenOptions['host'];
  #theme: Theme = 'dark';
  /** To the last message: the page hears one after the other. */
  #answer: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(page: Page, { id, host }: OpenOptions & { readonly id: string }) {
    this.page = page;
    this.id = id;
    this.#host = host;
  }

  /** Host → view, as the editor delivers it: a message event with plain JSON. Until the view has heard all of them. */
  async send(...messages: readonly unknown[]): Promise<void> {
    if (messages.length === 0 || this.#isOver) return;
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

  /** As if the side bar were dragged: `check` at each width, in pixels, once the page has settled there. */
  async atWidths(widths: readonly number[], check: (width: number) => Promise<void>): Promise<void> {
    const height = this.page.viewportSize()?.height ?? 800;
    for (const width of widths) {
      await this.page.setViewportSize({ width, height });
      await this.page.evaluate(async () => {
        // One frame tells observers of sizes, the next draws what they changed.
        for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      });
      await check(width).catch((cause: unknown) => {
        throw new Error(`at ${width} px: ${cause instanceof Error ? cause.message : cause}`, { cause });
      });
    }
  }

  /** As the editor does it when another theme is chosen. */
  async setTheme(theme: Theme): Promise<void> {
    await this.page.evaluate((bodyClass) => {
      document.body.className = bodyClass;
    }, themes[theme]);
    this.#theme = theme;
  }

  /** What {@link findAxeViolations} finds in each theme; afterwards the page is dark, as it was at first. */
  async findAxeViolationsInThemes(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const theme of themeNames) {
      await this.setTheme(theme);
      found.push(...(await this.findAxeViolations()).map((violation) => `${theme}: ${violation}`));
    }
    await this.setTheme('dark');
    return found;
  }

  /** Rules of WCAG A and AA and best practices that the page breaks; beyond the dark theme those that a theme can break. */
  async findAxeViolations(): Promise<readonly string[]> {
    const isLoaded = await this.page.evaluate(() => 'axe' in globalThis);
    // A page without frames: "legacy" is axe in the page itself, in place of a second page for each look.
    const axe = new AxeBuilder({ page: this.page, ...(isLoaded ? { axeSource: ';' } : {}) })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'] });
    const { violations } = await (this.#theme === 'dark'
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
    await waitFor(condition, what).catch((cause: unknown) => {
      throw new Error(`${what}: not yet, and sent were ${JSON.stringify(this.sent)}`, { cause });
    });
  }

  async receive(message: unknown): Promise<void> {
    if (this.#isOver) return;
    this.sent.push(message);
    this.#answer = this.send(...this.#host(message));
    await this.#answer;
  }

  /** Until it has heard what the host said to all that it sent so far. */
  async answered(): Promise<void> {
    await this.#answer;
  }

  end(): void {
    this.#isOver = true;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
