import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { renderPage } from '../src/contract/webview/page.ts';
import { skeletonStyles } from '../src/contract/webview/skeleton-styles.ts';
import * as pages from './pages.generated.ts';

const all = Object.entries(pages);

describe('the list of pages', () => {
  it('names each folder that has one', () => {
    const folders = globSync('*/main.ts', { cwd: import.meta.dirname }).map((file) => path.dirname(file));

    assert.deepEqual(
      all.map(([name, page]) => [name, page.name]),
      folders.sort().map((name) => [name, name]),
    );
  });

  it('styles what each draws first in its folder', () => {
    const own = all.flatMap(([name]) => (skeletonStyles.includes(`.skeleton.${name}`) ? [name] : []));

    assert.deepEqual(own, []);
  });

  it('has two whose pages show images', () => {
    assert.deepEqual(
      all.filter(([, { hasImages = false }]) => hasImages).map(([name]) => name),
      ['invoice', 'look'],
    );
  });

  it('paints header and bars before a script runs, and says what it loads', () => {
    for (const [name, { rootElement, layout }] of all) {
      const page = renderPage({
        title: 'A & B',
        rootElement,
        cspSource: 'https://*.vscode-cdn.net',
        nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
        scriptUri: 'https://x.vscode-cdn.net/page.js',
        styles: '',
        codiconUri: 'https://x.vscode-cdn.net/codicon.ttf',
        skeleton: { name, layout, title: 'A & B', loading: 'Loading A & B' },
      });

      assert.match(page, new RegExp(`<${rootElement}><div class="skeleton ${name}"><header`));
      assert.match(page, /<h1>A &amp; B<\/h1><p class="sr" role="status">Loading A &amp; B<\/p>/);
      assert.match(page, /<main aria-busy="true">.*<i /);
      assert.doesNotMatch(page, / style=/);
    }
  });
});
