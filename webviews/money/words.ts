/** Texts of the Invoices page in the editor's language. */
import { moneyWords } from '../../src/contract/webview/words/money-words.ts';
import { translate } from '../words.ts';

export const words = translate(moneyWords);
export type Words = typeof words;
