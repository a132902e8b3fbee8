import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, cols, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { moneyWords } from './texts.ts';

const styles = `
.skeleton.money{--side:440px}
.skeleton.money .age{display:grid;grid-template-columns:232px minmax(0,1fr)}
.skeleton.money .part:first-child>i{margin:6px 0 14px}
.skeleton.money .age>div{display:grid;align-content:start}
.skeleton.money .age>div+div{padding-top:8px}
.skeleton.money i.thick{height:8px;margin:12px 0 0;border-radius:2px}
@media (max-width:900px){
.skeleton.money .age{grid-template-columns:minmax(0,1fr)}
}`;

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
    styles,
  },
});
