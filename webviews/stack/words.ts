/** Texts of the Stack page in the editor's language. */

import { translate } from '../words.ts';
import { stackWords } from './texts.ts';

const texts = translate(stackWords);

export const words = {
  ...texts,
  size: (lines: string, files: string) => `${texts.linesOfCode(lines)}, ${texts.fileCount(files)}`,
};
export type Words = typeof words;
