import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, cols, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { recurringWords } from './texts.ts';

export const recurringView = definePage({
  name: 'recurring',
  rootElement: 'vireo-recurring',
  words: recurringWords,
  layout: {
    isEdge: true,
    header: `${bar('px')}${grow}${bar('control px')}`,
    body: main(cols(part(rows(5)), part(bars('w4', 'w6'), rows(4)))),
    styles: '.skeleton.recurring{--side:416px}.skeleton.recurring main{max-width:none}',
  },
});
