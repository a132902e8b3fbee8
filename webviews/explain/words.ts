/** Texts of the panel that explains a finding in the editor's language. */

import { translate } from '../words.ts';
import type { ShownFinding } from './messages.ts';
import { explainWords } from './texts.ts';

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
