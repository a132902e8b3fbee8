/** The pictures of the walkthrough in each theme: they take the theme's colours, as the editor sets them in a picture's page. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../../../scripts/paths.ts';
import { ensureChromium } from '../../../scripts/test/chromium.ts';
import { type Theme, themes } from '../webview-page.ts';
import { contrastOf, readColors } from './drawn-colors.ts';

const folder = path.join(projectRoot, 'media/walkthrough');
const pictures = readdirSync(folder).filter((name) => name.endsWith('.svg'));
const styles = readFileSync(path.join(projectRoot, 'test/fixtures/themes/theme.css'), 'utf8');

interface Mark {
  readonly name: string;
  /** Of a text its own; of a marked row its ground, or its edge where that is drawn. */
  readonly colors: readonly string[];
  readonly ground: string;
  /** Contrast that WCAG asks of it. */
  readonly least: number;
}

/** Each text with what it lies on, and each row that is marked with what it lies on. Runs in the page. */
function findMarks(): readonly Mark[] {
  const below = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const stack = document.elementsFromPoint(left + width / 2, top + height / 2);
    const shape = stack.slice(stack.indexOf(element) + 1).find((each) => {
      const { fill } = getComputedStyle(each);
      return each instanceof SVGRectElement || each instanceof SVGPathElement
        ? !/none|, 0\)/.test(fill)
        : false;
    });
    return getComputedStyle(shape ?? document.body)[shape ? 'fill' : 'backgroundColor'];
  };
  const texts = [...document.querySelectorAll('text')].map((text) => ({
    name: text.textContent ?? '',
    colors: [getComputedStyle(text).fill],
    ground: below(text),
    least: 4.5,
  }));
  const rows = [...document.querySelectorAll('.marked')].map((row) => {
    const { fill, stroke } = getComputedStyle(row);
    return {
      name: 'the marked row',
      colors: /none|, 0\)/.test(stroke) ? [fill] : [fill, stroke],
      ground: below(row),
      least: 3,
    };
  });
  return [...texts, ...rows];
}

describe('the pictures of the walkthrough', function () {
  this.timeout(120_000);
  let browser: Browser;

  before(async () => {
    browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  });
  after(() => browser.close());

  async function open(picture: string, theme: Theme): Promise<Page> {
    const page = await browser.newPage();
    const svg = readFileSync(path.join(folder, picture), 'utf8');
    const ground = 'body { --surface: var(--vscode-editor-background); background: var(--surface); }';
    await page.setContent(`<style>${styles} ${ground}</style><body class="${themes[theme]}">${svg}`);
    return page;
  }

  async function findFaults(picture: string, theme: Theme): Promise<readonly string[]> {
    const page = await open(picture, theme);
    const marks = await page.evaluate(findMarks);
    assert.ok(marks.length >= 5, picture);
    const contrasts = await Promise.all(
      marks.map(async ({ colors, ground }) => {
        const { painted } = await readColors(page.locator('body'), [ground, ...colors]);
        const [under = [0, 0, 0], ...own] = painted;
        return Math.max(...own.map((color) => contrastOf(color, under)));
      }),
    );
    await page.close();
    return marks.flatMap(({ name, least }, at) => {
      const contrast = contrasts[at] ?? 0;
      return contrast < least ? [`${picture}: ${name} ${contrast.toFixed(2)}`] : [];
    });
  }

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`are read in the ${theme} theme`, async () => {
      const faults = await Promise.all(pictures.map((picture) => findFaults(picture, theme)));

      assert.deepEqual(faults.flat(), []);
    });
  }
});
