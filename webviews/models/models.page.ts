import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, cols, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { modelsWords } from './texts.ts';

const styles = `
.skeleton.models{--side:408px}
.skeleton.models .facts{grid-template-columns:repeat(3,minmax(0,1fr))}`;

export const modelsView = definePage({
  name: 'models',
  rootElement: 'vireo-models',
  words: modelsWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px', 'control px')}`,
    body: main(
      `<div class="facts">${`<div class="fact">${bars('w5 small', 'w6 figure', 'w8')}</div>`.repeat(3)}</div>`,
      cols(part(bar('w3'), rows(3)), part(bar('w3'), rows(3))),
      cols(part(bar('w3'), rows(6)), part(bar('w3'), rows(5))),
    ),
    styles,
  },
});
