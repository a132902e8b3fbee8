import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main } from '../../src/contract/webview/skeleton.ts';
import { explainWords } from './texts.ts';

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
  },
});
