/** Texts of the Invoice page in the editor's language. */
import { invoiceWords } from '../../src/contract/webview/words/invoice-words.ts';
import { translate } from '../words.ts';

export const words = translate(invoiceWords);
export type Words = typeof words;
