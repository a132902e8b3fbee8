import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main } from '../../src/contract/webview/skeleton.ts';
import { checkInWords } from './check-in-texts.ts';
import { coachWords } from './texts.ts';

export const coachView = definePage({
  name: 'coach',
  rootElement: 'vireo-coach',
  words: { coachWords, checkInWords },
  layout: {
    header: `${grow}${bar('icon')}`,
    isEdge: true,
    body: `${main(bars('w9', 'w6', 'w8'))}<footer>${bar('box')}</footer>`,
  },
});
