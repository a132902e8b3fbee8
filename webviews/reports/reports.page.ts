import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, facts, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { reportsWords } from './texts.ts';

export const reportsView = definePage({
  name: 'reports',
  rootElement: 'vireo-reports',
  words: reportsWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px', 'control px', 'icon')}`,
    body: main(
      part(
        `<div class="fields">${'<i></i>'.repeat(3)}</div>`,
        `<div class="fields">${'<i></i>'.repeat(6)}</div>`,
      ),
      facts('w8 small'),
      part(rows(6)),
    ),
  },
});
