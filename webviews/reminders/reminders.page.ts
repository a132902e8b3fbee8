import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, cols, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { remindersWords } from './texts.ts';

export const remindersView = definePage({
  name: 'reminders',
  rootElement: 'vireo-reminders',
  words: remindersWords,
  layout: {
    isEdge: true,
    header: `${bar('px')}${grow}${bar('control px')}`,
    body: main(
      cols(
        `<div>${part(bar('w2'), rows(5))}${part(bar('w2'), rows(3))}</div>`,
        part(bars('w4 small', 'w6 figure'), rows(4), rows(4)),
      ),
    ),
    styles: '.skeleton.reminders{--side:448px}.skeleton.reminders main{max-width:none}',
  },
});
