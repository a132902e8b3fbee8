/** Texts of the panel that explains a finding in the editor's language. */
import type { ShownFinding } from '../../src/contract/webview/explain-view.ts';
import { explainWords } from '../../src/contract/webview/words/explain-words.ts';
import { translate } from '../words.ts';

type SetAside = NonNullable<ShownFinding['setAside']>;

const texts = translate(explainWords);

export const words = {
  ...texts,
  setAside: (how: SetAside) =>
    how.by === 'off' ? texts.suppressed.off : texts.suppressed[how.by](how.reason),
  lines: (first: number, last: number) =>
    first === last ? texts.codeLine(first) : texts.codeLines(first, last),
};
export type Words = typeof words;
