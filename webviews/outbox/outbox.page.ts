import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { outboxWords } from './texts.ts';

export const outboxView = definePage({
  name: 'outbox',
  rootElement: 'vireo-outbox',
  words: outboxWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px')}`,
    body: main(part(bar('w2'), rows(5)), part(bar('w2'), rows(3))),
  },
});
