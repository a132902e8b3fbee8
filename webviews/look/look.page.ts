import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { paperDesk } from '../components/paper/paper-layout.ts';
import { lookWords } from './texts.ts';

export const lookView = definePage({
  name: 'look',
  rootElement: 'vireo-look',
  hasImages: true,
  words: lookWords,
  layout: {
    header: `${bar('px')}${grow}${bar('control px')}`,
    isEdge: true,
    body: main(
      `<div class="side">${bars('w3 small', 'control', 'w4 small', 'control', 'w3 small', 'control', 'w8', 'w6', 'w7')}</div>`,
      `<div class="desk"><div class="paper">${bars('w4', 'w3', 'w4')}${part(bars('w3 figure', 'w10'), rows(6))}</div></div>`,
    ),
    styles: paperDesk('look', 'var(--side) minmax(0,1fr)'),
  },
});
