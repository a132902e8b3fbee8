import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, grow, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { membersWords } from './texts.ts';

export const membersView = definePage({
  name: 'members',
  rootElement: 'vireo-members',
  words: membersWords,
  layout: {
    isEdge: true,
    header: `${bar('px')}${grow}`,
    body: main(part(bar('w3'), rows(3)), part(bar('w3'), rows(2)), part(bar('w3'), rows(3))),
    styles: '.skeleton.members main{max-width:none}',
  },
});
