/**
 * How a skeleton looks. Sizes are those of the pages' own styles, so that nothing moves when the content comes; colours
 * are the tokens of webviews/components/tokens.css. `i` is a bar in a line of text.
 */

/** Widths of bars in per cent: `w3` is 30 %. */
const widths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((tenths) => `.skeleton .w${tenths}{width:${tenths}0%}`);

const shared = `
.skeleton{--bar:color-mix(in srgb,var(--text) 10%,transparent);--edge:24px;min-height:100vh;background:var(--surface)}
.skeleton,.skeleton *{box-sizing:border-box}
.skeleton i{display:block;flex:none;height:12px;margin:4px 0;border-radius:3px;background:var(--bar)}
.skeleton i.small{height:8px}
.skeleton i.figure{height:22px;margin:5px 0}
.skeleton i.control{height:28px;margin:0;border-radius:4px}
.skeleton i.icon{width:24px;height:24px;margin:0;border-radius:4px}
.skeleton i.chart{height:168px;margin:12px 0 33px}
.skeleton i.button{width:112px;height:24px;margin:0;border-radius:4px}
.skeleton h1{margin:0;font:600 var(--t-title) var(--vscode-font-family);white-space:nowrap;flex:none}
.skeleton header{display:flex;align-items:center;gap:12px;min-height:56px;padding:8px max(24px,calc((100vw - 1280px) / 2 + 24px));border-bottom:1px solid var(--line)}
.skeleton header.edge{padding:8px var(--edge)}
.skeleton .grow{flex:1 1 auto;min-width:0}
.skeleton .px{width:144px;max-width:100%}
.skeleton .sr{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skeleton main{max-width:1280px;margin:0 auto;padding:0 24px 24px}
.skeleton .part{min-width:0;padding:16px 0;border-bottom:1px solid var(--line)}
.skeleton .part:last-child{border-bottom:0}
.skeleton .part>i:first-child{margin-bottom:12px}
.skeleton .row{display:grid;grid-template-columns:minmax(0,1fr) 20% 12%;gap:24px;padding:4px 0;border-bottom:1px solid var(--line)}
.skeleton .row i+i{justify-self:end}
.skeleton .rows>:last-child{border-bottom-color:transparent}
.skeleton .facts{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));border-bottom:1px solid var(--line)}
.skeleton .fact{display:grid;gap:4px;align-content:start;padding:16px 24px;border-left:1px solid var(--line)}
.skeleton .fact:first-child{padding-left:0;border-left:0}
.skeleton .cols{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,var(--side));border-bottom:1px solid var(--line)}
.skeleton .cols:last-child{border-bottom:0}
.skeleton .cols>.part{padding-right:24px;border-bottom:0}
.skeleton .cols>.part+.part{padding:16px 0 16px 24px;border-left:1px solid var(--line)}
.skeleton .fields{display:flex;flex-wrap:wrap;gap:32px 12px;padding-top:20px}
.skeleton .fields+.fields{padding-top:32px}
.skeleton .fields i{flex:0 1 168px;height:28px;margin:0;border-radius:4px}
.skeleton .side{border-left:1px solid var(--line)}
.skeleton .group{display:grid;grid-template-columns:128px minmax(0,1fr);gap:24px;padding:20px 0;max-width:1056px}
.skeleton .group+.group{border-top:1px solid var(--line)}
.skeleton .group .fields{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:12px 16px}
@media (max-width:900px){
.skeleton{--edge:16px}
.skeleton header{flex-wrap:wrap;gap:4px 12px;padding:8px 16px}
.skeleton main{padding:0 16px 16px}
.skeleton .cols{grid-template-columns:minmax(0,1fr)}
.skeleton .cols>.part{padding-right:0}
.skeleton .cols>.part+.part{padding-left:0;border-left:0;border-top:1px solid var(--line)}
.skeleton .facts{grid-template-columns:repeat(2,minmax(0,1fr));gap:0 24px}
.skeleton .fact{display:grid;gap:4px;align-content:start;padding:12px 0;border-left:0}
}
@media (prefers-reduced-motion:no-preference){
body:not(.vscode-reduce-motion) .skeleton i{animation:skeleton 1.6s ease-in-out 0.4s infinite}
@keyframes skeleton{50%{opacity:0.5}}
}`;

/** What every page draws first; its own rules follow. */
export const skeletonStyles = [...widths, shared].join('').replaceAll('\n', '');
