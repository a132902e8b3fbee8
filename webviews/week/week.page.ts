import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, rows } from '../../src/contract/webview/skeleton.ts';
import { weekWords } from './texts.ts';

const weekCells = Array.from({ length: 8 }, () => 'w10');

const styles = `
.skeleton.week{display:grid;grid-template-rows:auto auto minmax(0,1fr) auto;height:100vh;overflow:hidden}
.skeleton.week .goal{display:flex;align-items:center;gap:16px;min-height:41px;padding:8px var(--edge);border-bottom:1px solid var(--line)}
.skeleton.week main{width:100%;max-width:none;padding:0;overflow:hidden}
.skeleton.week .row{grid-template-columns:minmax(0,1fr) repeat(7,88px) 76px;gap:0;padding:5px var(--edge);height:32px}
.skeleton.week .row i+i{width:36px;margin-right:12px}
.skeleton.week .row i:last-child{margin-right:0}
.skeleton.week .row:first-child{align-items:end;height:44px}
.skeleton.week .row:first-child i:first-child{visibility:hidden}
.skeleton.week footer div{display:flex;justify-content:end;min-height:44px;padding:12px var(--edge);border-top:1px solid var(--line)}
.skeleton.week footer div+div{min-height:57px;padding:14px var(--edge)}
@media (max-width:900px){
.skeleton.week .row{grid-template-columns:minmax(0,1fr) repeat(7,32px) 40px}
.skeleton.week .row i+i{width:24px;margin-right:4px}
}`;

export const weekView = definePage({
  name: 'week',
  rootElement: 'vireo-week',
  words: weekWords,
  layout: {
    header: `${bar('px')}${grow}${bars('icon', 'icon', 'control px')}`,
    isEdge: true,
    body: `<div class="goal">${bars('px', 'grow')}</div>${main(rows(9, weekCells))}<footer><div></div><div>${bar('control px')}</div></footer>`,
    styles,
  },
});
