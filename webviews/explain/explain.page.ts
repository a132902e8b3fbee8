import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main } from '../../src/contract/webview/skeleton.ts';
import { explainWords } from './texts.ts';

const styles = `
.skeleton.explain main{display:grid;grid-template-columns:minmax(0,1fr) var(--side)}
.skeleton.explain{--side:360px}
.skeleton.explain main{min-height:calc(100vh - 56px);padding:0}
.skeleton.explain main>*{padding:16px 24px}
.skeleton.explain i.code{height:120px;margin:12px 0 24px}
@media (max-width:900px){
.skeleton.explain main{grid-template-columns:minmax(0,1fr)}
.skeleton.explain .side{border-left:0;border-top:1px solid var(--line)}
.skeleton.explain main>*{padding:16px}
}`;

export const explainView = definePage({
  name: 'explain',
  rootElement: 'vireo-explain',
  words: explainWords,
  layout: {
    header: `${bar('px')}${grow}${bars('icon', 'control px')}`,
    body: main(
      `<div>${bars('w9', 'w10', 'w7', 'code', 'w3', 'w9', 'code')}</div>`,
      `<div class="side">${bars('w4', 'w10', 'w9', 'w6')}</div>`,
    ),
    styles,
  },
});
