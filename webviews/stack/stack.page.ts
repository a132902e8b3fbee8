import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, cols, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { stackWords } from './texts.ts';

const styles = `
.skeleton.stack .cols{grid-template-columns:minmax(0,360px) minmax(0,1fr)}
.skeleton.stack .row{grid-template-columns:minmax(0,240px) minmax(0,1fr)}
.skeleton.stack .part+.part .row i+i{justify-self:start}
@media (max-width:900px){
.skeleton.stack .cols{grid-template-columns:minmax(0,1fr)}
}`;

export const stackView = definePage({
  name: 'stack',
  rootElement: 'vireo-stack',
  words: stackWords,
  layout: {
    header: `${bar('px')}${grow}${bar('icon')}`,
    body: main(
      cols(
        part(bar('w5'), rows(6, ['w6'])),
        `<div class="part">${bar('w3')}${rows(4, ['w6'])}${bar('w3')}${rows(4, ['w6'])}</div>`,
      ),
    ),
    styles,
  },
});
