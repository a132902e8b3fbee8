/** Rules of a skeleton that is a paper on a desk, and fields beside it. @param columns of desk and fields, in their order */
export const paperDesk = (page: string, columns: string): string => `
.skeleton.${page}{--side:304px;grid-column:1/-1;display:grid;grid-template-rows:auto minmax(0,1fr);height:100vh;overflow:hidden}
.skeleton.${page} main{display:grid;grid-template-columns:${columns};width:100%;max-width:none;padding:0;min-height:0}
.skeleton.${page} .desk{padding:16px 24px;overflow:hidden;background:var(--vscode-sideBar-background,var(--tint))}
.skeleton.${page} .paper{--bar:#ececec;max-width:760px;min-height:960px;margin:0 auto;padding:32px 56px;background:#fff;border:1px solid var(--line)}
.skeleton.${page} .paper .row{border-color:#e4e4e4}
.skeleton.${page} .side{padding:16px}
.skeleton.${page} .side i.control{margin-bottom:12px}
@media (max-width:900px){
.skeleton.${page} main{grid-template-columns:minmax(0,1fr)}
.skeleton.${page} .side{display:none}
.skeleton.${page} .desk{padding:8px}
}`;
