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

const own = `
.skeleton.dashboard{--side:392px}
.skeleton.dashboard .facts{grid-template-columns:repeat(3,minmax(0,1fr)) minmax(0,392px)}
.skeleton.dashboard .fact:last-child{padding-right:0}
.skeleton.scanner{--side:440px}
.skeleton.models{--side:408px}
.skeleton.models .facts{grid-template-columns:repeat(3,minmax(0,1fr))}
.skeleton.money{--side:440px}
.skeleton.money .age{display:grid;grid-template-columns:232px minmax(0,1fr)}
.skeleton.money .part:first-child>i{margin:6px 0 14px}
.skeleton.money .age>div{display:grid;align-content:start}
.skeleton.money .age>div+div{padding-top:8px}
.skeleton.money i.thick{height:8px;margin:12px 0 0;border-radius:2px}
.skeleton.stack .cols{grid-template-columns:minmax(0,360px) minmax(0,1fr)}
.skeleton.stack .row{grid-template-columns:minmax(0,240px) minmax(0,1fr)}
.skeleton.stack .part+.part .row i+i{justify-self:start}
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
.skeleton.explain main,.skeleton.invoice main{display:grid;grid-template-columns:minmax(0,1fr) var(--side)}
.skeleton.look main{display:grid;grid-template-columns:var(--side) minmax(0,1fr)}
.skeleton.run{--side:280px}
.skeleton.run main{display:grid;grid-template-columns:var(--side) minmax(0,1fr);max-width:none;min-height:calc(100vh - 56px);padding:0}
.skeleton.run main>*{padding:16px 24px}
.skeleton.run .side{border-left:0;border-right:1px solid var(--line)}
.skeleton.run i.code{height:160px;margin:12px 0 16px}
.skeleton.explain{--side:360px}
.skeleton.explain main{min-height:calc(100vh - 56px);padding:0}
.skeleton.explain main>*{padding:16px 24px}
.skeleton.explain i.code{height:120px;margin:12px 0 24px}
.skeleton .side{border-left:1px solid var(--line)}
.skeleton:is(.invoice,.look){--side:304px;grid-column:1/-1;display:grid;grid-template-rows:auto minmax(0,1fr);height:100vh;overflow:hidden}
.skeleton:is(.invoice,.look) main{width:100%;max-width:none;padding:0;min-height:0}
.skeleton:is(.invoice,.look) .desk{padding:16px 24px;overflow:hidden;background:var(--vscode-sideBar-background,var(--tint))}
.skeleton:is(.invoice,.look) .paper{--bar:#ececec;max-width:760px;min-height:960px;margin:0 auto;padding:32px 56px;background:#fff;border:1px solid var(--line)}
.skeleton:is(.invoice,.look) .paper .row{border-color:#e4e4e4}
.skeleton:is(.invoice,.look) .side{padding:16px}
.skeleton:is(.invoice,.look) .side i.control{margin-bottom:12px}
.skeleton.business{--side:max(320px,35%)}
.skeleton.client{--side:304px}
.skeleton:is(.business,.client){display:grid;grid-template-rows:auto minmax(0,1fr);height:100vh;overflow:hidden}
.skeleton:is(.business,.client) main{display:grid;grid-template-columns:minmax(0,1fr) var(--side);width:100%;max-width:none;padding:0;min-height:0}
.skeleton:is(.business,.client) .part{margin:0;padding:0 24px}
.skeleton:is(.business,.client) .side{padding:16px}
.skeleton .group{display:grid;grid-template-columns:128px minmax(0,1fr);gap:24px;padding:20px 0;max-width:1056px}
.skeleton .group+.group{border-top:1px solid var(--line)}
.skeleton .group .fields{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:12px 16px}
.skeleton.business .paper{--bar:#ececec;min-height:320px;margin-bottom:16px;padding:24px;background:#fff;border:1px solid var(--line)}
.skeleton.coach{display:grid;grid-template-rows:auto minmax(0,1fr) auto;height:100vh;max-width:600px}
.skeleton.coach header{min-height:40px;padding:0 8px 0 12px}
.skeleton.coach h1{font:600 var(--t-body) var(--vscode-font-family)}
.skeleton.coach main{width:100%;padding:16px}
.skeleton.coach footer{padding:8px 12px 36px}
.skeleton.coach i.box{height:86px;margin:0;border-radius:4px}
@media (max-width:900px){
.skeleton.explain main,.skeleton.run main,.skeleton.invoice main,.skeleton.look main,.skeleton.stack .cols,.skeleton.dashboard .facts,.skeleton.money .age{grid-template-columns:minmax(0,1fr)}
.skeleton.dashboard .facts{grid-template-columns:repeat(auto-fit,minmax(min(232px,100%),1fr))}
.skeleton.week .row{grid-template-columns:minmax(0,1fr) repeat(7,32px) 40px}
.skeleton.week .row i+i{width:24px;margin-right:4px}
.skeleton.run .side{border-right:0}
.skeleton.explain .side{border-left:0;border-top:1px solid var(--line)}
.skeleton.explain main>*{padding:16px}
.skeleton:is(.invoice,.look,.business,.client) .side{display:none}
.skeleton:is(.business,.client) main{grid-template-columns:minmax(0,1fr)}
.skeleton:is(.invoice,.look) .desk{padding:8px}
}`;

/** With the page's own style sheet before it. */
export const skeletonStyles = [...widths, shared, own].join('').replaceAll('\n', '');
