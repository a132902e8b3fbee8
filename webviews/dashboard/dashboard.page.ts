import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, cols, facts, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { dashboardWords } from './texts.ts';

export const dashboardView = definePage({
  name: 'dashboard',
  rootElement: 'vireo-dashboard',
  words: dashboardWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px', 'icon')}`,
    body: main(
      facts('w8', 'button'),
      cols(part(bars('w3', 'chart')), part(bar('w5'), rows(5))),
      cols(part(bar('w3'), rows(5)), part(bar('w5'), rows(4))),
    ),
  },
});
