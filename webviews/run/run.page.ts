import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { runWords } from './texts.ts';

export const runView = definePage({
  name: 'run',
  rootElement: 'vireo-run',
  words: runWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px', 'control px')}`,
    isEdge: true,
    body: main(`<div class="side">${rows(6, ['w6'])}</div>`, part(bars('w4', 'code', 'code'))),
  },
});
