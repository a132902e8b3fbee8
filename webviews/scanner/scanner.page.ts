import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, cols, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { scannerWords } from './texts.ts';

export const scannerView = definePage({
  name: 'scanner',
  rootElement: 'vireo-scanner',
  words: scannerWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px', 'control px')}`,
    body: main(
      cols(part(bars('w3', 'w4 figure', 'w6'), rows(5)), part(bars('w5', 'chart'))),
      cols(part(bar('w3'), rows(5)), part(bar('w5'), rows(4))),
      part(bar('w2'), rows(5)),
    ),
    styles: '.skeleton.scanner{--side:440px}',
  },
});
