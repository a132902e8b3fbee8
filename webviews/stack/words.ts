/** Texts of the Stack page in the editor's language. */
import { stackWords } from '../../src/contract/webview/words/stack-words.ts';
import { translate } from '../words.ts';

const texts = translate(stackWords);

export const words = {
  ...texts,
  size: (lines: string, files: string) => `${texts.linesOfCode(lines)}, ${texts.fileCount(files)}`,
};
export type Words = typeof words;
