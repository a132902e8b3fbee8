/** Texts of the Scanner page in the editor's language. */
import { scannerWords } from '../../src/contract/webview/words/scanner-words.ts';
import { inSentence, translate } from '../words.ts';

const texts = translate(scannerWords);

export const words = {
  ...texts,
  filesRead: (files: string, took: string | undefined) =>
    took === undefined ? texts.files(files) : texts.filesIn(texts.files(files), took),
  sortedBy: (column: string) => texts.sortedBy(inSentence(column)),
};
export type Words = typeof words;
