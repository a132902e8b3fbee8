/** Texts of the Invoice page in the editor's language. */
import { invoiceWords } from '../../src/contract/webview/words/invoice-words.ts';
import { inSentence, translate } from '../words.ts';

const texts = translate(invoiceWords);

export const words = {
  ...texts,
  underHead: (head: string, line: string) => texts.underHead(head, inSentence(line)),
};
export type Words = typeof words;
