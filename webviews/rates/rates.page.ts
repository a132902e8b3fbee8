import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, cols, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { ratesWords } from './texts.ts';

export const ratesView = definePage({
  name: 'rates',
  rootElement: 'vireo-rates',
  words: ratesWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px', 'icon')}`,
    body: main(
      cols(part(bars('w4', 'w8'), rows(4)), part(bars('w3 small', 'control', 'w3 small', 'control'))),
      part(rows(5)),
    ),
  },
});
