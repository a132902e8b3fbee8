import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, rows } from '../../src/contract/webview/skeleton.ts';
import { weekWords } from './texts.ts';

const weekCells = Array.from({ length: 8 }, () => 'w10');

export const weekView = definePage({
  name: 'week',
  rootElement: 'vireo-week',
  words: weekWords,
  layout: {
    header: `${bar('px')}${grow}${bars('icon', 'icon', 'control px')}`,
    isEdge: true,
    body: `<div class="goal">${bars('px', 'grow')}</div>${main(rows(9, weekCells))}<footer><div></div><div>${bar('control px')}</div></footer>`,
  },
});
