import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { approvalsWords } from './texts.ts';

export const approvalsView = definePage({
  name: 'approvals',
  rootElement: 'vireo-approvals',
  words: approvalsWords,
  layout: {
    header: `${bar('px')}${grow}${bar('icon')}`,
    body: main(part(bar('control px')), rows(6)),
  },
});
