import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, part } from '../../src/contract/webview/skeleton.ts';
import { formColumns, formGroups } from '../components/form/form-layout.ts';
import { formWords } from '../components/form/form-texts.ts';
import { clientWords } from './texts.ts';

export const clientView = definePage({
  name: 'client',
  rootElement: 'vireo-client',
  words: { clientWords, formWords },
  layout: {
    header: `${bar('px')}${grow}${bar('px')}`,
    isEdge: true,
    body: main(
      part(...formGroups),
      `<div class="side">${bars('w5 small', 'w6 figure', 'w8', 'w5 small', 'w6 figure')}</div>`,
    ),
    styles: formColumns('client', '304px'),
  },
});
