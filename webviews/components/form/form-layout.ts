/** What stands in a form before its fields do. */
import { bar, bars } from '../../../src/contract/webview/skeleton.ts';

const formGroup = (...fields: readonly string[]): string =>
  `<div class="group">${bar('w6')}<div class="fields">${fields.map((kind) => `<div>${bars('w4 small', `control ${kind}`)}</div>`).join('')}</div></div>`;
export const formGroups = [
  formGroup('w10', 'w10', 'w10', 'w10', 'w10', 'w10'),
  formGroup('w10', 'w10', 'w10', 'w10'),
  formGroup('w10', 'w10'),
];

/** Rules of a skeleton that is a form with a side. */
export const formColumns = (page: string, side: string): string => `
.skeleton.${page}{--side:${side};display:grid;grid-template-rows:auto minmax(0,1fr);height:100vh;overflow:hidden}
.skeleton.${page} main{display:grid;grid-template-columns:minmax(0,1fr) var(--side);width:100%;max-width:none;padding:0;min-height:0}
.skeleton.${page} .part{margin:0;padding:0 24px}
.skeleton.${page} .side{padding:16px}
@media (max-width:900px){
.skeleton.${page} .side{display:none}
.skeleton.${page} main{grid-template-columns:minmax(0,1fr)}
}`;
