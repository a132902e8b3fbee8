import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, cols, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { goalsWords } from './texts.ts';

export const goalsView = definePage({
  name: 'goals',
  rootElement: 'vireo-goals',
  words: goalsWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px', 'control px')}`,
    body: main(
      part(bar('w2'), rows(4)),
      part(bar('w2'), rows(4)),
      cols(part(bar('w3'), rows(3)), part(bar('w3'), rows(3))),
    ),
  },
});
