import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, cols, facts, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { dashboardWords } from './texts.ts';

const styles = `
.skeleton.dashboard{--side:392px}
.skeleton.dashboard .facts{grid-template-columns:repeat(3,minmax(0,1fr)) minmax(0,392px)}
.skeleton.dashboard .fact:last-child{padding-right:0}
@media (max-width:900px){
.skeleton.dashboard .facts{grid-template-columns:repeat(auto-fit,minmax(min(232px,100%),1fr))}
}`;

export const dashboardView = definePage({
  name: 'dashboard',
  rootElement: 'vireo-dashboard',
  words: dashboardWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px', 'icon')}`,
    body: main(
      facts('w8', 'button'),
      cols(part(bars('w3', 'chart')), part(bar('w5'), rows(5))),
      cols(part(bar('w3'), rows(5)), part(bar('w5'), rows(4))),
    ),
    styles,
  },
});
