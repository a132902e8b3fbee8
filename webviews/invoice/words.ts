/** Texts of the Invoice page in the editor's language. */

import { inSentence, translate } from '../words.ts';
import { invoiceWords } from './texts.ts';

const texts = translate(invoiceWords);

export const words = {
  ...texts,
  underHead: (head: string, line: string) => texts.underHead(head, inSentence(line)),
};
export type Words = typeof words;
