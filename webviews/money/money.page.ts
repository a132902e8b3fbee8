import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, cols, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { moneyWords } from './texts.ts';

export const moneyView = definePage({
  name: 'money',
  rootElement: 'vireo-money',
  words: moneyWords,
  layout: {
    header: `${bars('control px', 'px')}${grow}${bars('control px', 'icon')}`,
    body: main(
      part(
        bar('w1'),
        `<div class="age"><div>${bars('w8 figure', 'w6')}</div><div>${bars('w1 small', 'w2', 'w10 thick')}</div></div>`,
      ),
      cols(part(bar('w3'), rows(6)), part(bar('w5'), rows(3))),
      part(bars('w3', 'chart')),
    ),
  },
});
