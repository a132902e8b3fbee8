import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { notificationsWords } from './texts.ts';

export const notificationsView = definePage({
  name: 'notifications',
  rootElement: 'vireo-notifications',
  words: notificationsWords,
  layout: {
    header: `${bar('px')}${grow}${bars('control px')}`,
    body: main(part(bars('w4', 'w4')), part(bar('w2'), rows(8, ['w1', 'w1', 'w1']))),
  },
});
