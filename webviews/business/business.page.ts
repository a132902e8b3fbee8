import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { formColumns, formGroups } from '../components/form/form-layout.ts';
import { formWords } from '../components/form/form-texts.ts';
import { businessWords } from './texts.ts';

export const businessView = definePage({
  name: 'business',
  rootElement: 'vireo-business',
  words: { businessWords, formWords },
  layout: {
    header: `${bar('px')}${grow}${bar('px')}`,
    isEdge: true,
    body: main(
      part(...formGroups),
      `<div class="side"><div class="paper">${bars('w4', 'w3', 'w4')}${part(bars('w3 figure', 'w10'), rows(4))}</div>${bars('w5', 'w8', 'w8')}</div>`,
    ),
    styles: `${formColumns('business', 'max(320px,35%)')}
.skeleton.business .paper{--bar:#ececec;min-height:320px;margin-bottom:16px;padding:24px;background:#fff;border:1px solid var(--line)}`,
  },
});
