import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, part } from '../../src/contract/webview/skeleton.ts';
import { letterWords } from './texts.ts';

export const letterView = definePage({
  name: 'letter',
  rootElement: 'vireo-letter',
  words: letterWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px', 'control px')}`,
    body: main(part(bars('w3 small', 'control', 'w3 small', 'control', 'w3 small', 'control'))),
  },
});
