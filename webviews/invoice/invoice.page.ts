import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { paperDesk } from '../components/paper/paper-layout.ts';
import { accountWords } from './account-texts.ts';
import { invoiceWords } from './texts.ts';

export const invoiceView = definePage({
  name: 'invoice',
  rootElement: 'vireo-invoice',
  hasImages: true,
  words: { invoiceWords, accountWords },
  layout: {
    header: `${bar('px')}${grow}${bar('control px')}`,
    isEdge: true,
    body: main(
      `<div class="desk"><div class="paper">${bars('w4', 'w3', 'w4')}${part(bars('w3 figure', 'w10'), rows(6))}</div></div>`,
      `<div class="side">${bars('w3 small', 'control', 'w4 small', 'control', 'w3 small', 'control', 'w8', 'w6')}</div>`,
    ),
    styles: paperDesk('invoice', 'minmax(0,1fr) var(--side)'),
  },
});
