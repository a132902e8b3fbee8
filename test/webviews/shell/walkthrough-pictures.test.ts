/** The pictures of the walkthrough in each theme: they take the theme's colours, as the editor sets them in a picture's page. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../../scripts/paths.ts';
import { startSharedBrowser } from '../browser/shared-browser.ts';
import { type Theme, themeNames, themes } from '../webview-page.ts';
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
  let page: Page;

  before(async () => {
    page = await (await startSharedBrowser()).newPage();
  });
  after(() => page.close());

  async function open(picture: string): Promise<void> {
    const svg = readFileSync(path.join(folder, picture), 'utf8');
    const ground = 'body { --surface: var(--vscode-editor-background); background: var(--surface); }';
    await page.setContent(`<style>${styles} ${ground}</style><body>${svg}`);
  }

  async function findFaults(theme: Theme): Promise<readonly string[]> {
    await page.evaluate((bodyClass) => {
      document.body.className = bodyClass;
    }, themes[theme]);
    const marks = await page.evaluate(findMarks);
    assert.ok(marks.length >= 5, `${marks.length} marks`);
    const values = marks.flatMap(({ ground, colors }) => [ground, ...colors]);
    const painted = [...(await readColors(page.locator('body'), values)).painted];
    return marks.flatMap(({ name, colors, least }) => {
      const [under = [0, 0, 0], ...own] = painted.splice(0, colors.length + 1);
      const contrast = Math.max(...own.map((color) => contrastOf(color, under)));
      return contrast < least ? [`${theme}: ${name} ${contrast.toFixed(2)}`] : [];
    });
  }

  for (const picture of pictures) {
    it(`are read in any theme: ${picture}`, async () => {
      await open(picture);
      const faults: string[] = [];
      for (const theme of themeNames) faults.push(...(await findFaults(theme)));

      assert.deepEqual(faults, []);
    });
  }
});
