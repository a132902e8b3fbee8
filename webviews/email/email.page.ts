import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, part } from '../../src/contract/webview/skeleton.ts';
import { formColumns, formGroups } from '../components/form/form-layout.ts';
import { formWords } from '../components/form/form-texts.ts';
import { emailWords } from './texts.ts';

export const emailView = definePage({
  name: 'email',
  rootElement: 'vireo-email',
  words: { emailWords, formWords },
  layout: {
    header: `${bar('px')}${grow}`,
    isEdge: true,
    body: main(part(...formGroups), `<div class="side">${bars('w5', 'w8', 'w8', 'w5', 'w8')}</div>`),
    styles: formColumns('email', 'minmax(304px,30%)'),
  },
});
