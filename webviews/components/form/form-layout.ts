/** What stands in a form before its fields do. */
import { bar, bars } from '../../../src/contract/webview/skeleton.ts';

const formGroup = (...fields: readonly string[]): string =>
  `<div class="group">${bar('w6')}<div class="fields">${fields.map((kind) => `<div>${bars('w4 small', `control ${kind}`)}</div>`).join('')}</div></div>`;
export const formGroups = [
  formGroup('w10', 'w10', 'w10', 'w10', 'w10', 'w10'),
  formGroup('w10', 'w10', 'w10', 'w10'),
  formGroup('w10', 'w10'),
];
