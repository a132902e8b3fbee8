import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { runWords } from './texts.ts';

const styles = `
.skeleton.run{--side:280px}
.skeleton.run main{display:grid;grid-template-columns:var(--side) minmax(0,1fr);max-width:none;min-height:calc(100vh - 56px);padding:0}
.skeleton.run main>*{padding:16px 24px}
.skeleton.run .side{border-left:0;border-right:1px solid var(--line)}
.skeleton.run i.code{height:160px;margin:12px 0 16px}
@media (max-width:900px){
.skeleton.run main{grid-template-columns:minmax(0,1fr)}
.skeleton.run .side{border-right:0}
}`;

export const runView = definePage({
  name: 'run',
  rootElement: 'vireo-run',
  words: runWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px', 'control px')}`,
    isEdge: true,
    body: main(`<div class="side">${rows(6, ['w6'])}</div>`, part(bars('w4', 'code', 'code'))),
    styles,
  },
});
