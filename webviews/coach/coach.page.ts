import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, bars, grow, main } from '../../src/contract/webview/skeleton.ts';
import { checkInWords } from './check-in/check-in-texts.ts';
import { coachWords } from './texts.ts';

const styles = `
.skeleton.coach{display:grid;grid-template-rows:auto minmax(0,1fr) auto;height:100vh;max-width:600px}
.skeleton.coach header{min-height:40px;padding:0 8px 0 12px}
.skeleton.coach h1{font:600 var(--t-body) var(--vscode-font-family)}
.skeleton.coach main{width:100%;padding:16px}
.skeleton.coach footer{padding:8px 12px 36px}
.skeleton.coach i.box{height:86px;margin:0;border-radius:4px}`;

export const coachView = definePage({
  name: 'coach',
  rootElement: 'vireo-coach',
  words: { coachWords, checkInWords },
  layout: {
    header: `${grow}${bar('icon')}`,
    isEdge: true,
    body: `${main(bars('w9', 'w6', 'w8'))}<footer>${bar('box')}</footer>`,
    styles,
  },
});
