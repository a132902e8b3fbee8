/** Texts of the Scanner page in the editor's language. */

import { inSentence, translate } from '../words.ts';
import { scannerWords } from './texts.ts';

const texts = translate(scannerWords);

export const words = {
  ...texts,
  filesRead: (files: string, took: string | undefined) =>
    took === undefined ? texts.files(files) : texts.filesIn(texts.files(files), took),
  sortedBy: (column: string) => texts.sortedBy(inSentence(column)),
};
export type Words = typeof words;
